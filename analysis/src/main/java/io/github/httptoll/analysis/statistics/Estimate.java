// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A mean with its 95 % Student t interval, the number `n` of values behind it, and its warnings.
///
/// Without an interval it carries [Warning#TOO_FEW_VALUES]. It assumes independent values; iterations of one JVM are so
/// only in part.
public final class Estimate {
    private final double value;
    private final @Nullable Spread spread;
    private final int n;
    private final Set<Warning> warnings;
    private final double lowest;

    Estimate(double value, @Nullable Spread spread, int n, Set<Warning> warnings) {
        this(value, spread, n, warnings, Double.NEGATIVE_INFINITY);
    }

    private Estimate(double value, @Nullable Spread spread, int n, Set<Warning> warnings, double lowest) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("estimate is " + value + ", expected a finite number");
        }
        this.value = value;
        this.spread = spread;
        this.n = n;
        this.warnings = Set.copyOf(warnings);
        this.lowest = lowest;
    }

    /// A value that is known, not measured: an interval without width, and no values behind it.
    public static Estimate exact(double value) {
        return new Estimate(value, new Spread(0, 1), 0, Set.of());
    }

    public double value() {
        return value;
    }

    public int n() {
        return n;
    }

    @Nullable
    Spread spread() {
        return spread;
    }

    public Set<Warning> warnings() {
        return warnings;
    }

    /// The interval, or null where the values are too few.
    public @Nullable Interval interval() {
        if (spread == null) {
            return null;
        }
        double half = spread.halfWidth();
        return new Interval(Math.max(lowest, value - half), value + half);
    }

    /// The same estimate of a quantity that cannot be less than `least`: its interval ends there. That takes nothing from
    /// the interval's coverage.
    public Estimate atLeast(double least) {
        return new Estimate(value, spread, n, warnings, least);
    }

    /// This estimate less an independent one; `n` is the smaller of the two that were measured.
    public Estimate minus(Estimate other) {
        Spread both = spread == null || other.spread == null ? null : spread.with(other.spread);
        Set<Warning> all = EnumSet.noneOf(Warning.class);
        all.addAll(warnings);
        all.addAll(other.warnings);
        int fewest = Math.min(n == 0 ? other.n : n, other.n == 0 ? n : other.n);
        return new Estimate(value - other.value, both, fewest, all);
    }

    /// This estimate and an independent one; `n` is the smaller of the two that were measured.
    public Estimate plus(Estimate other) {
        return minus(other.times(-1));
    }

    /// This estimate in another unit.
    public Estimate times(double factor) {
        Spread scaled = spread == null
                ? null
                : new Spread(spread.standardError() * Math.abs(factor), spread.degrees());
        return new Estimate(value * factor, scaled, n, warnings);
    }
}
