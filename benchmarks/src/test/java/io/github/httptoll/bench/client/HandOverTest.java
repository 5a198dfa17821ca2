// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.check.Batches;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.RandomBody;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.CancellableClient;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.TrustedCertificates;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When a body is handed to a library: after the server wants it, and no longer than the call lives.
@Tag("slow")
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class HandOverTest {
    private static final int PIECE_BYTES = 100;
    private static final int EARLY_MILLIS = 200;
    private static final RequestShape ASKING = shape("expectContinue:true");
    private static final RequestShape SLOW = shape("pieces:3+pauseMillis:10000.0");

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    private static RequestShape shape(String text) {
        return NamedValues.parse(text, RequestShape.class);
    }

    static Stream<Arguments> asking() {
        return Stream.of(ASKING, shape("expectContinue:true+knownLength:false"))
                .flatMap(shape -> Stream.of(Client.values())
                        .filter(client -> client.sends(Protocol.HTTP_1_1).containsAll(shape.features()))
                        .flatMap(client -> client.forms().map(blocking -> Arguments.of(client,
                                blocking ? Strategy.VIRTUAL_THREADS : Strategy.FUTURES, shape))));
    }

    private static Call call(URI url, RequestShape shape) {
        return new Call(url.resolve("/x?token=t"), "t", 3, RandomBody.random(PIECE_BYTES * shape.pieces()),
                shape.form());
    }

    /// A client that waits passes however slow it is.
    @ParameterizedTest
    @MethodSource("asking")
    void aBodyWaitsUntilTheServerWantsIt(Client client, Strategy strategy, RequestShape shape) throws Exception {
        BlockingQueue<Boolean> early = new LinkedBlockingQueue<>();
        BlockingQueue<byte[]> seen = new LinkedBlockingQueue<>();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            String head = ScriptedServer.head(socket);
            boolean more = sendsMore(socket);
            early.add(more);
            if (more) {
                return;
            }
            ScriptedServer.send(socket, "HTTP/1.1 100 Continue\r\n\r\n");
            seen.add(ScriptedServer.body(head, socket));
            ScriptedServer.send(socket, ScriptedServer.ANSWER);
            ScriptedServer.request(socket);
        });
                Caller caller = strategy.open(client, Batches.patient(1, SessionPolicy.SHARED), 1,
                        CallbackPolicy.NOTHING)) {
            Exchange exchange = new Exchange(call(server.url(), shape));
            caller.run(List.of(exchange));
            assertEquals(List.of(false), List.copyOf(early));
            assertTrue(exchange.outcome().answers(exchange.call()), () -> exchange.outcome().toString());
            assertArrayEquals(exchange.call().body().bytes(), seen.take());
        }
    }

    private static boolean sendsMore(Socket socket) throws IOException {
        socket.setSoTimeout(EARLY_MILLIS);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException _) {
            return false;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    /// Another answer than 100 ends the call, and the client goes on.
    @ParameterizedTest
    @ValueSource(strings = {"ASYNC_HTTP_CLIENT", "REACTOR_NETTY", "VERTX"})
    void aServerThatDoesNotWantTheBodyIsHeard(String name) throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            var _ = ScriptedServer.head(socket);
            ScriptedServer.send(socket, "HTTP/1.1 417 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        });
                Caller caller = Strategy.FUTURES.open(Client.named(name), Batches.patient(1, SessionPolicy.SHARED), 1,
                        CallbackPolicy.NOTHING)) {
            for (int i = 0; i < 3; i++) {
                Exchange exchange = new Exchange(call(server.url(), ASKING));
                caller.run(List.of(exchange));
                assertEquals(417, assertInstanceOf(Outcome.Reply.class, exchange.outcome()).status());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASYNC_HTTP_CLIENT", "REACTOR_NETTY", "VERTX"})
    void aCallThatIsGivenUpSendsNoFurtherPiece(String name) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        BlockingQueue<Integer> rest = new LinkedBlockingQueue<>();
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            var _ = ScriptedServer.head(socket);
            int first = socket.getInputStream().readNBytes(PIECE_BYTES).length;
            begun.countDown();
            rest.add(PIECE_BYTES - first + untilItsEnd(socket));
        }); AsyncClient client = Client.named(name).openAsync(Batches.patient(1, SessionPolicy.SHARED))) {
            Runnable giveUp = assertInstanceOf(CancellableClient.class, client)
                    .startCancellable(call(server.url(), SLOW), new Timeline(), outcomes::add);
            begun.await();
            giveUp.run();
            assertInstanceOf(Outcome.Failure.class, outcomes.take());
            assertEquals(0, rest.take());
        }
        assertEquals(List.of(), List.copyOf(outcomes), "told twice");
    }

    private static int untilItsEnd(Socket socket) {
        int bytes = 0;
        try {
            while (socket.getInputStream().read() >= 0) {
                bytes++;
            }
        } catch (IOException _) {
            // Some reset it.
        }
        return bytes;
    }

    @Test
    void aTakerThatWantsNoMoreGetsNoMore() {
        Call call = call(SERVER.url(), shape("pieces:3"));
        List<Integer> taken = new ArrayList<>();
        Pieces.hand(call, Runnable::run, (piece, _) -> {
            taken.add(piece.remaining());
            return taken.size() < 2;
        });
        assertEquals(List.of(PIECE_BYTES, PIECE_BYTES), taken);
    }

    static Stream<Arguments> overOtherProtocols() {
        return Stream.of(Client.values()).flatMap(client -> client.protocols().stream()
                .filter(protocol -> protocol != Protocol.HTTP_1_1).sorted()
                .flatMap(protocol -> Stream.of("knownLength:false", "pieces:3+pauseMillis:1.0",
                        "expectContinue:true", "expectContinue:true+knownLength:false+pieces:2")
                        .flatMap(shape -> client.forms().map(blocking -> Parameters
                                .of(client, blocking ? Strategy.VIRTUAL_THREADS : Strategy.FUTURES, 3, 2, 0)
                                .with(Parameter.PROTOCOL, protocol).with(Parameter.REQUEST_BYTES, 20_000)
                                .with(Parameter.REQUEST, shape(shape))))))
                .filter(Parameters::exists)
                .map(cell -> Arguments.argumentSet(
                        cell.client() + " " + cell.strategy() + " " + cell.protocol() + " " + cell.request(), cell));
    }

    @ParameterizedTest
    @MethodSource("overOtherProtocols")
    void theServerSeesWhatWasAskedOverOtherProtocols(Parameters cell) throws IOException {
        URI url = cell.protocol().secure() ? SERVER.secure().url() : SERVER.url();
        List<Exchange> batch = cell.workload(url).batch(0).stream().map(Exchange::new).toList();
        try (Caller caller = cell.open(TrustedCertificates.of(SERVER.secure().certificate()))) {
            caller.run(batch);
            caller.run(batch);
        }
        batch.forEach(exchange -> assertTrue(exchange.outcome().answers(exchange.call()),
                () -> exchange.call() + " got " + exchange.outcome()));
    }
}
