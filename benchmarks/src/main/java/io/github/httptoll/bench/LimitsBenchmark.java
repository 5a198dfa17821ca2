// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.workload.Endpoint;
import org.openjdk.jmh.annotations.Param;

/// Which limit rules: the caller's, the client's pool, or the server's?
///
/// N calls take ceil(N / c) rounds of the delay, with c the smallest of the three. What waits for the caller's shows in the phase
/// `permit`, what waits for the pool in `send`, and what waits in the server in `server`.
///
/// `java -jar benchmarks/target/benchmarks.jar Limits -p limit=10,100 -p connections=10,100`
public class LimitsBenchmark extends BatchBenchmark {
    @Param("APACHE_ASYNC")
    public String client;
    @Param("FUTURES")
    public String strategy;
    @Param("100")
    public int calls;
    @Param("100")
    public int limit;
    @Param("100")
    public int connections;
    @Param("50")
    public double delayMillis;
    @Param("DELAY")
    public Endpoint endpoint;
}
