// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackException;
import org.jspecify.annotations.Nullable;

/// The blocks of headers that a server sends on one connection. All must be decoded, since each may refer to earlier ones.
final class RawH2Answers {
    /// Bytes that servers may keep of earlier headers where nothing else was agreed on.
    private static final int TABLE = 4_096;
    private static final int LONGEST = 64 * 1024;

    private final HPackDecoder decoder = new HPackDecoder(TABLE, StandardCharsets.ISO_8859_1);

    /// The beginning of a block whose end is still to come.
    private @Nullable ByteBuffer part;
    private int stream;
    private boolean last;

    /// A block is not interrupted by other frames.
    ///
    /// @throws IOException if this frame does that, or goes on with nothing
    void requireOrder(RawH2Frame frame) throws IOException {
        boolean goesOn = frame.type() == RawH2Frame.CONTINUATION;
        if (goesOn != (part != null) || (goesOn && frame.stream() != stream)) {
            throw new IOException("the server's headers are not in one piece");
        }
    }

    /// Takes HEADERS or CONTINUATION.
    ///
    /// @return null: the block's end is still to come
    @Nullable
    Block take(RawH2Frame frame) throws IOException {
        if (frame.type() == RawH2Frame.HEADERS) {
            stream = frame.stream();
            last = frame.has(RawH2Frame.END_STREAM);
        }
        ByteBuffer more = frame.type() == RawH2Frame.HEADERS ? frame.content() : frame.payload();
        boolean ends = frame.has(RawH2Frame.END_HEADERS);
        ByteBuffer block = ends && part == null ? more : joined(more);
        part = ends ? null : block;
        if (!ends) {
            return null;
        }
        try {
            return new Block(decoder.decodeHeaders(block), last);
        } catch (HPackException e) {
            throw new IOException("the server's headers cannot be decoded: " + e.getMessage(), e);
        }
    }

    /// A copy: the frame's bytes are not valid for long.
    private ByteBuffer joined(ByteBuffer more) throws IOException {
        ByteBuffer before = part;
        int length = (before == null ? 0 : before.remaining()) + more.remaining();
        if (length > LONGEST) {
            throw new IOException("the answer's headers are longer than " + LONGEST + " bytes");
        }
        ByteBuffer whole = ByteBuffer.allocate(length);
        if (before != null) {
            whole.put(before);
        }
        return whole.put(more).flip();
    }

    /// What is said of a stream.
    ///
    /// @param isLast nothing follows on that stream
    record Block(List<Header> headers, boolean isLast) {}
}
