// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.Workload;
import java.net.URI;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// What does one call cost, warm and with nothing beside it?
///
/// N calls one after the other. The raw socket is the floor: what a client takes above it is the client's own.
///
/// `java -jar benchmarks/target/benchmarks.jar SingleCall -p client=RAW_SOCKET,JDK,OKHTTP`
public class SingleCallBenchmark extends OneByOneBenchmark {
    /// Who sends.
    @Param("JDK")
    public Client client;
    /// Who waits.
    @Param({"SEQUENTIAL", "AWAIT_EACH", "AWAIT_EACH_POOLED"})
    public Strategy strategy;
    /// N.
    @Param("10")
    public int calls;
    /// The server's delay in milliseconds.
    @Param({"0", "50"})
    public double delayMillis;
    /// Where the threads of client and server sit.
    @Param("FREE")
    public Placement placement;

    /// One batch.
    @Benchmark
    public List<Exchange> batch() {
        return runBatch();
    }

    @Override
    Placement placement() {
        return placement;
    }

    @Override
    Workload workload(URI serverUrl) {
        return Workload.fixed(serverUrl, calls, delayMillis);
    }

    @Override
    Client client() {
        return client;
    }

    @Override
    Strategy strategy() {
        return strategy;
    }
}
