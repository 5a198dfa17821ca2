// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.Outcome;
import io.github.httptoll.bench.workload.Workload;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every client in every protocol that it speaks, as the real server sees it.
@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ClientProtocolTest {
    private static final int LIMIT = 8;

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    private static Trust trust;
    private static Set<Thread> threadsBefore;

    @BeforeAll
    static void trustServerAndLookAtThreads() {
        trust = Trust.of(SERVER.secure().certificate());
        threadsBefore = Thread.getAllStackTraces().keySet();
    }

    /// Once for all clients and protocols: what has been closed needs up to ten seconds to be gone.
    @AfterAll
    static void threadsAndSocketsAreGoneAfterClose() throws Exception {
        Leftovers.awaitNone(threadsBefore, SERVER.control());
    }

    static Stream<Arguments> others() {
        return Stream.of(Client.values()).flatMap(client -> client.protocols().stream()
                .filter(protocol -> protocol != Protocol.HTTP_1_1)
                .flatMap(protocol -> Stream.of(Strategy.VIRTUAL_THREADS, Strategy.FUTURES)
                        .filter(strategy -> strategy.drives(client))
                        .map(strategy -> Arguments.of(client, strategy, protocol))));
    }

    /// One connection under eight requests at once is proof of HTTP/2.
    @ParameterizedTest(name = "{0} × {1} over {2}")
    @MethodSource("others")
    void callsShareOneConnectionOrHaveOneEach(Client client, Strategy strategy, Protocol protocol) throws Exception {
        int calls;
        try (Caller caller = open(client, strategy, LIMIT, SessionPolicy.SHARED, protocol)) {
            SERVER.control().reset();
            calls = Batches.answered(caller, workload(protocol, 1, Workload.BYTES));
            calls += Batches.answeredUntilFull(caller, SERVER, url(protocol), LIMIT);
        }
        FixtureControl.Counters seen = SERVER.control().counters();
        assertEquals(calls, seen.requests());
        assertEquals(LIMIT, seen.maxInFlight());
        assertEquals(protocol.multiplexed() ? 1 : LIMIT, seen.connectionsOpened());
    }

    @ParameterizedTest(name = "{0} × {1} over {2}")
    @MethodSource("others")
    void aMegabyteArrivesWholeAndSoDoesNothing(Client client, Strategy strategy, Protocol protocol) {
        try (Caller caller = open(client, strategy, 1, SessionPolicy.SHARED, protocol)) {
            // A short answer first: the JDK's client loses bytes of a long one that is the answer to its upgrade.
            Batches.answered(caller, workload(protocol, 1, Workload.BYTES));
            Batches.answered(caller, workload(protocol, 2, 1_000_000));
            Batches.answered(caller, workload(protocol, 2, 0));
        }
    }

    @ParameterizedTest(name = "{0} × {1} over {2}")
    @MethodSource("others")
    void aClosedConnectionOrClientPerCallOpensOneConnectionEach(Client client, Strategy strategy, Protocol protocol)
            throws Exception {
        for (SessionPolicy session : List.of(SessionPolicy.KEEP_ALIVE_OFF, SessionPolicy.PER_REQUEST)) {
            if (protocol.multiplexed() && session == SessionPolicy.KEEP_ALIVE_OFF) {
                assertThrows(IllegalArgumentException.class, () -> open(client, strategy, 1, session, protocol));
                continue;
            }
            try (Caller caller = open(client, strategy, 1, session, protocol)) {
                SERVER.control().reset();
                Batches.answered(caller, workload(protocol, 3, Workload.BYTES));
            }
            assertEquals(3, SERVER.control().counters().connectionsOpened(), session.name());
        }
    }

    @ParameterizedTest(name = "{0} × {1} over {2}")
    @MethodSource("others")
    void aCertificateThatNobodyVouchesForIsRefused(Client client, Strategy strategy, Protocol protocol) {
        if (!protocol.secure()) {
            return;
        }
        ClientSettings settings = Batches.patient(1, SessionPolicy.SHARED).over(protocol, Trust.SYSTEM);
        try (Caller caller = strategy.open(client, settings, 1, CallbackPolicy.NOTHING)) {
            Outcome outcome = Batches.outcome(caller, SERVER.secure().url().resolve("/delay/0?token=t"));
            assertEquals(Outcome.Kind.TLS, assertInstanceOf(Outcome.Failure.class, outcome).kind(), outcome::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void whatAClientDoesNotSpeakIsRefusedInOneLine(Client client) {
        for (Protocol protocol : Protocol.values()) {
            if (!client.protocols().contains(protocol)) {
                Strategy strategy = client.blocks() ? Strategy.VIRTUAL_THREADS : Strategy.FUTURES;
                String message = assertThrows(IllegalArgumentException.class,
                        () -> open(client, strategy, 1, SessionPolicy.SHARED, protocol)).getMessage();
                assertEquals(client + " does not speak " + protocol + ", only " + client.protocols(), message);
            }
        }
    }

    @Test
    void whatIsNoCertificateIsNotTrusted() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Trust.of("nonsense")).getMessage()
                .startsWith("not a certificate"));
    }

    private static Caller open(Client client, Strategy strategy, int limit, SessionPolicy session, Protocol protocol) {
        return strategy.open(client, Batches.patient(limit, session).over(protocol, trust), limit,
                CallbackPolicy.NOTHING);
    }

    private static Workload workload(Protocol protocol, int calls, int bytes) {
        return new Workload(url(protocol), calls, List.of(0.0), bytes);
    }

    private static URI url(Protocol protocol) {
        return protocol.secure() ? SERVER.secure().url() : SERVER.url();
    }
}
