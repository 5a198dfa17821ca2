// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.client.ClientSettings;
import io.github.httptoll.bench.client.Protocol;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.Workload;
import java.net.URI;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// What do TLS and HTTP/2 change?
///
/// Inside TLS a new connection costs a handshake, so the gap between the session policies is wider there. Over HTTP/2 all calls share
/// one connection: no call waits for a new one, and one thread decodes them all.
///
/// `java -jar benchmarks/target/benchmarks.jar Protocol -p client=JDK -p protocol=HTTP_1_1_TLS,H2`
public class ProtocolBenchmark extends BatchBenchmark {
    /// Who sends.
    @Param("JDK")
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
    /// The server's delay in milliseconds.
    @Param({"0", "50"})
    public double delayMillis;
    /// How long clients and connections live.
    @Param("SHARED")
    public SessionPolicy session;
    /// What it is all made over.
    @Param
    public Protocol protocol;

    /// One batch.
    @Benchmark
    public List<Exchange> batch() {
        return runBatch();
    }

    @Override
    Protocol protocol() {
        return protocol;
    }

    @Override
    Workload workload(URI serverUrl) {
        return Workload.fixed(serverUrl, calls, delayMillis);
    }

    @Override
    Caller open() {
        return strategy.open(client, over(ClientSettings.of(limit, Level.TUNED, session)), limit,
                CallbackPolicy.NOTHING);
    }
}
