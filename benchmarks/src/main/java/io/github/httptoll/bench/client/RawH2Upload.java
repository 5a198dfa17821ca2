// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The body of one request on its way over an HTTP/2 connection, see [RawH2Uploads].
final class RawH2Upload {
    private final boolean split;
    private final Queue<ByteBuffer> pieces = new ArrayDeque<>();
    private long window;
    private boolean handedOver;
    private boolean follows;
    private boolean sent;

    /// @param split whether it is handed over in pieces, or when the server has said that it may follow
    RawH2Upload(boolean split) {
        this.split = split;
    }

    boolean isSplit() {
        return split;
    }

    /// True for the first one who says so of a body that is handed over later.
    boolean follows() {
        boolean first = split && !follows;
        follows = true;
        return first;
    }

    void add(ByteBuffer piece, boolean last) {
        pieces.add(piece);
        handedOver = last;
    }

    /// The server takes so much more of it.
    void open(long bytes) {
        window += bytes;
    }

    /// The next frame.
    ///
    /// @param most what the server takes of all bodies
    /// @return null: the server takes no more now, or there is no more
    @Nullable
    ByteBuffer next(int stream, long most) {
        ByteBuffer piece = pieces.peek();
        if (piece == null || Math.min(most, window) <= 0) {
            return null;
        }
        int length = (int) Math.min(Math.min(RawH2Frame.LONGEST, piece.remaining()), Math.min(most, window));
        ByteBuffer content = piece.slice(piece.position(), length);
        piece.position(piece.position() + length);
        window -= length;
        if (!piece.hasRemaining()) {
            pieces.remove();
        }
        sent = handedOver && pieces.isEmpty();
        return RawH2Frame.of(RawH2Frame.DATA, sent ? RawH2Frame.END_STREAM : 0, stream, content);
    }

    /// Whether its last frame was made.
    boolean isSent() {
        return sent;
    }
}
