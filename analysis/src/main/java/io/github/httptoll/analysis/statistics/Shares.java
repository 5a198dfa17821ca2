// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/// Shares of counted things, such as the samples of a profile that are of one kind.
///
/// The intervals assume that each thing is of one kind or another by chance, independent of the others. Samples of a periodic
/// timer are more regular than that, and code that repeats itself is less. They say nothing about another run.
public final class Shares {
    private static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(Spread.UPPER);

    private Shares() {}

    /// The share of some of all, each counted once.
    public static Quantity of(long some, long all) {
        return of(some, all, all);
    }

    /// The share of some of all, with the score interval (Wilson, JASA 1927), which also holds where there is none.
    ///
    /// @param n of all those that are independent: fewer where one was counted several times
    public static Quantity of(long some, long all, long n) {
        if (some < 0 || all < some || n < 1 || all < n) {
            throw new IllegalArgumentException(
                    some + " of " + all + ", n " + n + ", expected 0 to all, and 1 to all independent ones");
        }
        double share = (double) some / all;
        double square = Z * Z / n;
        double middle = share + square / 2;
        double half = Math.sqrt(square * share * (1 - share) + square * square / 4);
        // At the ends the arithmetic may leave the range by its rounding.
        double low = some == 0 ? 0 : Math.max(0, (middle - half) / (1 + square));
        double high = some == all ? 1 : Math.min(1, (middle + half) / (1 + square));
        return new Quantity(share, Unit.ONE, new Interval(low, high), Math.toIntExact(n));
    }

    /// The difference of two independent numbers whose intervals are not symmetric, from the ends of both (Newcombe, Stat. Med. 1998;
    /// Zou & Donner 2008). Without an interval where one has none.
    public static Quantity difference(Quantity first, Quantity second) {
        double value = first.value() - second.value();
        Interval a = first.interval();
        Interval b = second.interval();
        return new Quantity(value, first.unit(), a == null || b == null ? null : around(value, first, a, second, b),
                Math.min(first.n(), second.n()));
    }

    private static @Nullable Interval around(double value, Quantity first, Interval a, Quantity second, Interval b) {
        double below = Math.hypot(first.value() - a.low(), b.high() - second.value());
        double above = Math.hypot(a.high() - first.value(), second.value() - b.low());
        return new Interval(value - below, value + above);
    }
}
