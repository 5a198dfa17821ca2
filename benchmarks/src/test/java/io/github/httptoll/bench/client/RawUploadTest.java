// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.check.Batches;
import io.github.httptoll.bench.client.H2Peer.Request;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.RandomBody;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// When the raw clients send which part of a body, as a server sees it.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
@Tag("slow")
class RawUploadTest {
    private static final ClientSettings SETTINGS = Batches.patient(1, SessionPolicy.SHARED);
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final String OVER_HTTP_2 = "io.github.httptoll.bench.client.RawH2Test#raw";

    @ParameterizedTest
    @MethodSource("io.github.httptoll.bench.client.RawClientsTest#raw")
    void aServerThatWantsNoBodyGetsNone(Client client) throws Exception {
        CompletableFuture<Integer> behind = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.head(socket);
            ScriptedServer.send(socket, "HTTP/1.1 417 No\r\n\r\n");
            behind.complete(socket.getInputStream().read());
        }); OpenRaw open = new OpenRaw(client, SETTINGS, server.url())) {
            assertInstanceOf(Outcome.Failure.class,
                    open.call(post(server.url(), RandomBody.random(10), "expectContinue:true")).join());
            assertEquals(-1, behind.join());
        }
    }

    /// The socket does not take a piece at once.
    @ParameterizedTest
    @MethodSource("io.github.httptoll.bench.client.RawClientsTest#raw")
    void aBodyThatMayFollowIsWholeAndLeavesTheConnectionUsable(Client client) throws Exception {
        RandomBody body = RandomBody.random(24_000_000);
        Queue<ScriptedServer.Post> seen = new ConcurrentLinkedQueue<>();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            for (int i = 0; i < 2; i++) {
                String head = ScriptedServer.head(socket);
                assertTrue(head.contains("\r\nExpect: 100-continue\r\n"), head);
                for (byte part : "HTTP/1.1 100 Go on\r\nX: y\r\n\r\n".getBytes()) {
                    socket.getOutputStream().write(part);
                }
                seen.add(new ScriptedServer.Post(head, ScriptedServer.body(head, socket)));
                ScriptedServer.send(socket, ScriptedServer.ANSWER);
            }
        }); OpenRaw open = new OpenRaw(client, SETTINGS, server.url())) {
            for (String shape : List.of("expectContinue:true", "expectContinue:true+pieces:3+pauseMillis:1")) {
                assertEquals(RawH2Test.right("t"), open.call(post(server.url(), body, shape)).join());
                assertArrayEquals(body.bytes(), seen.remove().body());
            }
        }
    }

    /// The next piece would be due long after this test.
    @ParameterizedTest
    @MethodSource("io.github.httptoll.bench.client.RawNioBodyTest#nio")
    void aConnectionThatEndsBetweenTwoPiecesIsOneFailure(Client client) throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer::head);
                OpenRaw open = new OpenRaw(client, SETTINGS, server.url())) {
            assertInstanceOf(Outcome.Failure.class,
                    open.call(post(server.url(), RandomBody.random(10), "pieces:2+pauseMillis:10000")).join());
        }
    }

    /// The first call is answered when the client has seen the settings.
    @ParameterizedTest
    @MethodSource(OVER_HTTP_2)
    void noMoreOfABodyIsSentThanTheServerTakes(Client client) throws Exception {
        RandomBody body = RandomBody.random(200_000);
        CompletableFuture<ScriptedServer.Post> seen = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            H2Peer peer = greeted(socket, INITIAL_WINDOW_SIZE, 1_000);
            Request request = peer.post();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            read(peer, bytes, 1_000);
            peer.requireSilence();
            update(peer, request.stream(), 300_000);
            read(peer, bytes, 65_535);
            peer.requireSilence();
            update(peer, 0, 10);
            read(peer, bytes, 65_545);
            peer.requireSilence();
            update(peer, 0, 300_000);
            assertTrue(read(peer, bytes, 200_000).has(RawH2Frame.END_STREAM));
            seen.complete(new ScriptedServer.Post(request.headers().toString(), bytes.toByteArray()));
            peer.answer(request);
            peer.drain();
        }); OpenRaw open = new OpenRaw(client, RawH2Test.SETTINGS, server.url())) {
            assertEquals(RawH2Test.right("a"), open.call("a").join());
            assertEquals(RawH2Test.right("t"), open.call(post(server.url(), body, "method:PUT+headers:X-A=1")).join());
            assertArrayEquals(body.bytes(), seen.join().body());
            assertEquals("{:authority=" + server.url().getAuthority()
                    + ", :method=PUT, :path=/x?token=t, :scheme=http, content-length=200000, x-a=1}",
                    seen.join().head());
        }
    }

    @ParameterizedTest
    @MethodSource(OVER_HTTP_2)
    void aBodyFollowsTheServersWordInPieces(Client client) throws Exception {
        RandomBody body = RandomBody.random(10);
        CompletableFuture<List<Integer>> lengths = new CompletableFuture<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            H2Peer peer = greeted(socket);
            Request request = peer.post();
            assertEquals("100-continue", request.headers().get("expect"));
            peer.requireSilence();
            peer.send(RawH2Frame.HEADERS, RawH2Frame.END_HEADERS, request.stream(), peer.block(":status", "100"));
            List<Integer> each = new ArrayList<>();
            RawH2Frame frame;
            do {
                frame = peer.frame(RawH2Frame.DATA);
                each.add(frame.payload().remaining());
                bytes.writeBytes(frame.payload().array());
            } while (!frame.has(RawH2Frame.END_STREAM));
            lengths.complete(each);
            peer.answer(request);
            peer.drain();
        }); OpenRaw open = new OpenRaw(client, RawH2Test.SETTINGS, server.url())) {
            assertEquals(RawH2Test.right("a"), open.call("a").join());
            assertEquals(RawH2Test.right("t"),
                    open.call(post(server.url(), body, "expectContinue:true+pieces:3+knownLength:false")).join());
            assertEquals(List.of(3, 3, 4), lengths.join());
            assertArrayEquals(body.bytes(), bytes.toByteArray());
        }
    }

    @ParameterizedTest
    @MethodSource(OVER_HTTP_2)
    void aStreamOfAServerThatWantsNoBodyIsGivenUp(Client client) throws Exception {
        CompletableFuture<Integer> next = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            H2Peer peer = greeted(socket);
            peer.send(RawH2Frame.HEADERS, RawH2Frame.END_HEADERS | RawH2Frame.END_STREAM, peer.post().stream(),
                    peer.block(":status", "417"));
            next.complete(peer.frame().type());
            peer.answer(peer.request());
            peer.drain();
        }); OpenRaw open = new OpenRaw(client, RawH2Test.SETTINGS, server.url())) {
            assertEquals(RawH2Test.right("a"), open.call("a").join());
            assertEquals(new Outcome.Reply(417, 0, null, null),
                    open.call(post(server.url(), RandomBody.random(10), "expectContinue:true")).join());
            assertEquals(RawH2Frame.RST_STREAM, next.join());
            assertEquals(RawH2Test.right("b"), open.call("b").join());
        }
    }

    @ParameterizedTest
    @MethodSource(OVER_HTTP_2)
    void aResetBetweenTwoPiecesEndsOneCall(Client client) throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            H2Peer peer = greeted(socket);
            peer.send(RawH2Frame.RST_STREAM, 0, peer.post().stream(), new byte[4]);
            peer.answer(peer.request());
            peer.drain();
        }); OpenRaw open = new OpenRaw(client, RawH2Test.SETTINGS, server.url())) {
            assertEquals(RawH2Test.right("a"), open.call("a").join());
            Outcome reset = open.call(post(server.url(), RandomBody.random(10), "pieces:3+pauseMillis:20")).join();
            assertEquals(Outcome.Kind.RESET, assertInstanceOf(Outcome.Failure.class, reset).kind());
            assertEquals(RawH2Test.right("b"), open.call("b").join());
        }
    }

    /// A connection whose first call is over.
    private static H2Peer greeted(Socket socket, int... settings) throws IOException {
        H2Peer peer = new H2Peer(socket, settings);
        Request first = peer.request();
        peer.frame(RawH2Frame.SETTINGS);
        peer.answer(first);
        return peer;
    }

    /// Reads parts of a body until there are so many bytes of it, and returns the last one.
    private static RawH2Frame read(H2Peer peer, ByteArrayOutputStream bytes, int most) throws IOException {
        RawH2Frame frame;
        do {
            frame = peer.frame();
            assertEquals(RawH2Frame.DATA, frame.type());
            bytes.writeBytes(frame.payload().array());
        } while (bytes.size() < most);
        assertEquals(most, bytes.size());
        return frame;
    }

    private static void update(H2Peer peer, int stream, int bytes) throws IOException {
        peer.send(RawH2Frame.WINDOW_UPDATE, 0, stream, ByteBuffer.allocate(4).putInt(bytes).array());
    }

    private static Call post(URI server, RandomBody body, String shape) {
        return new Call(server.resolve("/x?token=t"), "t", 3, body,
                NamedValues.parse(shape, RequestShape.class).form());
    }
}
