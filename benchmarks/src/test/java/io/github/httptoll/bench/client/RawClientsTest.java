// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.httptoll.bench.fixture.ClosedPort;
import io.github.httptoll.bench.check.Batches;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientDescription.Role;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What all raw clients do with servers that behave oddly.
class RawClientsTest {
    private static final ClientSettings SETTINGS = Batches.patient(1, SessionPolicy.SHARED);
    /// No label of a name may be that long, so no name server is asked.
    private static final URI UNKNOWN = URI.create("http://" + "x".repeat(64) + ".invalid:80");
    private static final Outcome RIGHT = new Outcome.Reply(200, 3, "t", null);

    static Stream<Client> raw() {
        return Stream.of(Client.values()).filter(client -> client.role() == Role.FLOOR || client.role() == Role.STEP);
    }

    @ParameterizedTest
    @MethodSource("raw")
    void anAnswerThatComesByteByByteIsWhole(Client client) throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            while (ScriptedServer.request(socket) > 0) {
                for (byte part : ScriptedServer.ANSWER.getBytes(StandardCharsets.ISO_8859_1)) {
                    socket.getOutputStream().write(part);
                    Thread.yield();
                }
            }
        })) {
            assertEquals(List.of(RIGHT, RIGHT, RIGHT), outcomes(client, SETTINGS, server.url(), 3));
        }
    }

    @ParameterizedTest
    @MethodSource("raw")
    void anAnswerThatEndsEarlyIsOneFailure(Client client) throws Exception {
        for (String part : List.of("", "HTTP/1.1 20", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab")) {
            assertEquals(Outcome.Kind.RESET, failure(client, SETTINGS, socket -> {
                ScriptedServer.request(socket);
                ScriptedServer.send(socket, part);
            }).kind(), part);
        }
    }

    @ParameterizedTest
    @MethodSource("raw")
    void aConnectionThatIsResetIsOneFailure(Client client) throws Exception {
        assertEquals(Outcome.Kind.RESET, failure(client, SETTINGS, socket -> {
            ScriptedServer.request(socket);
            socket.setSoLinger(true, 0);
        }).kind());
    }

    @ParameterizedTest
    @MethodSource("raw")
    void silenceIsATimeoutBeforeAndWithinTheAnswer(Client client) throws Exception {
        ClientSettings impatient = new ClientSettings(1, Duration.ofMinutes(1), Duration.ofMillis(50),
                LimitPolicy.TUNED,
                SessionPolicy.SHARED);
        for (String part : List.of("", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab")) {
            assertEquals(Outcome.Kind.TIMEOUT, failure(client, impatient, socket -> {
                ScriptedServer.request(socket);
                ScriptedServer.send(socket, part);
                ScriptedServer.request(socket);
            }).kind(), part);
        }
    }

    @ParameterizedTest
    @MethodSource("raw")
    void whatIsNoHttpIsOneFailure(Client client) throws Exception {
        assertEquals(Outcome.Kind.OTHER, failure(client, SETTINGS, socket -> {
            ScriptedServer.request(socket);
            ScriptedServer.send(socket, "SSH-2.0-server\r\n\r\n");
            ScriptedServer.request(socket);
        }).kind());
    }

    @ParameterizedTest
    @MethodSource("raw")
    void aRefusedOrUnknownAddressIsOneFailure(Client client) throws Exception {
        try (ClosedPort closed = new ClosedPort()) {
            Map.of(closed.url(), Outcome.Kind.REFUSED, UNKNOWN, Outcome.Kind.OTHER)
                    .forEach((url, kind) -> assertEquals(kind, assertInstanceOf(Outcome.Failure.class,
                            outcomes(client, SETTINGS, url, 1).getFirst()).kind(), url::toString));
        }
    }

    /// The server closes each connection after its first answer, so the next call meets an idle connection that is closed or
    /// about to be.
    @ParameterizedTest
    @MethodSource("raw")
    void aPooledConnectionThatTheServerClosesCostsOneCallAtMost(Client client) throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.request(socket);
            ScriptedServer.send(socket, ScriptedServer.ANSWER);
        })) {
            List<Outcome> outcomes = outcomes(client, SETTINGS, server.url(), 40);
            for (int i = 0; i < outcomes.size(); i++) {
                boolean mayFail = i > 0 && outcomes.get(i - 1).equals(RIGHT);
                if (!mayFail || !(outcomes.get(i) instanceof Outcome.Failure)) {
                    assertEquals(RIGHT, outcomes.get(i), "call " + i);
                } else {
                    assertEquals(Outcome.Kind.RESET, ((Outcome.Failure) outcomes.get(i)).kind());
                }
            }
        }
    }

    @Test
    void thereAreThree() {
        assertEquals(List.of(Client.RAW_SOCKET, Client.RAW_NIO, Client.RAW_NIO_HAND_OFF),
                raw().toList());
    }

    private static Outcome.Failure failure(Client client, ClientSettings settings, ScriptedServer.Handler script)
            throws IOException {
        try (ScriptedServer server = new ScriptedServer(script)) {
            return assertInstanceOf(Outcome.Failure.class, outcomes(client, settings, server.url(), 1).getFirst());
        }
    }

    /// Makes calls one after the other. A second outcome of one call would stand where that of the next belongs, or beyond
    /// the end.
    private static List<Outcome> outcomes(Client client, ClientSettings settings, URI url, int calls) {
        Call call = new Call(url.resolve("/x?token=t"), "t", 3);
        List<Outcome> outcomes = new ArrayList<>();
        if (client.hasBlockingForm()) {
            try (BlockingClient open = client.openBlocking(settings)) {
                for (int i = 0; i < calls; i++) {
                    outcomes.add(open.call(call, new Timeline()));
                }
            }
            return outcomes;
        }
        BlockingQueue<Outcome> ended = new LinkedBlockingQueue<>();
        try (AsyncClient open = client.openAsync(settings)) {
            for (int i = 0; i < calls; i++) {
                open.start(call, new Timeline(), ended::add);
                outcomes.add(taken(ended));
            }
        }
        outcomes.addAll(ended);
        assertEquals(calls, outcomes.size(), outcomes::toString);
        return outcomes;
    }

    private static Outcome taken(BlockingQueue<Outcome> ended) {
        try {
            return ended.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
