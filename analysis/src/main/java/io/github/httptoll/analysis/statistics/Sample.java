// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import io.github.httptoll.analysis.statistics.Quantity.Warning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Repeated values of one quantity: one inner list for each JVM, one finite value for each of its iterations.
public record Sample(List<List<Double>> sets, Unit unit) {
    static final int SETS_FOR_AN_INTERVAL_OVER_JVMS = 5;
    private static final int LEAST_DEGREES = 2;

    public Sample {
        sets = sets.stream().map(List::copyOf).toList();
        if (sets.isEmpty() || sets.stream().anyMatch(List::isEmpty)
                || sets.stream().flatMap(List::stream).anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("sample is " + sets + ", expected finite values in each set");
        }
    }

    /// A sample of pure numbers.
    public Sample(List<List<Double>> sets) {
        this(sets, Unit.ONE);
    }

    /// All values in the order of their measurement, whatever their set.
    public List<Double> values() {
        return sets.stream().flatMap(List::stream).toList();
    }

    /// The number of values in all sets.
    public int count() {
        return sets.stream().mapToInt(List::size).sum();
    }

    /// The mean of the set means.
    ///
    /// With five sets or more its interval is over the set means. Below that it is over the iterations within their
    /// sets (never pooled across them) and so conditional on these JVMs.
    public Quantity mean() {
        double value = sets.stream().mapToDouble(Sample::mean).average().orElseThrow();
        boolean overJvms = hasIntervalOverJvms();
        Spread spread = overJvms ? between() : within();
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        if (spread == null) {
            warnings.add(Warning.TOO_FEW_VALUES);
        }
        if (!overJvms) {
            warnings.add(Warning.CONDITIONAL_ON_ITS_JVMS);
        }
        return Quantity.of(value, unit, spread, count(), warnings);
    }

    /// The geometric mean of values above zero, each JVM weighing the same.
    public double geometricMean() {
        return Math.exp(logs().mean().value());
    }

    /// The sum with another sample of the same iterations, one by one.
    public Sample plus(Sample other) {
        return zip(other, Double::sum);
    }

    /// The difference from another sample of the same iterations, one by one.
    public Sample minus(Sample other) {
        return zip(other, (a, b) -> a - b);
    }

    /// So many times each value.
    public Sample times(double factor) {
        return times(factor, unit);
    }

    /// So many times each value, which is in that unit.
    public Sample times(double factor, Unit other) {
        return new Sample(each(value -> value * factor), other);
    }

    /// True if all values are above zero.
    public boolean isPositive() {
        return sets.stream().flatMap(List::stream).allMatch(value -> value > 0);
    }

    /// True if both have the same numbers of values in the same sets.
    public boolean hasShapeOf(Sample other) {
        return sets.stream().map(List::size).toList().equals(other.sets.stream().map(List::size).toList());
    }

    boolean hasIntervalOverJvms() {
        return sets.size() >= SETS_FOR_AN_INTERVAL_OVER_JVMS;
    }

    List<Double> setMeans() {
        return sets.stream().map(Sample::mean).toList();
    }

    /// The natural logarithms of values above zero.
    Sample logs() {
        if (!isPositive()) {
            throw new IllegalArgumentException("times are " + sets + ", expected all above zero");
        }
        return new Sample(each(Math::log));
    }

    private List<List<Double>> each(DoubleUnaryOperator function) {
        return sets.stream().map(set -> set.stream().map(function::applyAsDouble).toList()).toList();
    }

    private Sample zip(Sample other, DoubleBinaryOperator function) {
        if (unit != other.unit) {
            throw new IllegalArgumentException("samples are in " + unit + " and " + other.unit + ", expected one unit");
        }
        if (!hasShapeOf(other)) {
            throw new IllegalArgumentException("samples are " + sets + " and " + other.sets + ", expected one shape");
        }
        List<List<Double>> result = new ArrayList<>();
        for (int s = 0; s < sets.size(); s++) {
            List<Double> set = new ArrayList<>();
            for (int i = 0; i < sets.get(s).size(); i++) {
                set.add(function.applyAsDouble(sets.get(s).get(i), other.sets.get(s).get(i)));
            }
            result.add(set);
        }
        return new Sample(result, unit);
    }

    /// The spread of the mean of set means over the sets, of which there are two or more.
    Spread between() {
        List<Double> means = setMeans();
        return new Spread(Math.sqrt(variance(means) / means.size()), means.size() - 1);
    }

    /// The spread of the mean of set means over the values within their sets: Σ s²/n / S², Welch–Satterthwaite.
    @Nullable
    Spread within() {
        if (count() - sets.size() < LEAST_DEGREES || sets.stream().anyMatch(set -> set.size() < 2)) {
            return null;
        }
        Spread sum = sets.stream().map(set -> new Spread(Math.sqrt(variance(set) / set.size()), set.size() - 1))
                .reduce(Spread::with).orElseThrow();
        return new Spread(sum.standardError() / sets.size(), sum.degrees());
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    static double variance(List<Double> values) {
        double mean = mean(values);
        return values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum() / (values.size() - 1);
    }
}
