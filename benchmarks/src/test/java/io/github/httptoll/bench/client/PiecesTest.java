// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.common.stream.StreamWriter;
import io.github.httptoll.bench.check.Batches;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.RandomBody;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.CancellableClient;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.RequestForm;
import io.github.httptoll.client.RequestForm.Answer;
import io.github.httptoll.client.RequestForm.Feature;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.jetty.io.Content;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When the pieces of a body are sent, as a server sees it.
@Tag("slow")
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PiecesTest {
    /// Less than a library buffers, and more than Apache's sends to keep a connection whose server has refused a body.
    private static final int PIECE = 1_500;
    private static final RandomBody BODY = RandomBody.random(2 * PIECE);
    private static final ClientSettings SETTINGS = Batches.patient(1, SessionPolicy.SHARED);
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final Duration LONGER_THAN_A_TEST = Duration.ofHours(1);

    /// But Vert.x, which frees a connection only when its request has ended. So its adapter sends the body all the same.
    static Stream<Arguments> thatAskFirst() {
        return Stream.of(Client.values())
                .filter(client -> !client.equals(Client.named("VERTX"))
                        && client.sends(Protocol.HTTP_1_1).contains(Feature.EXPECT_CONTINUE))
                .flatMap(client -> client.forms()
                        .map(blocking -> Arguments.of(client, blocking ? Strategy.VIRTUAL_THREADS : Strategy.FUTURES)));
    }

    @ParameterizedTest
    @MethodSource("thatAskFirst")
    void noneIsSentToAServerThatRefusesIt(Client client, Strategy strategy) throws Exception {
        CompletableFuture<Integer> sent = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            String head = ScriptedServer.head(socket);
            ScriptedServer.send(socket,
                    "HTTP/1.1 417 Expectation Failed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            socket.shutdownOutput();
            sent.complete(head.toLowerCase(Locale.ROOT).contains("\nexpect: 100-continue") ? rest(socket) : -1);
        })) {
            Exchange exchange = new Exchange(call(server.url(), 1, Duration.ZERO, true));
            try (Caller caller = strategy.open(client, SETTINGS, 1, CallbackPolicy.NOTHING)) {
                caller.run(List.of(exchange));
            }
            assertFalse(exchange.outcome().answers(exchange.call()));
            assertEquals(0, sent.get());
        }
    }

    /// Bytes until the client closes the connection.
    private static int rest(Socket socket) throws IOException {
        int bytes = 0;
        try {
            while (socket.getInputStream().read() >= 0) {
                bytes++;
            }
        } catch (SocketException _) {
            return bytes;
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"JETTY", "ARMERIA"})
    void eachIsSentWhenItIsHandedOverAndACancelledCallWaitsForNoOther(String client) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        try (ScriptedServer server = new ScriptedServer(socket -> firstPiece(socket, arrived));
                AsyncClient open = Client.named(client).openAsync(SETTINGS)) {
            Runnable giveUp = assertInstanceOf(CancellableClient.class, open).startCancellable(
                    call(server.url(), 2, LONGER_THAN_A_TEST, false), new Timeline(), outcomes::add);
            arrived.await();
            assertEquals(List.of(), List.copyOf(outcomes));
            giveUp.run();
            assertInstanceOf(Outcome.Failure.class, outcomes.take());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "HELIDON")
    void eachIsSentWhenItIsHandedOverAndAnInterruptedCallWaitsForNoOther(String client) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        try (ScriptedServer server = new ScriptedServer(socket -> firstPiece(socket, arrived));
                BlockingClient open = Client.named(client).openBlocking(SETTINGS)) {
            Call call = call(server.url(), 2, LONGER_THAN_A_TEST, false);
            Thread caller = Thread.startVirtualThread(() -> outcomes.add(open.call(call, new Timeline())));
            arrived.await();
            assertEquals(List.of(), List.copyOf(outcomes));
            caller.interrupt();
            assertInstanceOf(Outcome.Failure.class, outcomes.take());
        }
    }

    private static void firstPiece(Socket socket, CountDownLatch arrived) throws IOException {
        String head = ScriptedServer.head(socket);
        assertTrue(head.toLowerCase(Locale.ROOT).contains("\ncontent-length: " + 2 * PIECE), head);
        if (socket.getInputStream().readNBytes(PIECE).length == PIECE) {
            arrived.countDown();
        }
        rest(socket);
    }

    @Test
    void armeriaIsHandedNoMoreOfABodyThatItHasGivenUp() {
        Pieces pieces = new Pieces(call(NOWHERE, 3, Duration.ZERO, false));
        StreamWriter<HttpData> body = StreamMessage.streaming();
        body.abort();
        ArmeriaClient.hand(pieces, body);
        assertTrue(pieces.hasNext());
    }

    @Test
    void jettyReadsAPieceAfterItsPauseAndThenTheEnd() throws Exception {
        JettyPieces body = new JettyPieces(call(NOWHERE, 2, Duration.ofMillis(1), false));
        assertEquals(2 * PIECE, body.getLength());
        assertEquals(PIECE, body.read().remaining());
        assertNull(body.read());
        CountDownLatch due = new CountDownLatch(1);
        body.demand(due::countDown);
        due.await();
        Content.Chunk second = body.read();
        assertEquals(PIECE, second.remaining());
        assertFalse(second.isLast());
        assertTrue(body.read().isLast());
    }

    @Test
    void jettyLearnsAtOnceOfAFailureAndOnceOnly() {
        JettyPieces body = new JettyPieces(call(NOWHERE, 2, LONGER_THAN_A_TEST, false));
        body.read();
        AtomicInteger told = new AtomicInteger();
        body.demand(told::incrementAndGet);
        assertEquals(0, told.get());
        IOException broken = new IOException("broken");
        body.fail(broken);
        body.fail(broken);
        assertEquals(1, told.get());
        assertSame(broken, body.read().getFailure());
    }

    private static Call call(URI server, int pieces, Duration pause, boolean expectContinue) {
        return new Call(server.resolve("/x?token=t"), "t", 3, BODY,
                new RequestForm("", Map.of(), true, pieces, pause, expectContinue, false, Answer.READ));
    }
}
