// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.rate.RateLevel;
import io.github.httptoll.bench.workload.Arrivals;
import org.openjdk.jmh.annotations.Param;

/// What latency do users feel when calls arrive at a rate?
///
/// One operation is one level: the calls of a ramp and of a window as long as the iteration, and their drain. Its time says nothing: the
/// latencies are in the [RateLevel]. Without a rate it is a batch, as a closed loop reports it.
///
/// `java -jar benchmarks/target/benchmarks.jar Rate -p client=OKHTTP -p strategy=FUTURES -p rate=2000 -prof
/// io.github.httptoll.bench.timeline.PhaseProfiler`
public class RateBenchmark extends BatchBenchmark {
    @Param("JDK")
    public String client;
    @Param("VIRTUAL_THREADS")
    public String strategy;
    @Param("1000")
    public String rate;
    @Param("POISSON")
    public Arrivals arrivals;
    @Param("1")
    public int calls;
    @Param("100")
    public int limit;
    @Param("0")
    public int connections;
    @Param("5")
    public double delayMillis;
    @Param("USUAL")
    public String server;
}
