// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import io.github.httptoll.client.RequestForm.Feature;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// The request of the raw clients as it goes over the wire. A body follows the head in the same write, as far as the socket takes it.
final class RawRequest {
    /// Most bytes of a body that are copied behind the head, so that both are one write to a socket's stream.
    private static final int COPIED = 16 * 1024;
    /// What the raw clients send of a form of a request, over every protocol.
    static final Set<Feature> FEATURES = Set.copyOf(EnumSet.complementOf(EnumSet.of(Feature.UNREAD)));

    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private static final byte[] END = "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] END_OF_CHUNK = "\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final ByteBuffer head;
    private final ByteBuffer body;
    private final Call call;
    private final boolean split;

    RawRequest(Call call, boolean keepAlive) {
        this.call = call;
        split = isSplit(call);
        head = ByteBuffer.wrap(head(call, keepAlive).getBytes(StandardCharsets.ISO_8859_1));
        body = ByteBuffer.wrap(split
                ? new byte[0]
                : call.body().exists() && !call.form().knownLength()
                        ? chunk(call.body().bytes())
                        : call.body().bytes());
    }

    /// Whether the body does not follow the head at once: it comes in pieces, or when the server has said that it may.
    static boolean isSplit(Call call) {
        return (call.form().pieces() > 1 || call.form().expectContinue()) && call.body().exists();
    }

    /// A piece of a body that does not follow the head at once.
    static ByteBuffer[] piece(Call call, ByteBuffer piece) {
        return call.form().knownLength()
                ? new ByteBuffer[]{piece}
                : new ByteBuffer[]{ByteBuffer.wrap(size(piece.remaining())), piece,
                        ByteBuffer.wrap(END_OF_CHUNK)};
    }

    /// What follows the last piece of a body whose length was not said.
    static ByteBuffer end() {
        return ByteBuffer.wrap(END);
    }

    /// What stands before a chunk.
    private static byte[] size(int bytes) {
        return (Integer.toHexString(bytes) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The whole body as one chunk, and the end.
    private static byte[] chunk(byte[] bytes) {
        byte[] size = size(bytes.length);
        byte[] chunk = Arrays.copyOf(size, size.length + bytes.length + LAST_CHUNK.length);
        System.arraycopy(bytes, 0, chunk, size.length, bytes.length);
        System.arraycopy(LAST_CHUNK, 0, chunk, size.length + bytes.length, LAST_CHUNK.length);
        return chunk;
    }

    private static String head(Call call, boolean keepAlive) {
        URI uri = call.uri();
        boolean posts = call.body().exists();
        StringBuilder more = new StringBuilder();
        if (call.form().gzip()) {
            more.append("\r\n").append(GzipBody.ACCEPTED).append(": ").append(GzipBody.GZIP);
        }
        call.form().headers().forEach((name, value) -> more.append("\r\n").append(name).append(": ").append(value));
        if (posts) {
            more.append(call.form().knownLength()
                    ? "\r\nContent-Length: " + call.body().length()
                    : "\r\nTransfer-Encoding: chunked")
                    .append(call.form().expectContinue() ? "\r\nExpect: 100-continue" : "");
        }
        return call.method() + ' ' + uri.getRawPath() + '?' + uri.getRawQuery() + " HTTP/1.1\r\nHost: "
                + uri.getHost() + ':'
                + uri.getPort() + more
                + (keepAlive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
    }

    /// What is written at once: head and body, or the head alone of a request that [#isSplit].
    ByteBuffer[] parts() {
        return body.hasRemaining() ? new ByteBuffer[]{head, body} : new ByteBuffer[]{head};
    }

    /// Writes all of it; a body in pieces behind the head, each of them with a write of its own.
    ///
    /// @param goOn is called where the server was asked first, and returns when it said so
    void writeTo(OutputStream stream, GoOn goOn) throws IOException {
        if (split) {
            stream.write(head.array());
            if (call.form().expectContinue()) {
                goOn.await();
            }
            writePieces(stream);
        } else {
            writeAtOnce(stream);
        }
    }

    private void writePieces(OutputStream stream) throws IOException {
        if (call.form().knownLength()) {
            Pieces.write(call, stream);
        } else {
            Pieces.write(call, new Chunks(stream));
            stream.write(END);
        }
    }

    /// Makes a chunk of each write, by one write.
    private static final class Chunks extends FilterOutputStream {
        Chunks(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            byte[] size = size(count);
            byte[] chunk = Arrays.copyOf(size, size.length + count + 2);
            System.arraycopy(bytes, from, chunk, size.length, count);
            chunk[chunk.length - 2] = '\r';
            chunk[chunk.length - 1] = '\n';
            out.write(chunk);
        }
    }

    /// Waits for the server's word that the body may follow.
    interface GoOn {
        void await() throws IOException;
    }

    private void writeAtOnce(OutputStream stream) throws IOException {
        int copied = Math.min(COPIED, body.limit());
        stream.write(copied == 0 ? head.array() : headWith(copied));
        if (copied < body.limit()) {
            stream.write(body.array(), copied, body.limit() - copied);
        }
    }

    private byte[] headWith(int bodyBytes) {
        byte[] both = Arrays.copyOf(head.array(), head.limit() + bodyBytes);
        System.arraycopy(body.array(), 0, both, head.limit(), bodyBytes);
        return both;
    }
}
