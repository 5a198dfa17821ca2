// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.rate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/// A distribution of times, with three digits.
final class Nanos {
    private static final int DIGITS = 3;

    private final Histogram histogram = new Histogram(DIGITS);

    /// Adds a time. What is below 0, as two clocks can make it, counts as 0.
    void add(long nanos) {
        histogram.recordValue(Math.max(0, nanos));
    }

    /// A percentile in microseconds; 0 without values.
    double micros(double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e3;
    }

    /// HdrHistogram's compressed encoding as base64, the unit is a nanosecond.
    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }
}
