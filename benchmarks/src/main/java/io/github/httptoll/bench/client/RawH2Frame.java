// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One frame of HTTP/2, RFC 9113.
///
/// @param type one of the constants here, or one that is to be ignored
/// @param stream 0: the connection's own
/// @param payload valid until the next frame is read
record RawH2Frame(int type, int flags, int stream, ByteBuffer payload) {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int ACK = 0x1;
    static final int END_STREAM = 0x1;
    static final int END_HEADERS = 0x4;
    static final int PADDED = 0x8;
    static final int PRIORITY = 0x20;

    /// Length of what stands before a payload.
    static final int HEAD = 9;
    /// Longest payload without another setting.
    static final int LONGEST = 16 * 1024;

    /// A connection begins with these bytes.
    static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private static final int PRIORITY_BYTES = 5;

    /// The least of HTTP/2 that a client can open a connection with: no pushed answers, and so much room for bodies.
    static ByteBuffer opening(int window) {
        int initialWindow = 65_535;
        ByteBuffer settings = ByteBuffer.allocate(12).putShort((short) 2).putInt(0).putShort((short) 4).putInt(window);
        ByteBuffer bytes = ByteBuffer.allocate(PREFACE.length() + HEAD + settings.capacity() + HEAD + 4);
        bytes.put(PREFACE.getBytes(StandardCharsets.ISO_8859_1));
        return bytes.put(of(SETTINGS, 0, 0, settings.flip())).put(update(0, window - initialWindow)).flip();
    }

    /// A frame as it goes over the wire.
    static ByteBuffer of(int type, int flags, int stream, ByteBuffer payload) {
        return head(ByteBuffer.allocate(HEAD + payload.remaining()), payload.remaining(), type, flags, stream)
                .put(payload).flip();
    }

    /// Puts what stands before a payload of that length.
    static ByteBuffer head(ByteBuffer bytes, int length, int type, int flags, int stream) {
        return bytes.putInt((length << 8) | type).put((byte) flags).putInt(stream);
    }

    /// The peer may send so many bytes more.
    static ByteBuffer update(int stream, int bytes) {
        return number(WINDOW_UPDATE, stream, bytes);
    }

    /// The answer to a stream is not wanted any more.
    static ByteBuffer cancel(int stream) {
        int cancelled = 8;
        return number(RST_STREAM, stream, cancelled);
    }

    private static ByteBuffer number(int type, int stream, int value) {
        return of(type, 0, stream, ByteBuffer.allocate(4).putInt(value).flip());
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /// The payload without padding and priority.
    ///
    /// @throws IOException if there is more of these than payload
    ByteBuffer content() throws IOException {
        int padding = has(PADDED) && payload.hasRemaining() ? payload.get() & 0xff : 0;
        int priority = type == HEADERS && has(PRIORITY) ? PRIORITY_BYTES : 0;
        if (payload.remaining() < padding + priority) {
            throw new IOException("a frame of HTTP/2 is shorter than its padding");
        }
        return payload.position(payload.position() + priority).limit(payload.limit() - padding);
    }
}
