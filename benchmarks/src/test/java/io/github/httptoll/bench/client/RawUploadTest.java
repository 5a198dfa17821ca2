// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.check.Batches;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.RandomBody;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// When the raw clients send which part of a body, as a server sees it.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class RawUploadTest {
    private static final ClientSettings SETTINGS = Batches.patient(1, SessionPolicy.SHARED);

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

    private static Call post(URI server, RandomBody body, String shape) {
        return new Call(server.resolve("/x?token=t"), "t", 3, body,
                NamedValues.parse(shape, RequestShape.class).form());
    }
}
