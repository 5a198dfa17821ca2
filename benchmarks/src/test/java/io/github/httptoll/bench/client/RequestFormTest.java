// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientDescription.Role;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.TrustedCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every form of a request that a client says it sends, as the real server sees it: it refuses a request with another head or body.
@Tag("slow")
class RequestFormTest {
    private static final List<String> SHAPES = List.of("method:PUT", "method:DELETE",
            "headers:X-Tenant=a;X-Trace=b.1/c",
            "knownLength:false", "pieces:3", "pieces:3+knownLength:false+pauseMillis:1.0", "expectContinue:true",
            "expectContinue:true+knownLength:false",
            "method:PUT+headers:X-A=1+expectContinue:true+pieces:2", "gzip:true+headers:X-A=1");

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    static Stream<Arguments> ways() {
        return Stream.of(Client.values()).filter(client -> client.role() != Role.NO_CALL)
                .flatMap(client -> client.forms()
                        .flatMap(blocking -> SHAPES.stream().map(shape -> cell(client, blocking, shape))
                                .flatMap(RequestFormTest::overItsProtocols).filter(Parameters::exists)
                                .map(cell -> Arguments.of(client, cell.strategy(), cell.protocol(),
                                        cell.request().toString()))));
    }

    /// Inside TLS a library sends the same. The raw clients have other channels there.
    private static Stream<Parameters> overItsProtocols(Parameters cell) {
        return cell.client().protocols().stream().sorted()
                .filter(protocol -> !protocol.secure() || cell.client().role() == Role.FLOOR)
                .map(protocol -> cell.with(Parameter.PROTOCOL, protocol));
    }

    private static Parameters cell(Client client, boolean blocking, String shape) {
        RequestShape request = NamedValues.parse(shape, RequestShape.class);
        return Parameters.of(client, blocking ? Strategy.VIRTUAL_THREADS : Strategy.FUTURES, 3, 2, 0)
                .with(Parameter.REQUEST, request).with(Parameter.REQUEST_BYTES, 20_000);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theServerSeesWhatWasAsked(Client client, Strategy strategy, Protocol protocol, String shape)
            throws IOException {
        for (int bytes : new int[]{20_000, 0}) {
            Parameters cell = cell(client, strategy.blocking(), shape).with(Parameter.PROTOCOL, protocol)
                    .with(Parameter.REQUEST_BYTES, bytes);
            if (bytes == 0 && cell.request().needsBody()) {
                continue;
            }
            Workload workload = cell.workload(protocol.secure() ? SERVER.secure().url() : SERVER.url());
            assertTrue(workload.batch(0).getFirst().uri().getQuery().contains("&requestHead="));
            List<Exchange> batch = workload.batch(0).stream().map(Exchange::new).toList();
            try (Caller caller = cell.open(TrustedCertificates.of(SERVER.secure().certificate()))) {
                caller.run(batch);
                caller.run(batch);
            }
            batch.forEach(exchange -> assertTrue(exchange.outcome().answers(exchange.call()),
                    () -> exchange.call() + " got " + exchange.outcome()));
        }
    }

    /// Otherwise the first test could not fail.
    @Test
    void aRequestWithAnotherHeadIsRefused() {
        Parameters cell = cell(Client.JDK, true, "method:PUT+headers:X-A=1");
        Call asked = cell.workload(SERVER.url()).batch(0).getFirst();
        Exchange exchange = new Exchange(new Call(asked.uri(), asked.token(), asked.bytes(), asked.body()));
        try (Caller caller = cell.open(TrustedCertificates.SYSTEM)) {
            caller.run(List.of(exchange));
        }
        assertEquals(400, assertInstanceOf(Outcome.Reply.class, exchange.outcome()).status());
    }

    @Test
    void whatAClientCannotSendIsNoCell() {
        assertFalse(cell(Client.RAW_NIO, false, "answer:LEFT").exists());
        assertTrue(cell(Client.JDK, false, "answer:LEFT").exists());
        assertFalse(cell(Client.JDK, false, "pieces:2").with(Parameter.PROTOCOL, Protocol.H2C).exists());
    }

    /// What a client sends, its floor sends.
    @Test
    void everyFormHasAFloor() {
        ways().map(Arguments::get).map(way -> cell((Client) way[0], ((Strategy) way[1]).blocking(), (String) way[3])
                .with(Parameter.PROTOCOL, (Protocol) way[2])).forEach(cell -> {
                    assertTrue(cell.floor().exists(), cell.toString());
                    assertEquals(cell.request(), cell.floor().request());
                });
    }

    @Test
    void piecesAreFlushedOneByOneAndMakeUpTheBody() throws IOException {
        Call call = cell(Client.RAW_SOCKET, true, "pieces:3").with(Parameter.REQUEST_BYTES, 10).workload(SERVER.url())
                .batch(0).getFirst();
        List<Integer> flushed = new ArrayList<>();
        ByteArrayOutputStream written = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                flushed.add(size());
            }
        };
        Pieces.write(call, written);
        assertEquals(List.of(3, 6, 10), flushed);
        org.junit.jupiter.api.Assertions.assertArrayEquals(call.body().bytes(), written.toByteArray());
        org.junit.jupiter.api.Assertions.assertArrayEquals(call.body().bytes(), Pieces.stream(call).readAllBytes());
        assertEquals(3, Pieces.stream(call).read(new byte[100]));
    }

    @Test
    void piecesAreHandedOverAsLongAsTheyAreWanted() {
        Call call = cell(Client.RAW_SOCKET, true, "pieces:3").with(Parameter.REQUEST_BYTES, 10).workload(SERVER.url())
                .batch(0).getFirst();
        List<String> taken = new ArrayList<>();
        Pieces.hand(call, Runnable::run, (piece, last) -> taken.add(piece.remaining() + " " + last));
        assertEquals(List.of("3 false", "3 false", "4 true"), taken);
        taken.clear();
        Pieces.hand(call, Runnable::run,
                (piece, last) -> taken.add(piece.remaining() + " " + last) && taken.size() < 2);
        assertEquals(List.of("3 false", "3 false"), taken);
    }
}
