// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.SynchronizedHistogram;

/// How much later than due chunks were written. One thread records, any thread asks.
final class TimerError {
    private static final int PRECISION_DIGITS = 3;
    private static final double NANOS_PER_MICRO = 1e3;

    private final SynchronizedHistogram nanos = new SynchronizedHistogram(PRECISION_DIGITS);

    void record(long lateNanos) {
        nanos.recordValue(Math.max(0, lateNanos));
    }

    void reset() {
        nanos.reset();
    }

    Accuracy accuracy() {
        AbstractHistogram now = nanos.copy();
        return new Accuracy(now.getTotalCount(), now.getValueAtPercentile(50) / NANOS_PER_MICRO,
                now.getValueAtPercentile(99) / NANOS_PER_MICRO, now.getMaxValue() / NANOS_PER_MICRO);
    }
}
