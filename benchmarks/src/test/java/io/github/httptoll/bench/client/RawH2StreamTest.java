// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Protocol;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.Test;

/// An answer in gzip over HTTP/2, as its frames come in.
class RawH2StreamTest {
    private static final byte[] SENT = GzipBodyTest.gzipped("x".repeat(50_000));

    @Test
    void anAnswerInGzipIsDecoded() throws IOException {
        assertEquals(new Outcome.Reply(200, 50_000, null, null), outcome("gzip:true", SENT.length));
    }

    @Test
    void anAnswerInGzipThatWasNotAskedForIsCountedAsItIs() throws IOException {
        assertEquals(new Outcome.Reply(200, SENT.length, null, null), outcome(NamedValues.USUAL, SENT.length));
    }

    @Test
    void anAnswerThatIsNotWholeIsAFailure() throws IOException {
        assertInstanceOf(Outcome.Failure.class, outcome("gzip:true", SENT.length - 1));
    }

    /// In two frames.
    private static Outcome outcome(String request, int length) throws IOException {
        Call call = Parameters.of(Client.RAW_NIO, Strategy.FUTURES, 1, 1, 0).with(Parameter.PROTOCOL, Protocol.H2C)
                .with(Parameter.REQUEST, NamedValues.parse(request, RequestShape.class))
                .workload(URI.create("http://127.0.0.1:1")).batch(0).getFirst();
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        RawH2Stream stream = new RawH2Stream(call, new Timeline(), Duration.ofMinutes(1), outcome::set);
        stream.headers(List.of(new BasicHeader(":status", "200"), new BasicHeader("content-encoding", "gzip")));
        stream.body(ByteBuffer.wrap(SENT, 0, 10), 10, RawH2Session.WINDOW);
        stream.body(ByteBuffer.wrap(SENT, 10, length - 10), length - 10, RawH2Session.WINDOW);
        stream.done();
        return outcome.get();
    }
}
