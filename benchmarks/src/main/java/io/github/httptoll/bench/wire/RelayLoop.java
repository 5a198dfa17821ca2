// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.SplittableRandom;

/// The relay's one thread: waits for channels and for what is due, and handles them.
final class RelayLoop implements Runnable {
    /// One read takes at most this much.
    private static final int BUFFER_BYTES = 1 << 16;

    private final Selector selector;
    private final Timers timers = new Timers();
    private final TimerError timerError = new TimerError();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final SplittableRandom chances = new SplittableRandom(1);
    private volatile boolean ending;

    /// What is attached to a key of the selector. Called on the loop's thread only.
    interface Handler {
        /// The key's channel is ready for some of what the key is interested in.
        ///
        /// @throws IOException if the relay cannot go on
        void ready(SelectionKey key) throws IOException;

        /// The relay ends.
        void close();
    }

    /// @throws IOException if there is no selector
    RelayLoop() throws IOException {
        selector = Selector.open();
    }

    TimerError timerError() {
        return timerError;
    }

    /// A generator for one lane; the same ones in the same order in every relay. On the loop's thread only.
    SplittableRandom chance() {
        return chances.split();
    }

    /// For one read at a time. On the loop's thread only.
    ByteBuffer buffer() {
        return buffer;
    }

    /// Does something at a [System#nanoTime()] instant. On the loop's thread only.
    void at(long dueNanos, Runnable action) {
        timers.at(dueNanos, action);
    }

    /// From now on handles that channel; may be called by any thread.
    ///
    /// @throws IOException if the loop has ended
    SelectionKey register(SelectableChannel channel, int interest, Handler handler) throws IOException {
        try {
            SelectionKey key = channel.register(selector, interest, handler);
            selector.wakeup();
            return key;
        } catch (ClosedSelectorException e) {
            throw new IOException("the relay has ended", e);
        }
    }

    /// Makes [#run] end soon; may be called by any thread.
    void end() {
        ending = true;
        selector.wakeup();
    }

    /// Looks at the channels between any two writes: what is read late stays late, and no figure shows it. If all
    /// that is due was written first, connections that answer each other would stay in step, and each round trip would take longer.
    @Override
    public void run() {
        try {
            PreciseSelect select = new PreciseSelect(selector, this::handle);
            while (!ending) {
                select.await(timers.leftNanos());
                timers.runOne();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            closeAll();
        }
    }

    private void handle(SelectionKey key) {
        if (!key.isValid() || !(key.attachment() instanceof Handler handler)) {
            return;
        }
        try {
            handler.ready(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The selector last: it gives back the sockets that are still registered when they are closed.
    private void closeAll() {
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof Handler handler) {
                handler.close();
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
