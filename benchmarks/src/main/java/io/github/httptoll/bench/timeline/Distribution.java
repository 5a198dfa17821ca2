// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The values of one quantity, in nanoseconds, of all requests of an iteration.
final class Distribution {
    private final LongStream.Builder nanos = LongStream.builder();
    private long @Nullable [] sorted;

    void add(long value) {
        nanos.add(value);
    }

    /// The smallest value that so many percent of the values do not exceed, in microseconds; of two middles the upper one. No value can
    /// be added after it was asked.
    double micros(double percent) {
        long[] values = sorted;
        if (values == null) {
            values = nanos.build().sorted().toArray();
            sorted = values;
        }
        return values[(int) Math.min(values.length - 1L, (long) (percent / 100 * values.length))] / 1e3;
    }
}
