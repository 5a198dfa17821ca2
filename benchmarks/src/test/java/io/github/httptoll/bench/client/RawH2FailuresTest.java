// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.httptoll.bench.client.H2Peer.Request;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How calls over HTTP/2 fail, and what that leaves of the connection that they share.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class RawH2FailuresTest {
    @ParameterizedTest
    @MethodSource("io.github.httptoll.bench.client.RawH2Test#raw")
    void aResetEndsOneCallAndNotTheOthers(Client client) throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            H2Peer peer = new H2Peer(socket);
            Request first = peer.request();
            Request second = peer.request();
            peer.send(RawH2Frame.RST_STREAM, 0, first.stream(), new byte[4]);
            peer.answer(second);
            peer.answer(peer.request());
            peer.drain();
        }); OpenRaw open = new OpenRaw(client, RawH2Test.SETTINGS, server.url())) {
            List<Outcome> both = Stream.of(open.call("t"), open.call("t")).toList().stream()
                    .map(CompletableFuture::join).toList();
            assertEquals(1, both.stream().filter(RawH2Test.right("t")::equals).count(), both::toString);
            assertEquals(List.of(Outcome.Kind.RESET), both.stream().filter(Outcome.Failure.class::isInstance)
                    .map(failure -> ((Outcome.Failure) failure).kind()).toList());
            assertEquals(RawH2Test.right("u"), open.call("u").join());
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.httptoll.bench.client.RawH2Test#raw")
    void aServerThatGoesAwayAnswersWhatItHasTakenAndTheNextCallOpensAConnection(Client client) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            H2Peer peer = new H2Peer(socket);
            Request taken = peer.request();
            if (connections.getAndIncrement() == 0) {
                peer.request();
                peer.send(RawH2Frame.GOAWAY, 0, 0, ByteBuffer.allocate(8).putInt(taken.stream()).array());
            }
            peer.answer(taken);
            peer.drain();
        }); OpenRaw open = new OpenRaw(client, RawH2Test.SETTINGS, server.url())) {
            List<Outcome> both = Stream.of(open.call("t"), open.call("t")).toList().stream()
                    .map(CompletableFuture::join).toList();
            assertEquals(1, both.stream().filter(RawH2Test.right("t")::equals).count(), both::toString);
            assertEquals(1, both.stream().filter(Outcome.Failure.class::isInstance).count(), both::toString);
            assertEquals(RawH2Test.right("u"), open.call("u").join());
            assertEquals(2, connections.get());
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.httptoll.bench.client.RawH2Test#raw")
    void silenceIsATimeoutThatGivesTheStreamUp(Client client) throws Exception {
        ClientSettings impatient = RawH2Test.over(new ClientSettings(1, Duration.ofMinutes(1), Duration.ofMillis(200),
                LimitPolicy.TUNED, SessionPolicy.SHARED));
        CompletableFuture<Integer> reset = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            H2Peer peer = new H2Peer(socket);
            Request request = peer.request();
            RawH2Frame frame = peer.frame(RawH2Frame.RST_STREAM);
            reset.complete(frame.payload().getInt());
            // It comes too late, and is to be dropped.
            peer.answer(request);
            peer.drain();
        }); OpenRaw open = new OpenRaw(client, impatient, server.url())) {
            assertEquals(Outcome.Kind.TIMEOUT, kind(open.call("t").join()));
            assertEquals(8, reset.join());
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.httptoll.bench.client.RawH2Test#raw")
    void whatIsNoHttp2OrEndsEarlyIsOneFailure(Client client) throws Exception {
        assertEquals(Outcome.Kind.OTHER, failure(client, socket -> {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
            socket.getInputStream().readAllBytes();
        }));
        assertEquals(Outcome.Kind.RESET, failure(client, socket -> new H2Peer(socket).request()));
        assertEquals(Outcome.Kind.RESET, failure(client, socket -> {
            H2Peer peer = new H2Peer(socket);
            peer.headers(peer.request());
        }));
        assertEquals(Outcome.Kind.OTHER, failure(client, socket -> {
            H2Peer peer = new H2Peer(socket);
            peer.send(RawH2Frame.HEADERS, 0, peer.request().stream(), H2Peer.NOTHING);
            peer.send(RawH2Frame.PING, 0, 0, new byte[8]);
            peer.drain();
        }));
    }

    @ParameterizedTest
    @MethodSource("io.github.httptoll.bench.client.RawH2Test#raw")
    void aRequestThatIsLongerThanAFrameIsNotSent(Client client) throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            H2Peer peer = new H2Peer(socket);
            peer.answer(peer.request());
            peer.drain();
        }); OpenRaw open = new OpenRaw(client, RawH2Test.SETTINGS, server.url())) {
            assertEquals(Outcome.Kind.OTHER, kind(open.call("x".repeat(RawH2Frame.LONGEST)).join()));
            assertEquals(RawH2Test.right("t"), open.call("t").join());
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.httptoll.bench.client.RawH2Test#raw")
    void closeEndsWhatIsInFlightOnce(Client client) throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            H2Peer peer = new H2Peer(socket);
            for (int i = 0; i < 20; i++) {
                peer.request();
            }
            asked.complete(null);
            peer.drain();
        })) {
            List<CompletableFuture<Outcome>> calls;
            try (OpenRaw open = new OpenRaw(client, RawH2Test.SETTINGS, server.url())) {
                calls = IntStream.range(0, 20).mapToObj(i -> open.call("t")).toList();
                asked.join();
                open.closeClient();
                for (CompletableFuture<Outcome> call : calls) {
                    assertInstanceOf(Outcome.Failure.class, call.join());
                }
                assertInstanceOf(Outcome.Failure.class, open.call("t").join());
            }
        }
    }

    /// The server does not read before all calls are started, so a start that waited for the socket would never return. It does not decode
    /// the requests: that costs more than all else here, and a JVM that is not given time to compile would exceed the limit of a call.
    @Test
    void requestsThatTheSocketDoesNotTakeAtOnceAreFinishedBySelector() throws Exception {
        int calls = 1_000;
        String token = "x".repeat(15_000);
        CompletableFuture<Void> started = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            H2Peer peer = new H2Peer(socket);
            peer.answer(peer.request());
            started.join();
            for (int i = 0; i < calls; i++) {
                peer.answer(new Request(peer.frame(RawH2Frame.HEADERS).stream(), Map.of(":path", "token=t")));
            }
            peer.drain();
        }); OpenRaw open = new OpenRaw(Client.RAW_NIO, RawH2Test.SETTINGS, server.url())) {
            assertEquals(RawH2Test.right("t"), open.call("t").join());
            List<CompletableFuture<Outcome>> outcomes = IntStream.range(0, calls).mapToObj(i -> open.call(token))
                    .toList();
            started.complete(null);
            outcomes.forEach(outcome -> assertEquals(RawH2Test.right("t"), outcome.join()));
        }
    }

    /// Otherwise a blocking call would take the connection for one that was used up, and open the next one, without end.
    @Test
    void aSocketThatTakesNoPrefaceIsNoConnection() throws Exception {
        Socket closed = new Socket();
        closed.close();
        assertThrows(SocketException.class, () -> RawH2Connection.begin(closed, RawH2Test.SETTINGS));
    }

    private static Outcome.Kind failure(Client client, ScriptedServer.Handler script) throws Exception {
        try (ScriptedServer server = new ScriptedServer(script);
                OpenRaw open = new OpenRaw(client, RawH2Test.SETTINGS, server.url())) {
            return kind(open.call("t").join());
        }
    }

    private static Outcome.Kind kind(Outcome outcome) {
        return assertInstanceOf(Outcome.Failure.class, outcome).kind();
    }
}
