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

/// What do the shortcuts cost by which blocking or asynchronous calls are put together?
///
/// The wrong ones are `COMMON_POOL` and `PARALLEL_STREAM`, whose threads are as few as cores whatever C is: ceil(N / threads)
/// rounds of the delay; and `AWAIT_EACH`, which is N rounds. The right ones, `VIRTUAL_THREADS`, `PLATFORM_POOL` and `FUTURES`, take
/// ceil(N / C). To notice it in one's own program, look at the threads' names in the callbacks, or at how many requests the
/// server holds at once.
///
/// `java -jar benchmarks/target/benchmarks.jar Composition -p strategy=COMMON_POOL,VIRTUAL_THREADS`
public class CompositionBenchmark extends BatchBenchmark {
    /// Who sends.
    @Param("JDK")
    public Client client;
    /// Who waits.
    @Param({"COMMON_POOL", "PARALLEL_STREAM", "THREAD_PER_CALL", "VIRTUAL_THREADS"})
    public Strategy strategy;
    /// N.
    @Param("20")
    public int calls;
    /// C.
    @Param("20")
    public int limit;
    /// The server's delay in milliseconds.
    @Param("20")
    public double delayMillis;

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
        return strategy.open(client, ClientSettings.of(limit, Level.TUNED, SessionPolicy.SHARED), limit,
                CallbackPolicy.NOTHING);
    }
}
