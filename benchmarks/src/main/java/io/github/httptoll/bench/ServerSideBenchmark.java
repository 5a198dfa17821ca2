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
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.Workload;
import java.net.URI;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// What does a server that is written in that way do to calls that are made at once?
///
/// The client is the raw one, so that what differs is the server. On a timer, and on virtual threads, C calls take one round of
/// the delay; on k threads or slots ceil(C / k); what computes takes C times its work over the cores that may do it.
///
/// `java -jar benchmarks/target/benchmarks.jar ServerSide -p endpoint=DELAY,BLOCKING_5,VIRTUAL -p limit=1,20`
public class ServerSideBenchmark extends BatchBenchmark {
    /// Who sends.
    @Param("RAW_NIO")
    public Client client;
    /// Who waits.
    @Param("FUTURES")
    public Strategy strategy;
    /// N.
    @Param("20")
    public int calls;
    /// C.
    @Param("20")
    public int limit;
    /// The server's delay in milliseconds.
    @Param("50")
    public double delayMillis;
    /// What the server does with a delay.
    @Param({"DELAY", "BLOCKING_5", "VIRTUAL", "PERMITS_5", "CPU_SELECTOR", "CPU_POOL", "CPU_VIRTUAL"})
    public Endpoint endpoint;

    /// One batch.
    @Benchmark
    public List<Exchange> batch() {
        return runBatch();
    }

    @Override
    Workload workload(URI serverUrl) {
        return new Workload(serverUrl, calls, List.of(delayMillis), Workload.BYTES, endpoint);
    }

    @Override
    Caller open() {
        return strategy.open(client, ClientSettings.of(limit, Level.TUNED, SessionPolicy.SHARED), limit,
                CallbackPolicy.NOTHING);
    }
}
