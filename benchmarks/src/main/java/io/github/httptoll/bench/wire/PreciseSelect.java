// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// How the relay's thread waits for channels and, at the same time, for an instant between two milliseconds.
///
/// A selector wakes for both but counts in milliseconds. So it waits until the last one; from there on the thread asks it
/// again and again, with naps between, and for the last moments without.
final class PreciseSelect {
    private static final long NAP_NANOS = 20_000;
    /// Without naps so long before the instant, since a nap ends so late.
    private static final long SPIN_NANOS = 20_000;
    private static final long SPIN_NANOS_WITH_USUAL_SLACK = 70_000;
    /// No select so long before the instant.
    private static final long SELECT_MARGIN_NANOS = 150_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Selector selector;
    private final Consumer<SelectionKey> ready;
    private final long spinNanos;

    /// To be called by the thread that will wait: its timer slack is set.
    ///
    /// @param ready told of every key that is ready
    PreciseSelect(Selector selector, Consumer<SelectionKey> ready) {
        this.selector = selector;
        this.ready = ready;
        this.spinNanos = TimerSlack.least() ? SPIN_NANOS : SPIN_NANOS_WITH_USUAL_SLACK;
    }

    /// Waits for whatever comes first: a key, a wake-up, or so many nanoseconds. May return without any of them.
    ///
    /// @param leftNanos not positive: only looks; [Long#MAX_VALUE]: no such instant
    void await(long leftNanos) throws IOException {
        long millis = (leftNanos - SELECT_MARGIN_NANOS) / NANOS_PER_MILLI;
        if (leftNanos == Long.MAX_VALUE) {
            selector.select(ready);
        } else if (millis > 0) {
            selector.select(ready, millis);
        } else if (selector.selectNow(ready) == 0) {
            pause(leftNanos);
        }
    }

    private void pause(long leftNanos) {
        if (leftNanos > spinNanos) {
            LockSupport.parkNanos(Math.min(leftNanos - spinNanos, NAP_NANOS));
        } else if (leftNanos > 0) {
            Thread.onSpinWait();
        }
    }
}
