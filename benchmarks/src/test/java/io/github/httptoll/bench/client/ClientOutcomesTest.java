// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.httptoll.bench.behaviour.ClosedPort;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.Outcome;
import io.github.httptoll.bench.workload.Workload;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What comes of single calls of every client × strategy that exists: large and empty answers, connections and clients for one call,
/// typed failures. Two classes share the contract so that two JVMs can share the time that it takes.
@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ClientOutcomesTest {
    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    static Stream<Arguments> pairs() {
        return ClientContractTest.pairs();
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("pairs")
    void aMegabyteArrivesWholeAndSoDoesNothing(Client client, Strategy strategy) {
        try (Caller caller = open(client, strategy, Batches.patient(1, SessionPolicy.SHARED))) {
            Batches.answered(caller, new Workload(SERVER.url(), 2, List.of(0.0), 1_000_000));
            Batches.answered(caller, new Workload(SERVER.url(), 2, List.of(0.0), 0));
        }
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("pairs")
    void aClosedConnectionOrClientPerCallOpensOneConnectionEach(Client client, Strategy strategy) throws Exception {
        for (SessionPolicy session : List.of(SessionPolicy.KEEP_ALIVE_OFF, SessionPolicy.PER_REQUEST)) {
            try (Caller caller = open(client, strategy, Batches.patient(1, session))) {
                SERVER.control().reset();
                Batches.answered(caller, new Workload(SERVER.url(), 5, List.of(0.0), Workload.BYTES));
            }
            assertEquals(5, SERVER.control().counters().connectionsOpened(), session.name());
        }
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("pairs")
    void failuresAreTypedOutcomes(Client client, Strategy strategy) throws Exception {
        ClientSettings impatient = new ClientSettings(1, Duration.ofMinutes(1), Duration.ofMillis(100), Level.TUNED,
                SessionPolicy.SHARED);
        try (ScriptedServer silent = new ScriptedServer(socket -> {
            while (ScriptedServer.request(socket) > 0) {
                // Reads on, until the client has closed the connection.
            }
        }); Caller caller = open(client, strategy, impatient)) {
            assertEquals(Outcome.Kind.TIMEOUT, failure(caller, silent.url().resolve("/x?token=t")).kind());
        }
        try (ClosedPort closed = new ClosedPort();
                Caller caller = open(client, strategy, Batches.patient(1, SessionPolicy.SHARED))) {
            assertEquals(Outcome.Kind.REFUSED, failure(caller, closed.url().resolve("/delay/0?token=t")).kind());
            Outcome bad = Batches.outcome(caller, SERVER.url().resolve("/delay/nonsense?token=t"));
            assertEquals(400, assertInstanceOf(Outcome.Reply.class, bad).status());
        }
    }

    private static Caller open(Client client, Strategy strategy, ClientSettings settings) {
        return strategy.open(client, settings, 1, CallbackPolicy.NOTHING);
    }

    private static Outcome.Failure failure(Caller caller, URI uri) {
        return assertInstanceOf(Outcome.Failure.class, Batches.outcome(caller, uri));
    }
}
