// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import java.util.PriorityQueue;

/// What is to be done at which [System#nanoTime()] instant. For one thread.
final class Timers {
    private final PriorityQueue<Timer> pending = new PriorityQueue<>();

    /// Adds one; what is due at the same instant is done in any order.
    void at(long dueNanos, Runnable action) {
        pending.add(new Timer(dueNanos, action));
    }

    /// Nanoseconds until the earliest is due, not positive if it is; [Long#MAX_VALUE] if nothing is pending.
    long leftNanos() {
        Timer next = pending.peek();
        return next == null ? Long.MAX_VALUE : next.dueNanos - System.nanoTime();
    }

    /// Does the earliest if it is due.
    void runOne() {
        if (leftNanos() <= 0) {
            pending.remove().action.run();
        }
    }

    private record Timer(long dueNanos, Runnable action) implements Comparable<Timer> {
        /// By difference, since the clock may wrap around.
        @Override
        public int compareTo(Timer other) {
            return Long.signum(dueNanos - other.dueNanos);
        }
    }
}
