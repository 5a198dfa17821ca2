// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.behaviour.ClosedPort;
import io.github.httptoll.bench.client.ClientSettings.LimitPolicy;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.timeline.Detail;
import io.github.httptoll.bench.workload.Outcome;
import io.github.httptoll.bench.workload.Workload;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every client does in every [Way], as the real server sees it. A client's own test extends this class and hands it the client.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
abstract class ClientContract extends ClientWays {
    private static final int LIMIT = 8;

    private Set<Thread> threadsBefore;

    ClientContract(List<Client> clients) {
        super(clients);
    }

    @BeforeAll
    void lookAtThreads() {
        threadsBefore = Thread.getAllStackTraces().keySet();
    }

    /// Once for all ways: what has been closed needs up to ten seconds to be gone, and they pass for all of them together.
    @AfterAll
    void threadsAndSocketsAreGoneAfterClose() throws Exception {
        Leftovers.awaitNone(threadsBefore, server.control());
    }

    /// One connection under eight requests at once is proof of HTTP/2. Before it is there some clients open one for each call, so the
    /// first call is made alone.
    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void serverSeesExactlyTheCallsTheLimitAndTheConnections(Way way) throws Exception {
        int limit = way.strategy().isSequential() ? 1 : LIMIT;
        boolean fills = way.strategy().isSequential() || way.strategy().isSized();
        FixtureControl control = server.control();
        control.reset();
        int calls;
        try (Caller caller = open(way, limit, SessionPolicy.SHARED)) {
            int first = way.protocol().multiplexed() ? 1 : 4 * limit;
            calls = Batches.answered(caller, new Workload(url(way), first, List.of(0.0), Workload.BYTES));
            calls += fills
                    ? Batches.answeredUntilFull(caller, server, url(way), limit)
                    : Batches.answered(caller, new Workload(url(way), 3 * limit, List.of(10.0), 1_000));
        }
        FixtureControl.Counters seen = control.counters();
        assertEquals(calls, seen.requests());
        assertTrue(seen.maxInFlight() <= limit, seen.maxInFlight() + " in flight with limit " + limit);
        if (fills) {
            assertEquals(limit, seen.maxInFlight());
            int connections = way.protocol().multiplexed() ? 1 : limit;
            // Apache's asynchronous client calls back before its connection is free again; rarely, the next call finds it discarded.
            int replaced = way.client() == Client.APACHE_ASYNC && way.strategy().joinsEach() ? 1 : 0;
            assertTrue(seen.connectionsOpened() >= connections && seen.connectionsOpened() <= connections + replaced,
                    seen.connectionsOpened() + " connections opened instead of " + connections);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aMegabyteArrivesWholeAndSoDoesNothing(Way way) {
        try (Caller caller = open(way, 1, SessionPolicy.SHARED)) {
            if (way.protocol() != Protocol.HTTP_1_1) {
                // A short answer first: the JDK's client loses bytes of a long one that is the answer to its upgrade.
                Batches.answered(caller, new Workload(url(way), 1, List.of(0.0), Workload.BYTES));
            }
            Batches.answered(caller, new Workload(url(way), 2, List.of(0.0), 1_000_000));
            Batches.answered(caller, new Workload(url(way), 2, List.of(0.0), 0));
        }
    }

    /// The server answers another body than the announced one, or none, with a status that is no right answer. So right answers say that
    /// it received exactly these bytes; its count says that it did so once for each call, and its connections that they stay usable.
    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aBodyArrivesOnceAndWholeAndLeavesTheConnectionUsable(Way way) throws Exception {
        int limit = way.strategy().isSequential() ? 1 : LIMIT;
        server.control().reset();
        int[] sizes = way.client().sendsBodiesOver(way.protocol())
                ? new int[]{1, 1_000, 1_000_000, 100_000, 0, 10_000}
                : new int[]{0};
        int calls = 0;
        try (Caller caller = open(way, limit, SessionPolicy.SHARED)) {
            for (int bytes : sizes) {
                calls += Batches.answered(caller,
                        Batches.posting(url(way), bytes == sizes[0] || bytes >= 1_000_000 ? 1 : 2 * limit, bytes));
            }
        }
        FixtureControl.Counters seen = server.control().counters();
        assertEquals(calls, seen.requests());
        assertTrue(seen.maxInFlight() <= limit, seen.maxInFlight() + " in flight with limit " + limit);
        int replaced = way.client() == Client.APACHE_ASYNC && way.strategy().joinsEach() ? 1 : 0;
        int connections = way.protocol().multiplexed() ? 1 : limit + replaced;
        assertTrue(seen.connectionsOpened() <= connections,
                seen.connectionsOpened() + " connections opened instead of " + connections);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aBodyMayBeTheFirstCallOfAClosedConnectionOrClient(Way way) throws Exception {
        for (SessionPolicy session : List.of(SessionPolicy.KEEP_ALIVE_OFF, SessionPolicy.PER_REQUEST)) {
            if (way.protocol().multiplexed() && session == SessionPolicy.KEEP_ALIVE_OFF
                    || !way.client().sendsBodiesOver(way.protocol())) {
                continue;
            }
            server.control().reset();
            try (Caller caller = open(way, 1, session)) {
                Batches.answered(caller, Batches.posting(url(way), 2, 100_000));
            }
            assertEquals(2, server.control().counters().requests(), session.name());
            assertEquals(2, server.control().counters().connectionsOpened(), session.name());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aClosedConnectionOrClientPerCallOpensOneConnectionEach(Way way) throws Exception {
        int calls = way.protocol() == Protocol.HTTP_1_1 ? 5 : 3;
        for (SessionPolicy session : List.of(SessionPolicy.KEEP_ALIVE_OFF, SessionPolicy.PER_REQUEST)) {
            if (way.protocol().multiplexed() && session == SessionPolicy.KEEP_ALIVE_OFF) {
                assertThrows(IllegalArgumentException.class, () -> open(way, 1, session));
                continue;
            }
            try (Caller caller = open(way, 1, session)) {
                server.control().reset();
                Batches.answered(caller, new Workload(url(way), calls, List.of(0.0), Workload.BYTES));
            }
            assertEquals(calls, server.control().counters().connectionsOpened(), session.name());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plainWays")
    void failuresAreTypedOutcomes(Way way) throws Exception {
        ClientSettings impatient = new ClientSettings(1, Duration.ofMinutes(1), Duration.ofMillis(100),
                LimitPolicy.TUNED,
                SessionPolicy.SHARED);
        try (ScriptedServer silent = new ScriptedServer(socket -> {
            while (ScriptedServer.request(socket) > 0) {
                // Reads on, until the client has closed the connection.
            }
        }); Caller caller = way.open(impatient, 1)) {
            assertEquals(Outcome.Kind.TIMEOUT, failure(caller, silent.url().resolve("/x?token=t")).kind());
        }
        try (ClosedPort closed = new ClosedPort(); Caller caller = open(way, 1, SessionPolicy.SHARED)) {
            assertEquals(Outcome.Kind.REFUSED, failure(caller, closed.url().resolve("/delay/0?token=t")).kind());
            Outcome bad = Batches.outcome(caller, server.url().resolve("/delay/nonsense?token=t"));
            assertEquals(400, assertInstanceOf(Outcome.Reply.class, bad).status());
        }
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("secureWays")
    void aCertificateOfAnUnknownAuthorityIsRefused(Way way) {
        ClientSettings settings = Batches.patient(1, SessionPolicy.SHARED).over(way.protocol(),
                TrustedCertificates.SYSTEM);
        try (Caller caller = way.open(settings, 1)) {
            Outcome.Failure failure = failure(caller, url(way).resolve("/delay/0?token=t"));
            assertEquals(Outcome.Kind.TLS, failure.kind(), failure::toString);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void aNewConnectionShowsWhatIsPromisedAndAPooledOneNoConnecting(Way form) {
        Set<Detail> promised = form.client().details(form.strategy().blocking());
        Set<Detail> plain = EnumSet.copyOf(promised);
        plain.remove(Detail.TLS);
        ClientSettings settings = Batches.patient(4, SessionPolicy.SHARED);
        ShownDetails.check(plain, form.client(), form.strategy().blocking(), settings, server.url());
        if (form.client().protocols().contains(Protocol.HTTP_1_1_TLS)) {
            ShownDetails.check(promised, form.client(), form.strategy().blocking(),
                    settings.over(Protocol.HTTP_1_1_TLS, trust),
                    server.secure().url());
        }
    }

    /// A client that is said to hold to fewer connections than its caller's limit does so.
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("boundedWays")
    void theServerNeverHoldsMoreCallsThanItsBound(Way way) throws Exception {
        int connections = 3;
        int limit = 4 * connections;
        for (SessionPolicy session : List.of(SessionPolicy.SHARED, SessionPolicy.KEEP_ALIVE_OFF)) {
            if (way.protocol().multiplexed() && session == SessionPolicy.KEEP_ALIVE_OFF) {
                continue;
            }
            server.control().reset();
            try (Caller caller = way.open(settings(way, connections, session), limit)) {
                Batches.answered(caller, new Workload(url(way), 2 * limit, List.of(20.0), Workload.BYTES));
            }
            FixtureControl.Counters seen = server.control().counters();
            assertEquals(2 * limit, seen.requests());
            assertTrue(seen.maxInFlight() <= connections,
                    seen.maxInFlight() + " at once over " + connections + " connections");
        }
    }

    private static Outcome.Failure failure(Caller caller, URI uri) {
        return assertInstanceOf(Outcome.Failure.class, Batches.outcome(caller, uri));
    }
}
