// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/// How far an estimate may be off: its standard error, 0 or more, with the degrees of freedom behind it.
record Spread(double standardError, double degrees) {
    static final double UPPER = 0.975;
    static final double POWER = 0.8;
    private static final int MOST_KEPT = 1_000;
    /// The upper quantile of the normal distribution.
    private static final double NORMAL = 1.959963984540054;
    private static final double LEAST_EXPANDED = 3;
    private static final int STEPS = 3;
    private static final Map<Double, Double> KEPT = new ConcurrentHashMap<>();

    Spread {
        if (!(standardError >= 0) || Double.isInfinite(standardError) || !(degrees > 0)) {
            throw new IllegalArgumentException("standard error is " + standardError + " with " + degrees
                    + " degrees of freedom, expected 0 or more with more than 0");
        }
    }

    /// The spread of a sum or difference of two independent estimates: Welch (1947) with Satterthwaite's degrees.
    Spread with(Spread other) {
        double a = standardError * standardError;
        double b = other.standardError * other.standardError;
        double both = a + b;
        double weighted = a * a / degrees + b * b / other.degrees;
        return new Spread(Math.sqrt(both), weighted > 0 ? both * both / weighted : degrees + other.degrees);
    }

    /// So many more units of which this is the spread of the mean, over `units`, give an interval of that half width if they vary as
    /// these do; null for more than [VarianceComponents#MOST].
    @Nullable
    Integer moreUnits(int units, double wanted) {
        for (int more = 1; more <= VarianceComponents.MOST; more++) {
            int all = units + more;
            if (new Spread(standardError * Math.sqrt((double) units / all), all - 1).halfWidth() <= wanted) {
                return more;
            }
        }
        return null;
    }

    double halfWidth() {
        return standardError == 0 ? 0 : upper() * standardError;
    }

    /// Of whole degrees it is computed once: most spreads of a run have the same few.
    private double upper() {
        return degrees == Math.rint(degrees) && degrees <= MOST_KEPT
                ? KEPT.computeIfAbsent(degrees, _ -> student().inverseCumulativeProbability(UPPER))
                : upperOfFraction();
    }

    /// A sum of independent estimates has degrees of its own, so a report has thousands of these. The expansion of Abramowitz and Stegun
    /// (26.7.5) is near, and two steps of Newton end within the rounding.
    private double upperOfFraction() {
        TDistribution student = student();
        if (degrees < LEAST_EXPANDED) {
            return student.inverseCumulativeProbability(UPPER);
        }
        double x = NORMAL + (cube(NORMAL) + NORMAL) / (4 * degrees)
                + (5 * Math.pow(NORMAL, 5) + 16 * cube(NORMAL) + 3 * NORMAL) / (96 * degrees * degrees);
        for (int step = 0; step < STEPS; step++) {
            x += (student.survivalProbability(x) - (1 - UPPER)) / student.density(x);
        }
        return x;
    }

    private static double cube(double value) {
        return value * value * value;
    }

    /// The difference from 0 that such a spread finds with a power of 80 %.
    double detectable() {
        return standardError == 0 ? 0 : halfWidth() + student().inverseCumulativeProbability(POWER) * standardError;
    }

    /// The two-sided p of so large an estimate where the truth is 0: Student (1908).
    double p(double estimate) {
        if (standardError == 0) {
            return estimate == 0 ? 1 : 0;
        }
        return 2 * student().survivalProbability(Math.abs(estimate) / standardError);
    }

    /// The interval of a ratio whose logarithm is spread so; null where it is beyond all numbers.
    @Nullable
    Interval ratioAround(double logarithm) {
        double half = halfWidth();
        double low = Math.exp(logarithm - half);
        double high = Math.exp(logarithm + half);
        return Double.isFinite(high) ? new Interval(low, high) : null;
    }

    private TDistribution student() {
        return TDistribution.of(degrees);
    }
}
