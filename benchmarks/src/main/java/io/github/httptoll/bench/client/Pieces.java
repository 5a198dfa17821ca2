// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import io.github.httptoll.client.RequestForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The pieces of a request's body, as libraries take them.
final class Pieces {
    private final byte[] bytes;
    private final RequestForm form;
    private int next;

    Pieces(Call call) {
        this.bytes = call.body().bytes();
        this.form = call.form();
    }

    /// Length of the body, or -1 where it is not to be said.
    static long saidLength(Call call) {
        return call.form().knownLength() ? call.body().length() : -1;
    }

    /// Writes them, flushes each, and pauses between two of them. Holds the thread.
    static void write(Call call, OutputStream to) throws IOException {
        Pieces pieces = new Pieces(call);
        while (pieces.next < pieces.form.pieces()) {
            pieces.pause();
            to.write(pieces.bytes, pieces.from(), pieces.length());
            to.flush();
            pieces.next++;
        }
    }

    /// A stream each of whose reads is one piece, and pauses before it. Holds the thread that reads.
    static InputStream stream(Call call) {
        Pieces pieces = new Pieces(call);
        return new InputStream() {
            private int taken;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int at, int most) throws IOException {
                if (pieces.next == pieces.form.pieces()) {
                    return -1;
                }
                if (taken == 0) {
                    pieces.pause();
                }
                int count = Math.min(most, pieces.length() - taken);
                System.arraycopy(pieces.bytes, pieces.from() + taken, to, at, count);
                taken += count;
                if (taken == pieces.length()) {
                    pieces.next++;
                    taken = 0;
                }
                return count;
            }
        };
    }

    /// Hands them to a library that is called for each piece: the first at once on this thread, each later one after its pause on the
    /// thread of a timer. Holds no thread in between.
    ///
    /// @param piece takes one, and may not block
    /// @param end runs after the last one
    static void hand(Call call, Consumer<ByteBuffer> piece, Runnable end) {
        handTo(call, Runnable::run, (bytes, last) -> {
            piece.accept(bytes);
            if (last) {
                end.run();
            }
            return true;
        });
    }

    /// The same for one who may have enough of them.
    ///
    /// @param later runs what comes after a pause
    static void handTo(Call call, Executor later, Taker taker) {
        Pieces pieces = new Pieces(call);
        Executor paused = CompletableFuture.delayedExecutor(pieces.form.pause().toNanos(), TimeUnit.NANOSECONDS, later);
        pieces.handNext(paused, taker);
    }

    private void handNext(Executor paused, Taker taker) {
        boolean more;
        do {
            ByteBuffer piece = ByteBuffer.wrap(bytes, from(), length()).slice();
            next++;
            boolean last = next == form.pieces();
            more = taker.take(piece, last) && !last;
        } while (more && form.pause().isZero());
        if (more) {
            paused.execute(() -> handNext(paused, taker));
        }
    }

    /// What is handed one piece after the other.
    interface Taker {
        /// Takes one, and may not block.
        ///
        /// @return false: no more of them are wanted
        boolean take(ByteBuffer piece, boolean last);
    }

    private void pause() throws IOException {
        if (next > 0 && !form.pause().isZero()) {
            try {
                TimeUnit.NANOSECONDS.sleep(form.pause().toNanos());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted between two pieces of a body");
            }
        }
    }

    private int from() {
        return (int) ((long) bytes.length * next / form.pieces());
    }

    private int length() {
        return (int) ((long) bytes.length * (next + 1) / form.pieces()) - from();
    }
}
