// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// A number with its unit, its 95 % interval, the count `n` of values behind it, and its warnings: one type from the statistics to the
/// output.
///
/// The interval is null where the values are too few. That of a mean is Student's t; it assumes independent values, and iterations of
/// one JVM are so only in part. Two quantities are equal if value, unit, interval and `n` are.
public final class Quantity {
    private final double value;
    private final Unit unit;
    private final int n;
    private final Set<Warning> warnings;
    private final @Nullable Spread spread;
    private final double lowest;
    /// Of a spread it is computed when it is asked for: most are not.
    private @Nullable Interval interval;

    private Quantity(double value, Unit unit, int n, Set<Warning> warnings, @Nullable Spread spread,
            @Nullable Interval interval, double lowest) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("quantity is " + value + ", expected a finite number");
        }
        this.value = value;
        this.unit = unit;
        this.n = n;
        this.warnings = Set.copyOf(warnings);
        this.spread = spread;
        this.interval = interval;
        this.lowest = lowest;
    }

    /// A number whose interval is known.
    public Quantity(double value, Unit unit, @Nullable Interval interval, int n) {
        this(value, unit, n, Set.of(), null, interval, Double.NEGATIVE_INFINITY);
    }

    /// A number whose interval follows from its spread, null for none.
    static Quantity of(double value, Unit unit, @Nullable Spread spread, int n, Set<Warning> warnings) {
        return new Quantity(value, unit, n, warnings, spread, null, Double.NEGATIVE_INFINITY);
    }

    /// A value that is known, not measured: an interval without width, and no values behind it.
    public static Quantity exact(double value, Unit unit) {
        return of(value, unit, new Spread(0, 1), 0, Set.of());
    }

    public double value() {
        return value;
    }

    public Unit unit() {
        return unit;
    }

    public int n() {
        return n;
    }

    public Set<Warning> warnings() {
        return warnings;
    }

    @Nullable
    Spread spread() {
        return spread;
    }

    /// The interval, or null where the values are too few.
    public @Nullable Interval interval() {
        if (interval == null && spread != null) {
            double half = spread.halfWidth();
            interval = new Interval(Math.max(lowest, value - half), value + half);
        }
        return interval;
    }

    /// The same of what cannot be less than `least`: its interval ends there. That takes nothing from the interval's coverage.
    public Quantity atLeast(double least) {
        return new Quantity(value, unit, n, warnings, spread, spread == null ? interval : null, least);
    }

    /// This mean less an independent one in the same unit; `n` is the smaller of the two that were measured.
    public Quantity minus(Quantity other) {
        if (unit != other.unit) {
            throw new IllegalArgumentException(other.unit + " is taken from " + unit + ", expected one unit");
        }
        Spread both = spread == null || other.spread == null ? null : spread.with(other.spread);
        Set<Warning> all = EnumSet.noneOf(Warning.class);
        all.addAll(warnings);
        all.addAll(other.warnings);
        int fewest = Math.min(n == 0 ? other.n : n, other.n == 0 ? n : other.n);
        return of(value - other.value, unit, both, fewest, all);
    }

    /// This mean and an independent one in the same unit; `n` is the smaller of the two that were measured.
    public Quantity plus(Quantity other) {
        return minus(other.times(-1));
    }

    /// So many times this.
    public Quantity times(double factor) {
        return times(factor, unit);
    }

    /// So many times this, which is in that unit.
    public Quantity times(double factor, Unit other) {
        Spread scaled = spread == null
                ? null
                : new Spread(spread.standardError() * Math.abs(factor), spread.degrees());
        double least = factor > 0 ? lowest * factor : Double.NEGATIVE_INFINITY;
        return new Quantity(value * factor, other, n, warnings, scaled,
                spread == null ? under(interval, end -> end * factor) : null, least);
    }

    /// This by a number above 0, which is in that unit.
    public Quantity dividedBy(double divisor, Unit other) {
        return new Quantity(value / divisor, other, under(interval(), end -> end / divisor), n);
    }

    /// What this is under a function that falls wherever it is defined, which is above 0: without an interval where this one's is not.
    public Quantity falling(DoubleUnaryOperator function, Unit other) {
        Interval own = interval();
        return new Quantity(function.applyAsDouble(value), other,
                own == null || own.low() <= 0 ? null : under(own, function), n);
    }

    private static @Nullable Interval under(@Nullable Interval of, DoubleUnaryOperator function) {
        if (of == null) {
            return null;
        }
        double low = function.applyAsDouble(of.low());
        double high = function.applyAsDouble(of.high());
        return new Interval(Math.min(low, high), Math.max(low, high));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Quantity that && Double.compare(value, that.value) == 0 && unit == that.unit
                && n == that.n && Objects.equals(interval(), that.interval());
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, unit, n);
    }

    @Override
    public String toString() {
        return value + " " + unit + " " + interval() + ", n = " + n;
    }

    /// What limits the meaning of an estimate.
    public enum Warning {
        /// Fewer than three values, or a JVM with only one: there is no interval.
        TOO_FEW_VALUES,
        /// The interval is of iterations within these JVMs; another start of the JVM may fall outside it.
        CONDITIONAL_ON_ITS_JVMS
    }
}
