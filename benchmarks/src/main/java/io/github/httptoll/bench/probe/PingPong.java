// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Two threads that wake each other in turn: the time from before a thread calls `unpark` until the other one's `park` has returned.
///
/// It is what a hand-off takes at least: the call into the kernel, the choice of a core, the core's own waking, and the return from the
/// call that waited.
final class PingPong {
    private static final long START_NANOS = 100_000;

    private final long pauseNanos;
    private final Side[] sides = new Side[2];
    private volatile long sentNanos;
    private long sumNanos;
    private long count;

    /// @param pauseNanos for which all wait before each wake-up, so that cores fall asleep; 0: none
    PingPong(long pauseNanos) {
        this.pauseNanos = pauseNanos;
    }

    /// What one of the two threads does. The first one begins.
    final class Side {
        private final boolean first;
        private volatile @Nullable Thread thread;
        private volatile boolean mine;
        private volatile boolean over;

        Side(boolean first) {
            this.first = first;
        }

        /// Runs until so much time has passed, in the first thread; in the other one until that ends it.
        void run(long nanos) {
            thread = Thread.currentThread();
            Side other = sides[first ? 1 : 0];
            long end = System.nanoTime() + nanos;
            if (first) {
                while (other.thread == null) {
                    LockSupport.parkNanos(START_NANOS); // spinning could keep the other one's carrier
                }
                wake(other);
            }
            while (awaitTurn()) {
                if (first && System.nanoTime() >= end) {
                    other.over = true;
                    LockSupport.unpark(other.thread);
                    return;
                }
                wake(other);
            }
        }

        /// @return false: it is over
        private boolean awaitTurn() {
            while (!mine) {
                if (over) {
                    return false;
                }
                LockSupport.park();
            }
            sumNanos += System.nanoTime() - sentNanos;
            count++;
            mine = false;
            return true;
        }

        private void wake(Side other) {
            if (pauseNanos > 0) {
                LockSupport.parkNanos(pauseNanos);
            }
            sentNanos = System.nanoTime();
            other.mine = true;
            LockSupport.unpark(other.thread);
        }
    }

    /// The first thread's part or the other one's.
    Side side(boolean first) {
        Side side = new Side(first);
        sides[first ? 0 : 1] = side;
        return side;
    }

    /// Wake-ups so far; to be read when both threads have ended.
    long count() {
        return count;
    }

    /// What one took on average, in microseconds.
    double micros() {
        return sumNanos / 1e3 / count;
    }
}
