// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.asynchttpclient.request.body.Body;
import org.asynchttpclient.request.body.generator.FeedListener;
import org.asynchttpclient.request.body.generator.FeedableBodyGenerator;
import org.jspecify.annotations.Nullable;

/// The pieces of a body as [AsyncHttpClientCalls] sends them. The library's own (`PushBody`) has no length, and makes one chunk of pieces
/// that are there together. The library flushes after each chunk, which has 8 KiB at most.
final class AsyncHttpClientPieces implements FeedableBodyGenerator {
    private final Call call;
    private volatile @Nullable Due due;

    AsyncHttpClientPieces(Call call) {
        this.call = call;
    }

    @Override
    public Body createBody() {
        Due body = new Due(call);
        due = body;
        return body;
    }

    /// Begins the hand-over: the library calls it just before it writes the body, which is after the server's answer to `Expect`.
    @Override
    public void setListener(FeedListener reader) {
        Objects.requireNonNull(due, "a body precedes its listener").begin(reader);
    }

    /// Takes none: the pieces are those of the call.
    @Override
    public boolean feed(ByteBuf piece, boolean last) {
        return false;
    }

    /// Those whose time has come. The library reads them on the event loop, and closes this when all are written, or cannot be.
    private static final class Due implements Body {
        private final Call call;
        private final Queue<ByteBuffer> pieces = new ConcurrentLinkedQueue<>();
        private volatile @Nullable FeedListener listener;
        private volatile boolean closed;
        private int left;

        Due(Call call) {
            this.call = call;
            this.left = call.body().length();
        }

        /// The first piece is there before the library knows where to ask for it, so it goes with the head.
        void begin(FeedListener reader) {
            Pieces.hand(call, Runnable::run, (piece, _) -> take(piece));
            listener = reader;
        }

        private boolean take(ByteBuffer piece) {
            pieces.add(piece);
            FeedListener reader = listener;
            if (reader != null && !closed) {
                reader.onContentAdded();
            }
            return !closed;
        }

        @Override
        public long getContentLength() {
            return Pieces.saidLength(call);
        }

        /// Of one piece at a time.
        @Override
        public BodyState transferTo(ByteBuf to) {
            ByteBuffer piece = pieces.peek();
            if (piece == null) {
                return BodyState.SUSPEND;
            }
            int count = Math.min(piece.remaining(), to.writableBytes());
            to.writeBytes(piece.slice(piece.position(), count));
            piece.position(piece.position() + count);
            if (!piece.hasRemaining()) {
                pieces.remove();
            }
            left -= count;
            return left == 0 ? BodyState.STOP : BodyState.CONTINUE;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
