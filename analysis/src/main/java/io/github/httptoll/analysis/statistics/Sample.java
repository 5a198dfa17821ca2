// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import io.github.httptoll.analysis.statistics.Quantity.Warning;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/// Repeated values of one quantity: one array for each JVM, one finite value for each of its iterations.
///
/// `machines` says of each set on which machine it ran, by a number. It is empty where all ran on one. The arrays never change: a report
/// has hundreds of thousands of samples, so they are neither boxed nor copied.
public final class Sample {
    static final int SETS_FOR_AN_INTERVAL_OVER_JVMS = 5;
    static final int MACHINES_FOR_AN_INTERVAL = 5;
    private static final int LEAST_DEGREES = 2;

    private final double[][] sets;
    private final Unit unit;
    private final MachineSets machines;
    /// Computed when it is first asked for, and kept: ledger, floors and tables ask for the same ones.
    private @Nullable Quantity mean;

    /// @param sets of which nothing changes any more
    public Sample(double[][] sets, Unit unit, List<Integer> machines) {
        if (!machines.isEmpty() && machines.size() != sets.length) {
            throw new IllegalArgumentException(
                    "machines are " + machines + ", expected one for each of " + sets.length + " sets");
        }
        if (sets.length == 0 || !Sets.all(sets, set -> set.length > 0, Double::isFinite)) {
            throw new IllegalArgumentException(
                    "sample is " + Arrays.deepToString(sets) + ", expected finite values in each set");
        }
        this.sets = sets;
        this.unit = unit;
        this.machines = new MachineSets(machines);
    }

    public Sample(List<List<Double>> sets, Unit unit, List<Integer> machines) {
        this(sets.stream().map(set -> set.stream().mapToDouble(Double::doubleValue).toArray()).toArray(double[][]::new),
                unit, machines);
    }

    /// Values from one machine.
    public Sample(List<List<Double>> sets, Unit unit) {
        this(sets, unit, List.of());
    }

    /// A sample of pure numbers.
    public Sample(List<List<Double>> sets) {
        this(sets, Unit.ONE);
    }

    public Unit unit() {
        return unit;
    }

    public List<Integer> machines() {
        return machines.numbers();
    }

    public List<List<Double>> sets() {
        return Arrays.stream(sets).map(set -> Arrays.stream(set).boxed().toList()).toList();
    }

    /// The same as arrays, which must not be changed.
    double[][] arrays() {
        return sets;
    }

    /// The number of sets of JVMs.
    public int setCount() {
        return sets.length;
    }

    /// The values from that machine; null where it has none.
    public @Nullable Sample on(int machine) {
        if (machines.isOne()) {
            return this;
        }
        double[][] own = machines.on(machine).mapToObj(set -> sets[set]).toArray(double[][]::new);
        return own.length == 0 ? null : new Sample(own, unit, List.of());
    }

    /// All values in the order of their measurement, whatever their set.
    public double[] values() {
        return Arrays.stream(sets).flatMapToDouble(Arrays::stream).toArray();
    }

    /// The number of values in all sets.
    public int count() {
        return Sets.count(sets);
    }

    /// The mean of the set means, of several machines the mean of theirs.
    ///
    /// With five machines or more its interval is over the machines' means, else with five sets or more over the set means. Below that
    /// it is over the iterations within their sets (never pooled across them) and so conditional on these JVMs.
    public Quantity mean() {
        Quantity known = mean;
        if (known == null) {
            known = meanWithSpread();
            mean = known;
        }
        return known;
    }

    private Quantity meanWithSpread() {
        boolean overJvms = hasIntervalOverJvms();
        Spread spread = overJvms ? between() : within();
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        if (spread == null) {
            warnings.add(Warning.TOO_FEW_VALUES);
        }
        if (!overJvms) {
            warnings.add(Warning.CONDITIONAL_ON_ITS_JVMS);
        }
        return Quantity.of(Sets.mean(machineMeans()), unit, spread, count(), warnings);
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
        return new Sample(Sets.each(sets, value -> value * factor), other, machines());
    }

