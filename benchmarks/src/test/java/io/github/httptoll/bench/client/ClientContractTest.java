package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Outcome;
import io.github.httptoll.bench.workload.Workload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The contract of every client × strategy that exists, against the real server: right answers, typed failures, the limit
/// kept, nothing left behind.
class ClientContractTest {
    private static final int LIMIT = 8;

    private static FixtureProcess server;
    private static FixtureControl control;

    @BeforeAll
    static void startServer() throws IOException {
        server = FixtureProcess.start(ProcessBuilder.Redirect.INHERIT);
        control = new FixtureControl(server.url());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    static Stream<Arguments> combinations() {
        return Stream.of(Client.values()).filter(client -> client != Client.NO_TRANSPORT)
                .flatMap(client -> Stream.of(Strategy.values()).filter(strategy -> strategy.drives(client))
                        .map(strategy -> Arguments.of(client, strategy)));
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("combinations")
    void serverSeesExactlyTheCallsTheLimitAndItsConnections(Client client, Strategy strategy) throws Exception {
        int limit = strategy.oneByOne() ? 1 : LIMIT;
        int calls = strategy.oneByOne() ? 4 : 3 * LIMIT;
        try (Caller caller = open(client, strategy, limit, settings(limit, SessionPolicy.SHARED))) {
            control.reset();
            answered(caller, new Workload(server.url(), calls, List.of(0.0), Workload.BYTES));
            List<Exchange> batch = answered(caller, new Workload(server.url(), calls,
                    List.of(strategy.isSized() || strategy.oneByOne() ? 250.0 : 25.0), 1_000));
            batch.forEach(exchange -> assertTrue(exchange.timeline().ordered(), "stamps out of order"));
        }
        FixtureControl.Counters seen = control.counters();
        assertEquals(2L * calls, seen.requests());
        if (strategy.oneByOne() || strategy.isSized()) {
            assertEquals(limit, seen.maxInFlight());
            // Apache's asynchronous client calls back before its connection is free again; rarely, the next call finds it discarded.
            int replaced = client == Client.APACHE_ASYNC && strategy.awaitsEach() ? 1 : 0;
            assertTrue(seen.connectionsOpened() >= limit && seen.connectionsOpened() <= limit + replaced,
                    seen.connectionsOpened() + " connections opened with limit " + limit);
        } else {
            assertTrue(seen.maxInFlight() <= limit, seen.maxInFlight() + " in flight with limit " + limit);
        }
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("combinations")
    void aMegabyteArrivesWholeAndSoDoesNothing(Client client, Strategy strategy) {
        try (Caller caller = open(client, strategy, 1, settings(1, SessionPolicy.SHARED))) {
            answered(caller, new Workload(server.url(), 2, List.of(0.0), 1_000_000));
            answered(caller, new Workload(server.url(), 2, List.of(0.0), 0));
        }
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("combinations")
    void aClosedConnectionOrClientPerCallOpensOneConnectionEach(Client client, Strategy strategy) throws Exception {
        for (SessionPolicy session : List.of(SessionPolicy.KEEP_ALIVE_OFF, SessionPolicy.PER_REQUEST)) {
            try (Caller caller = open(client, strategy, 1, settings(1, session))) {
                control.reset();
                answered(caller, new Workload(server.url(), 5, List.of(0.0), Workload.BYTES));
            }
            assertEquals(5, control.counters().connectionsOpened(), session.name());
        }
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("combinations")
    void failuresAreTypedOutcomes(Client client, Strategy strategy) throws Exception {
        ClientSettings impatient = new ClientSettings(1, Duration.ofSeconds(5), Duration.ofMillis(300), Level.TUNED,
                SessionPolicy.SHARED);
        try (Caller caller = open(client, strategy, 1, impatient)) {
            assertEquals(Outcome.Kind.TIMEOUT, failure(caller, server.url().resolve("/delay/5000?token=t")).kind());
        }
        try (Caller caller = open(client, strategy, 1, settings(1, SessionPolicy.SHARED))) {
            assertEquals(Outcome.Kind.REFUSED, failure(caller, refusing().resolve("/delay/0?token=t")).kind());
            Outcome bad = outcome(caller, server.url().resolve("/delay/nonsense?token=t"));
            assertEquals(400, assertInstanceOf(Outcome.Reply.class, bad).status());
        }
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("combinations")
    void threadsAndSocketsAreGoneAfterClose(Client client, Strategy strategy) throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Caller caller = open(client, strategy, strategy.oneByOne() ? 1 : LIMIT,
                settings(LIMIT, SessionPolicy.SHARED))) {
            answered(caller, new Workload(server.url(), LIMIT, List.of(5.0), Workload.BYTES));
        }
        Leftovers.awaitNone(before, control);
    }

    private static ClientSettings settings(int connections, SessionPolicy session) {
        return ClientSettings.of(connections, Level.TUNED, session);
    }

    private static Caller open(Client client, Strategy strategy, int limit, ClientSettings settings) {
        return strategy.open(client, settings, limit, CallbackPolicy.NOTHING);
    }

    static List<Exchange> answered(Caller caller, Workload workload) {
        List<Exchange> batch = workload.batch(7).stream().map(Exchange::new).toList();
        caller.run(batch);
        for (Exchange exchange : batch) {
            assertTrue(exchange.outcome().answers(exchange.call()),
                    () -> exchange.call() + " got " + exchange.outcome());
            exchange.timeline().server(((Outcome.Reply) exchange.outcome()).stamps());
            assertTrue(exchange.timeline().serverStamped(), "the server's stamps are missing");
        }
        return batch;
    }

    static Outcome outcome(Caller caller, URI uri) {
        Exchange exchange = new Exchange(new Call(uri, "t", Workload.BYTES));
        caller.run(List.of(exchange));
        return exchange.outcome();
    }

    private static Outcome.Failure failure(Caller caller, URI uri) {
        return assertInstanceOf(Outcome.Failure.class, outcome(caller, uri));
    }

    /// An address at which nobody listens any more.
    private static URI refusing() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }
}
