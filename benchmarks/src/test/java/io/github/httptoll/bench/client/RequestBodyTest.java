// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.check.Batches;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Phase;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.RandomBody;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientDescription.Role;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// How each client sends a body over HTTP/1.1, as a server sees it.
@Tag("slow")
class RequestBodyTest {
    private static final RandomBody BODY = RandomBody.random(100_000);

    static Stream<Arguments> forms() {
        return Stream.of(Client.values()).filter(client -> client.role() != Role.NO_CALL)
                .flatMap(client -> client.forms()
                        .map(blocking -> Arguments.of(client, blocking ? Strategy.VIRTUAL_THREADS : Strategy.FUTURES)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theLengthIsKnownAndNothingIsAskedFirst(Client client, Strategy strategy) throws Exception {
        Queue<ScriptedServer.Post> seen = new ConcurrentLinkedQueue<>();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            seen.add(ScriptedServer.posted(socket));
            ScriptedServer.send(socket, ScriptedServer.ANSWER);
            ScriptedServer.request(socket);
        }); Caller caller = open(client, strategy)) {
            assertInstanceOf(Outcome.Reply.class, outcome(caller, server.url()));
        }
        ScriptedServer.Post post = seen.remove();
        assertArrayEquals(BODY.bytes(), post.body());
        assertEquals("POST /x?token=t HTTP/1.1", post.head().lines().findFirst().orElseThrow());
        assertEquals(List.of(),
                post.head().lines().filter(line -> line.matches("(?i)(expect|transfer-encoding|content-encoding):.*"))
                        .toList());
    }

    /// The server might have acted upon it.
    @ParameterizedTest
    @MethodSource("forms")
    void aPostWhoseConnectionBreaksIsNotRepeated(Client client, Strategy strategy) throws Exception {
        Queue<ScriptedServer.Post> seen = new ConcurrentLinkedQueue<>();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            seen.add(ScriptedServer.posted(socket));
            ScriptedServer.send(socket, ScriptedServer.ANSWER);
            seen.add(ScriptedServer.posted(socket));
        }); Caller caller = open(client, strategy)) {
            assertInstanceOf(Outcome.Reply.class, outcome(caller, server.url()));
            assertInstanceOf(Outcome.Failure.class, outcome(caller, server.url()));
        }
        assertEquals(2, seen.size());
    }

    /// The body is larger than what sockets hold. So a client that says when it has a connection, or when its request is written, says the
    /// one before the server has read anything but the head, and the other after that.
    @ParameterizedTest
    @MethodSource("forms")
    void aConnectionIsLeasedBeforeTheBodyIsSentAndTheRequestWrittenAfterwards(Client client, Strategy strategy)
            throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            String head = ScriptedServer.head(socket);
            long headReadNanos = System.nanoTime();
            var _ = ScriptedServer.body(head, socket);
            ScriptedServer.send(socket, ScriptedServer.ANSWER.replace("Content-Length",
                    "Httptoll-Stamps: " + headReadNanos + ",0,0\r\nContent-Length"));
            ScriptedServer.request(socket);
        }); Caller caller = open(client, strategy)) {
            Exchange exchange = exchange(server.url(), RandomBody.random(24_000_000));
            caller.run(List.of(exchange));
            Timeline timeline = exchange.timeline();
            timeline.server(assertInstanceOf(Outcome.Reply.class, exchange.outcome()).stamps());
            Set<Detail> details = client.form(strategy.blocking()).details();
            if (details.contains(Detail.LEASE)) {
                assertTrue(timeline.nanos(Detail.LEASE) <= timeline.nanos(Phase.SEND));
            }
            if (details.contains(Detail.WRITE)) {
                assertTrue(timeline.nanos(Detail.LEASE) + timeline.nanos(Detail.WRITE) >= timeline.nanos(Phase.SEND));
            }
        }
    }

    private static Caller open(Client client, Strategy strategy) {
        return strategy.open(client, Batches.patient(1, SessionPolicy.SHARED), 1, CallbackPolicy.NOTHING);
    }

    private static Outcome outcome(Caller caller, URI url) {
        Exchange exchange = exchange(url, BODY);
        caller.run(List.of(exchange));
        return exchange.outcome();
    }

    private static Exchange exchange(URI url, RandomBody body) {
        return new Exchange(new Call(url.resolve("/x?token=t"), "t", 3, body));
    }
}