    /// True if all values are above zero.
    public boolean isPositive() {
        return Sets.all(sets, _ -> true, value -> value > 0);
    }

    /// True if both have the same numbers of values in the same sets, on the same machines.
    public boolean hasShapeOf(Sample other) {
        return Sets.haveOneShape(sets, other.sets) && machines.equals(other.machines);
    }

    /// The number of machines.
    public int machineCount() {
        return machines.count();
    }

    boolean hasIntervalOverMachines() {
        return machineCount() >= MACHINES_FOR_AN_INTERVAL;
    }

    boolean hasIntervalOverJvms() {
        return hasIntervalOverMachines() || sets.length - machineCount() >= SETS_FOR_AN_INTERVAL_OVER_JVMS - 1;
    }

    private double[][] byMachine() {
        return machines.group(setMeans());
    }

    /// The mean of the set means on each machine.
    double[] machineMeans() {
        return Sets.means(byMachine());
    }

    /// Of so many sets on one machine a mean would be as exact: each machine weighs the same, however many its sets.
    double effectiveSets() {
        return machines.effectiveSets(sets.length);
    }

    /// The spread of the mean of one set around its machine's; null where no machine has two.
    @Nullable
    Spread ofOneSet() {
        int degrees = sets.length - machineCount();
        if (degrees == 0) {
            return null;
        }
        return new Spread(Math.sqrt(machines.isOne() ? Sets.variance(setMeans()) : Sets.squares(byMachine()) / degrees),
                degrees);
    }

    double[] setMeans() {
        return Sets.means(sets);
    }

    /// The natural logarithms of values above zero.
    Sample logs() {
        if (!isPositive()) {
            throw new IllegalArgumentException(
                    "times are " + Arrays.deepToString(sets) + ", expected all above zero");
        }
        return new Sample(Sets.each(sets, Math::log), Unit.ONE, machines());
    }

    private Sample zip(Sample other, DoubleBinaryOperator function) {
        if (unit != other.unit) {
            throw new IllegalArgumentException("samples are in " + unit + " and " + other.unit + ", expected one unit");
        }
        if (!hasShapeOf(other)) {
            throw new IllegalArgumentException("samples are " + this + " and " + other + ", expected one shape");
        }
        return new Sample(Sets.zip(sets, other.sets, function), unit, machines());
    }

    /// The spread of the mean over the machines, of which there are five or more; else over the sets of each machine; else over all
    /// sets, of which there are two or more.
    Spread between() {
        Spread ofOne = ofOneSet();
        if (hasIntervalOverMachines() || ofOne == null) {
            double[] means = machineMeans();
            return new Spread(Math.sqrt(Sets.variance(means) / means.length), means.length - 1);
        }
        return machines.isOne()
                ? new Spread(Math.sqrt(Sets.variance(setMeans()) / sets.length), sets.length - 1)
                : new Spread(ofOne.standardError() / Math.sqrt(effectiveSets()), ofOne.degrees());
    }

    /// The spread of the mean of set means over the values within their sets: Σ s²/n / S², Welch–Satterthwaite.
    @Nullable
    Spread within() {
        if (count() - sets.length < LEAST_DEGREES) {
            return null;
        }
        Spread sum = null;
        for (int s = 0; s < sets.length; s++) {
            double[] set = sets[s];
            if (set.length < 2) {
                return null;
            }
            Spread one = new Spread(machines.weight(s) * Math.sqrt(Sets.variance(set) / set.length), set.length - 1);
            sum = sum == null ? one : sum.with(one);
        }
        return sum == null ? null : new Spread(sum.standardError() / sets.length, sum.degrees());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sample that && unit == that.unit && machines.equals(that.machines)
                && Arrays.deepEquals(sets, that.sets);
    }

    @Override
    public int hashCode() {
        return Objects.hash(unit, machines, Arrays.deepHashCode(sets));
    }

    @Override
    public String toString() {
        return Arrays.deepToString(sets) + " " + unit;
    }
}
