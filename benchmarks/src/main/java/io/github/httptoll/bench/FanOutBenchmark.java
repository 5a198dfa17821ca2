// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.client.ClientSettings;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Stamps;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.DelayPattern;
import io.github.httptoll.bench.workload.Workload;
import java.net.URI;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// How long does a batch of N calls take with at most C in flight, and who takes the time?
///
/// The ideal is ceil(N / C) rounds of the server's delay. Two cells that differ in the client show the client; two that
/// differ in the strategy show who waits; `level = DEFAULT` shows the library's own limits.
///
/// `java -jar benchmarks/target/benchmarks.jar FanOut -p client=OKHTTP -p limit=10 -prof
/// io.github.httptoll.bench.timeline.PhaseProfiler`
public class FanOutBenchmark extends BatchBenchmark {
    /// Who sends.
    @Param("JDK")
    public Client client;
    /// Who waits.
    @Param({"PLATFORM_POOL", "VIRTUAL_THREADS", "FUTURES"})
    public Strategy strategy;
    /// N.
    @Param("100")
    public int calls;
    /// C.
    @Param({"10", "100"})
    public int limit;
    /// The server's mean delay in milliseconds.
    @Param({"0", "5", "50"})
    public double delayMillis;
    /// How delays vary within the batch.
    @Param("FIXED")
    public DelayPattern pattern;
    /// Body size of every answer.
    @Param("128")
    public int bytes;
    /// Whose limits rule.
    @Param("TUNED")
    public Level level;
    /// Whether requests are stamped.
    @Param("ON")
    public Stamps stamps;

    /// One batch.
    @Benchmark
    public List<Exchange> batch() {
        return runBatch();
    }

    @Override
    Workload workload(URI serverUrl) {
        return new Workload(serverUrl, calls, pattern.delaysMillis(delayMillis), bytes);
    }

    @Override
    Timeline timeline() {
        return new Timeline(stamps);
    }

    @Override
    Caller open() {
        return strategy.open(client, ClientSettings.of(limit, level, SessionPolicy.SHARED), limit,
                CallbackPolicy.NOTHING);
    }
}
