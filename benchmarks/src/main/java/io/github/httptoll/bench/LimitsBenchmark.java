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

/// Which limit rules: the caller's, the client's pool, or the server's?
///
/// N calls take ceil(N / c) rounds of the delay, with c the smallest of the three. What waits for the caller's shows in the phase
/// `permit`, what waits for the pool in `send`, and what waits in the server in `server`.
///
/// `java -jar benchmarks/target/benchmarks.jar Limits -p limit=10,100 -p connections=10,100`
public class LimitsBenchmark extends BatchBenchmark {
    /// Who sends.
    @Param("APACHE_ASYNC")
    public Client client;
    /// Who waits.
    @Param("FUTURES")
    public Strategy strategy;
    /// N.
    @Param("100")
    public int calls;
    /// C.
    @Param("100")
    public int limit;
    /// Connections that the client may hold.
    @Param("100")
    public int connections;
    /// The server's delay in milliseconds.
    @Param("50")
    public double delayMillis;
    /// What the server does with a delay.
    @Param("DELAY")
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
        return strategy.open(client, ClientSettings.of(connections == 0 ? limit : connections, Level.TUNED,
                SessionPolicy.SHARED), limit, CallbackPolicy.NOTHING);
    }
}
