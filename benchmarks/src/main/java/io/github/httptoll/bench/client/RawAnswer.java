// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Headers;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The answers of one connection, one after the other, taken in as their bytes arrive: just enough HTTP/1.1 for the
/// fixture server, a head and a body with a Content-Length, which is decoded where it is in gzip.
final class RawAnswer {
    /// Most bytes that a raw client reads at once.
    static final int CHUNK = 16 * 1024;
    private static final int HEAD_LIMIT = 16 * 1024;
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final byte[] start = new byte[HEAD_LIMIT];
    private int filled;
    private @Nullable String head;
    private int status;
    private long expected;
    private long bytes;
    private @Nullable GzipBody encoded;

    /// Takes what has arrived, up to the chunk's limit; stamps `headers` and `done`.
    ///
    /// @param gzip whether the answer was asked for in gzip
    /// @return true if the answer is complete; [#next] must then be called before more is taken
    /// @throws IOException if this is no answer of the kind
    boolean take(ByteBuffer chunk, boolean gzip, Stamps timeline) throws IOException {
        if (head == null) {
            if (!headEndsIn(chunk, gzip)) {
                return false;
            }
            timeline.headers();
        }
        bytes += chunk.remaining();
        if (encoded == null) {
            chunk.position(chunk.limit());
        } else {
            encoded.take(chunk);
        }
        if (bytes < expected) {
            return false;
        }
        if (encoded != null) {
            bytes = encoded.decodedBytes();
        }
        timeline.done();
        return true;
    }

    /// The complete answer; the next one may begin.
    Outcome.Reply next() {
        if (head == null) {
            throw new IllegalStateException("there is no answer yet");
        }
        Outcome.Reply reply = new Outcome.Reply(status, bytes, header(head, Headers.TOKEN),
                header(head, Headers.STAMPS));
        head = null;
        filled = 0;
        return reply;
    }

    /// Collects the head. Body bytes that come with it are counted, or left in the chunk.
    private boolean headEndsIn(ByteBuffer chunk, boolean gzip) throws IOException {
        int first = Math.max(3, filled);
        int taken = Math.min(chunk.remaining(), start.length - filled);
        chunk.get(start, filled, taken);
        filled += taken;
        for (int i = first; i < filled; i++) {
            if (start[i] == '\n' && start[i - 1] == '\r' && start[i - 2] == '\n' && start[i - 3] == '\r') {
                String text = new String(start, 0, i + 1, StandardCharsets.ISO_8859_1);
                parse(text);
                encoded = gzip && GzipBody.GZIP.equals(header(text, GzipBody.ENCODED)) ? new GzipBody() : null;
                bytes = filled - (i + 1L);
                if (encoded != null) {
                    encoded.take(ByteBuffer.wrap(start, i + 1, (int) bytes));
                }
                return true;
            }
        }
        if (filled == start.length) {
            throw new IOException("the answer's head is longer than " + HEAD_LIMIT + " bytes");
        }
        return false;
    }

    private void parse(String text) throws IOException {
        String length = header(text, "Content-Length");
        if (length == null) {
            throw new IOException("the answer has no Content-Length");
        }
        try {
            status = Integer.parseInt(text, STATUS_AT, STATUS_AT + 3, 10);
            expected = Long.parseUnsignedLong(length);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException("not an answer: " + text.lines().findFirst().orElse("") + ", length " + length, e);
        }
        head = text;
    }

    private static @Nullable String header(String head, String name) {
        int at = head.indexOf("\r\n" + name + ": ");
        if (at < 0) {
            at = head.toLowerCase(Locale.ROOT).indexOf("\r\n" + name.toLowerCase(Locale.ROOT) + ": ");
        }
        return at < 0 ? null : head.substring(at + name.length() + 4, head.indexOf("\r\n", at + 2)).strip();
    }

    /// The server's word that the body of a request may follow, as its bytes arrive.
    static final class Interim {
        private static final String CONTINUE = "HTTP/1.1 100 ";
        private static final String END = "\r\n\r\n";

        private final StringBuilder taken = new StringBuilder();

        /// Takes the next byte.
        ///
        /// @return true if it was the last one
        /// @throws IOException if the server says something else
        boolean take(byte next) throws IOException {
            taken.append((char) (next & 0xff));
            boolean ends = next == '\n' && taken.indexOf(END, Math.max(0, taken.length() - END.length())) >= 0;
            if (taken.length() > HEAD_LIMIT || (ends && taken.indexOf(CONTINUE) != 0)) {
                throw new IOException("the server wants no body: " + taken.toString().lines().findFirst().orElse(""));
            }
            return ends;
        }
    }
}
