// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The frames of one connection, taken in as their bytes arrive.
final class RawH2Reader {
    /// Room for the longest frame, and for a TLS record behind a part of one.
    private static final int ROOM = 4 * RawH2Frame.LONGEST;

    private final ByteBuffer received = ByteBuffer.allocate(ROOM);

    /// Where more bytes are to be put, at its position.
    ByteBuffer room() {
        return received;
    }

    /// Hands on the frames that are whole.
    ///
    /// @throws IOException if a frame is longer than it may be, or the handler refuses one
    void frames(Handler handler) throws IOException {
        received.flip();
        while (received.remaining() >= RawH2Frame.HEAD) {
            int at = received.position();
            int lengthAndType = received.getInt(at);
            int length = lengthAndType >>> 8;
            if (length > RawH2Frame.LONGEST) {
                throw new IOException("the server does not speak HTTP/2, or sends a frame of " + length + " bytes");
            }
            int payload = at + RawH2Frame.HEAD;
            if (received.limit() < payload + length) {
                break;
            }
            RawH2Frame frame = new RawH2Frame(lengthAndType & 0xff, received.get(at + 4),
                    received.getInt(at + 5) & Integer.MAX_VALUE, received.slice(payload, length));
            received.position(payload + length);
            handler.take(frame);
        }
        received.compact();
    }

    /// What is done with a frame.
    interface Handler {
        void take(RawH2Frame frame) throws IOException;
    }
}
