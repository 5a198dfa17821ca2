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

    /// True where there is a body that is not sent at once as one array.
    static boolean areSent(Call call) {
        return call.body().exists() && (!call.form().isPlainBody() || call.form().expectContinue());
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

    /// Hands them to a library that is called for each piece: the first at once on this thread, each later one after its pause. Holds no
    /// thread in between.
    ///
    /// @param later runs what comes after a pause; `Runnable::run` does it on the thread of a timer
    static void hand(Call call, Executor later, Taker taker) {
        Pieces pieces = new Pieces(call);
        pieces.handNext(pieces.paused(later), taker);
    }

    /// For a library that asks for each: true where one is left.
    boolean hasNext() {
        return next < form.pieces();
    }

    /// True where the next one needs no pause before it.
    boolean isDue() {
        return next == 0 || form.pause().isZero();
    }

    /// The next one, in a buffer that has an array.
    ByteBuffer take() {
        ByteBuffer piece = ByteBuffer.wrap(bytes, from(), length()).slice();
        next++;
        return piece;
    }

    /// Runs that after the pause on the thread of a timer, which it may not block. Holds no thread in between.
    void whenDue(Runnable then) {
        paused(Runnable::run).execute(then);
    }

    private void handNext(Executor paused, Taker taker) {
        boolean more;
        do {
            ByteBuffer piece = take();
            more = taker.take(piece, !hasNext()) && hasNext();
        } while (more && form.pause().isZero());
        if (more) {
            paused.execute(() -> handNext(paused, taker));
        }
    }

    private Executor paused(Executor later) {
        return CompletableFuture.delayedExecutor(form.pause().toNanos(), TimeUnit.NANOSECONDS, later);
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
