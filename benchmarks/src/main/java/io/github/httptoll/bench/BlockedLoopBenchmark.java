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
import io.github.httptoll.bench.workload.Workload;
import java.net.URI;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// What happens when the completion callback blocks the thread that brings the answers?
///
/// N calls, all in flight; each answer is then worked on for 10 ms without CPU or 2 ms with. The wrong places are those
/// `..._ON_CALLBACK`: work for N answers then runs on as many threads as the client has event loops, N · 10 ms / threads.
/// The right places take one sleep, or N · 2 ms / cores. To notice it in one's own program, look at the name of the thread
/// in the callback.
///
/// `java -jar benchmarks/target/benchmarks.jar BlockedLoop -p client=ASYNC_HTTP_CLIENT`
public class BlockedLoopBenchmark extends BatchBenchmark {
    /// Who sends.
    @Param("JDK")
    public Client client;
    /// Who waits.
    @Param("FUTURES")
    public Strategy strategy;
    /// N.
    @Param("50")
    public int calls;
    /// C.
    @Param("50")
    public int limit;
    /// The server's delay in milliseconds.
    @Param("50")
    public double delayMillis;
    /// What is done with an answer, and where.
    @Param
    public CallbackPolicy callback;

    /// One batch.
    @Benchmark
    public List<Exchange> batch() {
        return runBatch();
    }

    @Override
    Workload workload(URI serverUrl) {
        return Workload.fixed(serverUrl, calls, delayMillis);
    }

    @Override
    Caller open() {
        return strategy.open(client, ClientSettings.of(limit, Level.TUNED, SessionPolicy.SHARED), limit, callback);
    }
}
