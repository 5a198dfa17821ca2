// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.TrustedCertificates;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a client says of its connections is what the server counts.
@Tag("slow")
class NamedConnectionsTest {
    private static final int CALLS = 12;

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    private final IterationLedger ledger = new IterationLedger();

    /// OkHttp shows each connection that it opens by a hook, the JDK by the name of the one that carried the answer.
    @ParameterizedTest
    @CsvSource({"JDK, VIRTUAL_THREADS, HTTP_1_1, SHARED", "JDK, FUTURES, HTTP_1_1, SHARED",
            "JDK, FUTURES, H2C, SHARED", "JDK, VIRTUAL_THREADS, HTTP_1_1, PER_REQUEST",
            "JDK, VIRTUAL_THREADS, HTTP_1_1, KEEP_ALIVE_OFF", "OKHTTP, VIRTUAL_THREADS, HTTP_1_1, SHARED"})
    void newConnectionsAreThoseThatTheServerSawOpened(Client client, Strategy strategy, Protocol protocol,
            SessionPolicy session) throws IOException {
        Parameters cell = Parameters.of(client, strategy, CALLS, 4, 5).with(Parameter.PROTOCOL, protocol)
                .with(Parameter.SESSION, session);
        try (Caller caller = cell.open(TrustedCertificates.SYSTEM)) {
            for (int iteration = 0; iteration < 3; iteration++) {
                Map<String, IterationLedger.Metric> metrics = batch(caller, cell);
                long opened = SERVER.control().counters().connectionsOpened();
                assertEquals(opened, metrics.get("newConnections").value(), "iteration " + iteration);
                assertTrue(session == SessionPolicy.SHARED || opened == CALLS, opened + " connections");
            }
        }
    }

    private Map<String, IterationLedger.Metric> batch(Caller caller, Parameters cell) throws IOException {
        List<Exchange> batch = cell.workload(SERVER.url()).batch(0).stream().map(Exchange::new).toList();
        SERVER.control().reset();
        ledger.reset();
        caller.run(batch);
        for (Exchange exchange : batch) {
            ledger.add(exchange.timeline(), exchange.outcome().answers(exchange.call()));
        }
        ledger.connections(batch.stream().map(Exchange::timeline).toList());
        return ledger.metrics();
    }
}
