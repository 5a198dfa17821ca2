// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.check.Batches;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.fixture.ServerProbe;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.bench.workload.ServerBehaviour;
import io.github.httptoll.client.ClientDescription.Role;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.RequestForm;
import io.github.httptoll.client.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Answers in gzip: every client asks for them and decodes them, over every protocol, and its connection can be used again.
@Tag("slow")
class GzipTest {
    private static final int BYTES = 100_000;
    private static final int CALLS = 4;
    private static final String GZIP = "gzip:true";

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    static Stream<Parameters> all() {
        return Stream.of(Client.values()).filter(client -> client.role() != Role.NO_CALL)
                .flatMap(client -> client.forms()
                        .flatMap(blocking -> client.protocols().stream().sorted()
                                .map(protocol -> Parameters
                                        .of(client, blocking ? Strategy.SEQUENTIAL : Strategy.FUTURES, 1, 1, 0)
                                        .with(Parameter.PROTOCOL, protocol).with(Parameter.BYTES, BYTES)
                                        .with(Parameter.REQUEST, NamedValues.parse(GZIP, RequestShape.class)))));
    }

    private static Stream<Arguments> named(Stream<Parameters> cells) {
        return cells.map(
                cell -> Arguments.argumentSet(cell.client() + " " + cell.strategy() + " " + cell.protocol(), cell));
    }

    static Stream<Arguments> plain() {
        return named(all().filter(cell -> !cell.protocol().secure()));
    }

    /// The raw clients read no answer without a length.
    static Stream<Arguments> chunked() {
        return named(all().filter(cell -> cell.protocol() == Protocol.HTTP_1_1)
                .map(cell -> cell.with(Parameter.SERVER, NamedValues.parse("chunkBytes:10", ServerBehaviour.class)))
                .filter(Parameters::exists));
    }

    static Stream<Arguments> overHttp1() {
        return named(all().filter(cell -> cell.protocol() == Protocol.HTTP_1_1));
    }

    @Test
    void everyClientHasItOverEveryProtocolAndSoHasItsFloor() {
        all().forEach(cell -> {
            assertTrue(cell.exists(), cell.toString());
            assertTrue(cell.floor().exists(), cell.toString());
            assertEquals(cell.request(), cell.floor().request());
        });
    }

    @ParameterizedTest
    @MethodSource("plain")
    void anAnswerIsDecodedAndLeavesTheConnectionUsable(Parameters cell) throws IOException {
        calls(cell);
    }

    /// Behind the compressed body the end of the chunks is still to be read.
    @ParameterizedTest
    @MethodSource("chunked")
    void anAnswerInChunksIsDecodedAndLeavesTheConnectionUsable(Parameters cell) throws IOException {
        calls(cell);
    }

    private static void calls(Parameters cell) throws IOException {
        sentInGzip(cell.workload(SERVER.url()).batch(0).getFirst().uri());
        SERVER.control().reset();
        try (Caller caller = cell.open(TrustedCertificates.SYSTEM)) {
            for (int call = 0; call < CALLS; call++) {
                Batches.answered(caller, cell.workload(SERVER.url()));
            }
            // This one calls back before its connection is free again.
            if (cell.client() != Client.APACHE_ASYNC) {
                assertEquals(1, SERVER.control().counters().connectionsOpened());
            }
        }
    }

    /// What the server sends at that very address, as a socket sees it.
    private static void sentInGzip(URI uri) throws IOException {
        ServerProbe.Answer answer = ServerProbe.get(uri);
        assertTrue(answer.encoded(), answer.toString());
        assertEquals(BYTES, answer.bytes());
        assertTrue(answer.sentBytes() < BYTES / 100, answer.toString());
    }

    @ParameterizedTest
    @MethodSource("overHttp1")
    void whatIsNoGzipIsAFailureAndNoLength(Parameters cell) throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            while (ScriptedServer.request(socket) > 0) {
                ScriptedServer.send(socket,
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n"
                                + "no gzip ".repeat(3).substring(0, 20));
            }
        }); Caller caller = cell.open(TrustedCertificates.SYSTEM)) {
            Exchange exchange = new Exchange(cell.workload(server.url()).batch(0).getFirst());
            caller.run(List.of(exchange));
            assertInstanceOf(Outcome.Failure.class, exchange.outcome());
        }
    }

    @Test
    void anAnswerThatIsNotReadIsNotDecoded() {
        List<Parameters> unread = all().filter(cell -> cell.protocol() == Protocol.HTTP_1_1
                && cell.client().sends(cell.protocol()).contains(RequestForm.Feature.UNREAD)).toList();
        assertTrue(unread.size() > 1);
        for (Parameters cell : unread) {
            Parameters closed = cell.with(Parameter.REQUEST,
                    NamedValues.parse(GZIP + "+answer:CLOSED", RequestShape.class));
            Exchange exchange = new Exchange(closed.workload(SERVER.url()).batch(0).getFirst());
            try (Caller caller = closed.open(TrustedCertificates.SYSTEM)) {
                caller.run(List.of(exchange));
            }
            assertEquals(0, assertInstanceOf(Outcome.Reply.class, exchange.outcome()).bytes(), cell.toString());
        }
    }
}
