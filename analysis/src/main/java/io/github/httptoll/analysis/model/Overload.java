// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.model;

import java.util.stream.LongStream;

/// Calls at a constant rate above what a limit lets through, each of the same time: every wait is known.
///
/// The limit lets calls through in rounds of so many. Each round begins when the one before is over, and so later against its due times by
/// the difference of the two periods.
///
/// @param perSecond arrivals per second, above 0
/// @param limit calls at once, 1 or more
/// @param capacityPerSecond calls per second that the limit lets through, above 0
public record Overload(double perSecond, int limit, double capacityPerSecond) {
    private static final double MICROS_PER_SECOND = 1e6;

    public Overload {
        if (!(perSecond > 0) || limit < 1 || !(capacityPerSecond > 0)) {
            throw new IllegalArgumentException(perSecond + " calls a second behind " + limit + ", which lets "
                    + capacityPerSecond + " through, expected above 0");
        }
    }

    /// The wait of the call of that number, from 0; 0 of all where the rate is within the capacity.
    public double waitMicros(long call) {
        double later = MICROS_PER_SECOND * limit / capacityPerSecond - MICROS_PER_SECOND * limit / perSecond;
        double rounds = Math.floorDiv(call, limit);
        return Math.max(0, rounds * later);
    }

    /// The wait that this part of so many calls does not exceed, from the first of these on: no call waits less than the one before it.
    public double waitMicros(double quantile, long first, long calls) {
        return waitMicros(first + Math.clamp((long) Math.ceil(quantile * calls) - 1, 0, calls - 1));
    }

    /// The mean wait of so many calls, from the first of these on.
    public double meanWaitMicros(long first, long calls) {
        return LongStream.range(first, first + calls).mapToDouble(this::waitMicros).average().orElse(0);
    }
}
