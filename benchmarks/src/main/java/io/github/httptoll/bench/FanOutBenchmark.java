// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.timeline.Stamping;
import io.github.httptoll.bench.workload.DelayPattern;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import org.openjdk.jmh.annotations.Param;

/// How long does a batch of N calls take with at most C in flight, and who takes the time?
///
/// The ideal is ceil(N / C) rounds of the server's delay. Two cells that differ in the client show the client; two that
/// differ in the strategy show who waits; `level = DEFAULT` shows the library's own limits.
///
/// `java -jar benchmarks/target/benchmarks.jar FanOut -p client=OKHTTP -p limit=10 -prof
/// io.github.httptoll.bench.timeline.PhaseProfiler`
public class FanOutBenchmark extends BatchBenchmark {
    @Param("JDK")
    public String client;
    @Param({"PLATFORM_POOL", "VIRTUAL_THREADS", "FUTURES"})
    public String strategy;
    @Param("100")
    public int calls;
    @Param({"10", "100"})
    public int limit;
    @Param({"0", "5", "50"})
    public double delayMillis;
    @Param("FIXED")
    public DelayPattern pattern;
    @Param("128")
    public int bytes;
    @Param("TUNED")
    public LimitPolicy level;
    @Param("ON")
    public Stamping stamps;
    @Param("FREE")
    public Placement placement;
}
