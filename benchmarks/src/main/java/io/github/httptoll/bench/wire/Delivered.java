// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import java.util.concurrent.atomic.AtomicLong;

/// What the lines of a route delivered. One thread counts, any thread asks.
public final class Delivered {
    private static final double BITS_IN_MEGABIT = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    private final AtomicLong segments = new AtomicLong();
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong heldWritten = new AtomicLong();
    private final AtomicLong heldNanos = new AtomicLong();
    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong passedNanos = new AtomicLong();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicLong queuedNanos = new AtomicLong();

    /// @param isHeld whether it was held back
    void read(boolean isHeld) {
        segments.incrementAndGet();
        if (isHeld) {
            held.incrementAndGet();
        }
    }

    /// A segment was written that had waited for nothing but the length of the wire.
    ///
    /// @param nanos since it was read
    void passed(long nanos) {
        passed.incrementAndGet();
        passedNanos.addAndGet(nanos);
    }

    /// A segment was written that had been held back.
    ///
    /// @param nanos for how long
    void held(long nanos) {
        heldWritten.incrementAndGet();
        heldNanos.addAndGet(nanos);
    }

    /// A segment was written that had waited for the one before.
    ///
    /// @param nanos since that was written
    void written(int bytes, long nanos) {
        queuedBytes.addAndGet(bytes);
        queuedNanos.addAndGet(nanos);
    }

    /// Segments that were read.
    public long segments() {
        return segments.get();
    }

    /// Those that were held back.
    public long held() {
        return held.get();
    }

    /// How long those were held back, as a mean; 0: none was.
    public double heldMillis() {
        return meanMillis(heldNanos, heldWritten);
    }

    /// There and back, as the mean over segments that waited for nothing else; 0: there was none.
    public double roundTripMillis() {
        return 2 * meanMillis(passedNanos, passed);
    }

    private static double meanMillis(AtomicLong nanos, AtomicLong count) {
        return count.get() == 0 ? 0 : nanos.get() / NANOS_PER_MILLI / count.get();
    }

    /// What a line carried while segments waited for it, without those that were held back; 0 where none waited.
    public double megabitsPerSecond() {
        long nanos = queuedNanos.get();
        return nanos == 0 ? 0 : queuedBytes.get() * Byte.SIZE / BITS_IN_MEGABIT / (nanos / NANOS_PER_SECOND);
    }
}
