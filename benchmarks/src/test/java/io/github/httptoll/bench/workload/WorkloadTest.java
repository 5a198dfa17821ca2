// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.client.Call;
import io.github.httptoll.client.Outcome;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final URI SERVER = URI.create("http://127.0.0.1:1");

    @Test
    void delaysRepeatOverTheCallsAndTokensDiffer() {
        Workload workload = new Workload(SERVER, 5, List.of(1.0, 2.5), 64);
        List<Call> calls = workload.batch(3);
        assertEquals(List.of("/delay/1.0", "/delay/2.5", "/delay/1.0", "/delay/2.5", "/delay/1.0"),
                calls.stream().map(call -> call.uri().getPath()).toList());
        Set<String> tokens = new HashSet<>();
        workload.batch(4).forEach(call -> tokens.add(call.token()));
        calls.forEach(call -> tokens.add(call.token()));
        assertEquals(10, tokens.size());
    }

    /// At a rate the number of calls is all that changes.
    @Test
    void anotherNumberOfCallsAsksTheSame() {
        Workload one = new Workload(SERVER, 1, List.of(1.0), 64, Endpoint.DELAY, ServerBehaviour.stalling(100, 1_000),
                RandomBody.random(9), NamedValues.parse("headers:X-A=b", RequestShape.class));
        List<Call> three = one.with(3).batch(7);
        assertEquals(3, three.size());
        assertEquals(one.batch(7).getFirst(), three.getFirst());
        assertTrue(three.getFirst().uri().getQuery().contains("stall=100"), three::toString);
    }

    @Test
    void everyCallCarriesTheSameBytesAndSaysWhichTheyAre() {
        RandomBody body = RandomBody.random(1_000);
        CRC32 crc = new CRC32();
        crc.update(body.bytes());
        String expected = "&requestBytes=1000&requestCrc=%08x".formatted(crc.getValue());
        for (Call call : new Workload(SERVER, 3, List.of(1.0), 64, Endpoint.PERMITS_5, body).batch(3)) {
            assertSame(body, call.body());
            assertTrue(call.uri().getQuery().endsWith(expected), call.uri()::toString);
        }
        assertArrayEquals(body.bytes(), RandomBody.random(1_000).bytes());
        assertFalse(RandomBody.NONE.exists());
        Call plain = new Workload(SERVER, 1, List.of(1.0), 64).batch(3).getFirst();
        assertFalse(plain.body().exists() || plain.uri().getQuery().contains("request"));
        assertThrows(IllegalArgumentException.class, () -> RandomBody.random(-1));
    }

    /// What a compression made fewer would not be what was asked for.
    @Test
    void aBodyCannotBeCompressed() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(RandomBody.random(100_000).bytes());
        }
        assertTrue(compressed.size() >= 100_000);
    }

    @Test
    void fivePagesKeepTheirProportionsAndTheirMean() {
        assertEquals(List.of(57.0, 147.0, 38.0, 112.0, 54.0), DelayPattern.FIVE_PAGES.delaysMillis(81.6));
        assertEquals(List.of(5.0), DelayPattern.FIXED.delaysMillis(5));
        assertThrows(IllegalArgumentException.class, () -> DelayPattern.FIXED.delaysMillis(-1));
    }

    @Test
    void anAnswerIsRightOnlyWithStatusBodyAndToken() {
        Call call = new Call(SERVER, "a", 10);
        assertTrue(new Outcome.Reply(200, 10, "a", null).answers(call));
        assertFalse(new Outcome.Reply(503, 10, "a", null).answers(call));
        assertFalse(new Outcome.Reply(200, 9, "a", null).answers(call));
        assertFalse(new Outcome.Reply(200, 10, "b", null).answers(call));
        assertFalse(new Outcome.Failure(Outcome.Kind.RESET, "").answers(call));
    }

    @Test
    void exceptionsAreNamedByWhatHappened() {
        assertEquals(Outcome.Kind.TIMEOUT, kind(new SocketTimeoutException()));
        assertEquals(Outcome.Kind.TIMEOUT, kind(new HttpConnectTimeoutException("")));
        assertEquals(Outcome.Kind.REFUSED, kind(new CompletionException(new ConnectException())));
        assertEquals(Outcome.Kind.RESET, kind(new SocketException("Connection reset")));
        assertEquals(Outcome.Kind.TLS, kind(new SSLHandshakeException("certificate_unknown")));
        assertEquals(Outcome.Kind.OTHER, kind(new IllegalStateException()));
    }

    /// Netty's connect timeout is a `ConnectException`, and libraries wrap it, and a failed handshake, into another one.
    @Test
    void whatWentWrongWithANewConnectionIsInItsCause() {
        ConnectTimeoutException timeout = new ConnectTimeoutException("connection timed out after 200 ms");
        assertEquals(Outcome.Kind.TIMEOUT, kind(timeout));
        assertEquals(Outcome.Kind.TIMEOUT, kind(because(timeout)));
        assertEquals(Outcome.Kind.TLS, kind(because(new SSLHandshakeException("certificate_unknown"))));
        assertEquals(Outcome.Kind.REFUSED, kind(because(new ClosedChannelException())));
        assertEquals(Outcome.Kind.REFUSED, kind(because(new SocketException("Connection reset"))));
    }

    @Test
    void aLibrarysOwnTimeoutIsOneWhereItIsNamed() {
        assertEquals(Outcome.Kind.OTHER, Outcome.Failure.of(ReadTimeoutException.INSTANCE).kind());
        assertEquals(Outcome.Kind.TIMEOUT, kind(ReadTimeoutException.INSTANCE));
    }

    private static Throwable because(Throwable cause) {
        return new ConnectException("could not connect").initCause(cause);
    }

    private static Outcome.Kind kind(Throwable thrown) {
        return Outcome.Failure.of(thrown, Set.of(ConnectTimeoutException.class, ReadTimeoutException.class)).kind();
    }
}
