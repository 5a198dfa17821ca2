// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

/// How calls arrive at a rate.
public enum Arrivals {
    /// As independent users make calls: the gaps are exponential.
    POISSON,
    /// With equal gaps.
    CONSTANT;

    private static final double NANOS_PER_SECOND = 1e9;

    /// When calls are due within some time, in nanoseconds after its beginning, in ascending order. The same seed gives the same times.
    ///
    /// @param perSecond above 0
    /// @param nanos the time
    /// @param seed without meaning where the gaps are equal
    public long[] dueNanos(double perSecond, long nanos, long seed) {
        double gapNanos = NANOS_PER_SECOND / perSecond;
        if (this == CONSTANT) {
            return LongStream.iterate(0, i -> i * gapNanos < nanos, i -> i + 1).map(i -> (long) (i * gapNanos)).toArray();
        }
        SplittableRandom random = new SplittableRandom(seed);
        LongStream.Builder due = LongStream.builder();
        for (double at = random.nextExponential() * gapNanos; at < nanos; at += random.nextExponential() * gapNanos) {
            due.add((long) at);
        }
        return due.build().toArray();
    }
}
