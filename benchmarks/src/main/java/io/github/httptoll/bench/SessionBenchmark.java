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

/// What does a client, or a connection, for each call cost?
///
/// `SHARED` is the control. `PER_REQUEST` opens a client for each call and closes it; `KEEP_ALIVE_OFF` shares the client but
/// opens a connection for each call. The gap to `SHARED` is threads, pools and selectors in the first, a handshake in both.
///
/// `java -jar benchmarks/target/benchmarks.jar Session -p client=JDK`
public class SessionBenchmark extends BatchBenchmark {
    /// Who sends.
    @Param("JDK")
    public Client client;
    /// Who waits.
    @Param("VIRTUAL_THREADS")
    public Strategy strategy;
    /// N.
    @Param("20")
    public int calls;
    /// C.
    @Param("10")
    public int limit;
    /// The server's delay in milliseconds.
    @Param({"0", "50"})
    public double delayMillis;
    /// How long clients and connections live.
    @Param({"SHARED", "PER_REQUEST", "KEEP_ALIVE_OFF"})
    public SessionPolicy session;

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
        return strategy.open(client, ClientSettings.of(limit, Level.TUNED, session), limit, CallbackPolicy.NOTHING);
    }
}
