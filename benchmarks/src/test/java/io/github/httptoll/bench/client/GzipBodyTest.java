// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.client.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// A body in gzip, and the parser of HTTP/1.1 that hands it in.
class GzipBodyTest {
    private static final int BYTES = 50_000;
    private static final byte[] SENT = gzipped("x".repeat(BYTES));

    static byte[] gzipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void itsPartsMayBeCutAnywhere() throws IOException {
        for (int cut = 0; cut <= SENT.length; cut++) {
            GzipBody body = new GzipBody();
            body.take(ByteBuffer.wrap(SENT, 0, cut));
            body.take(ByteBuffer.wrap(SENT, cut, SENT.length - cut));
            assertEquals(BYTES, body.decodedBytes());
        }
    }

    @Test
    void aBodyThatIsNotWholeIsAnError() {
        for (int length = 0; length < SENT.length; length++) {
            GzipBody body = new GzipBody();
            body.take(ByteBuffer.wrap(SENT, 0, length));
            assertThrows(IOException.class, body::decodedBytes, "of length " + length);
        }
    }

    @Test
    void aStreamIsReadBeyondWhatIsDecoded() throws IOException {
        ByteArrayInputStream more = new ByteArrayInputStream(Arrays.copyOf(SENT, SENT.length + 5_000));
        assertEquals(BYTES, GzipBody.decodedBytes(more));
        assertEquals(0, more.available());
    }

    @Test
    void anAnswerMayBeCutAnywhereAndAnotherOneMayFollow() throws IOException {
        byte[] sent = answer("httptoll-token: t\r\ncontent-encoding: gzip\r\n");
        RawAnswer answer = new RawAnswer();
        for (int cut = 1; cut < sent.length; cut++) {
            Timeline timeline = new Timeline();
            assertEquals(false, answer.take(ByteBuffer.wrap(sent, 0, cut), true, timeline), "cut at " + cut);
            assertEquals(true, answer.take(ByteBuffer.wrap(sent, cut, sent.length - cut), true, timeline));
            assertEquals(new Outcome.Reply(200, BYTES, "t", null), answer.next());
        }
        byte[] usual = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody".getBytes(StandardCharsets.ISO_8859_1);
        answer.take(ByteBuffer.wrap(usual), true, new Timeline());
        assertEquals(4, answer.next().bytes());
    }

    @Test
    void anAnswerInGzipThatWasNotAskedForIsCountedAsItIs() throws IOException {
        RawAnswer answer = new RawAnswer();
        answer.take(ByteBuffer.wrap(answer("Content-Encoding: gzip\r\n")), false, new Timeline());
        assertEquals(SENT.length, answer.next().bytes());
    }

    private static byte[] answer(String headers) {
        byte[] head = ("HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + SENT.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = Arrays.copyOf(head, head.length + SENT.length);
        System.arraycopy(SENT, 0, both, head.length, SENT.length);
        return both;
    }
}
