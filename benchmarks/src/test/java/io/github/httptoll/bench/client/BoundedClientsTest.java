// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A client that is said to hold to fewer connections than its caller's limit does so, against the real server.
@Tag("slow")
class BoundedClientsTest {
    private static final int CONNECTIONS = 3;
    private static final int LIMIT = 12;

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    static Stream<Arguments> bounded() {
        return Stream.of(Protocol.HTTP_1_1, Protocol.H2C)
                .flatMap(protocol -> Stream.of(Client.values()).flatMap(client -> client.forms()
                        .filter(blocking -> client.isBounded(blocking, protocol))
                        .flatMap(blocking -> Stream.of(SessionPolicy.SHARED, SessionPolicy.KEEP_ALIVE_OFF)
                                .filter(session -> !protocol.multiplexed() || session == SessionPolicy.SHARED)
                                .map(session -> Arguments.of(protocol, client, blocking, session)))));
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void theServerNeverHoldsMoreCalls(Protocol protocol, Client client, boolean blocking, SessionPolicy session)
            throws IOException {
        ClientSettings settings = Batches.patient(CONNECTIONS, session).over(protocol, Trust.SYSTEM);
        Strategy strategy = blocking ? Strategy.VIRTUAL_THREADS : Strategy.FUTURES;
        FixtureControl control = SERVER.control();
        control.reset();
        try (Caller caller = strategy.open(client, settings, LIMIT, CallbackPolicy.NOTHING)) {
            Batches.answered(caller, new Workload(SERVER.url(), 2 * LIMIT, List.of(20.0), Workload.BYTES));
        }
        FixtureControl.Counters seen = control.counters();
        assertEquals(2 * LIMIT, seen.requests());
        assertTrue(seen.maxInFlight() <= CONNECTIONS, seen.maxInFlight() + " at once over 3 connections");
    }

    @Test
    void theClientsPageNamesThem() throws IOException {
        String page = Files.readString(Path.of("../docs/clients.md")).replace('\n', ' ');
        for (Protocol protocol : List.of(Protocol.HTTP_1_1, Protocol.H2)) {
            String names = Stream.of(Client.values()).flatMap(client -> client.forms()
                    .filter(blocking -> client.isBounded(blocking, protocol))
                    .map(blocking -> "`" + client + "`" + (client.forms().count() == 1
                            ? ""
                            : blocking ? " (blocking)" : " (asynchronous)")))
                    .collect(Collectors.joining(", "));
            assertTrue(page.contains((protocol.multiplexed() ? "over HTTP/2: " : "over HTTP/1.1: ") + names + "."),
                    names);
        }
    }
}
