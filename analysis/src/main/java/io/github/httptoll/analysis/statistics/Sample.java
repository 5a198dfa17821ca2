// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import io.github.httptoll.analysis.statistics.Quantity.Warning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Repeated values of one quantity: one inner list for each JVM, one finite value for each of its iterations.
///
/// `machines` says of each set on which machine it ran, by a number. It is empty where all ran on one.
public record Sample(List<List<Double>> sets, Unit unit, List<Integer> machines) {
    static final int SETS_FOR_AN_INTERVAL_OVER_JVMS = 5;
    static final int MACHINES_FOR_AN_INTERVAL = 5;
    private static final int LEAST_DEGREES = 2;

    public Sample {
        sets = sets.stream().map(List::copyOf).toList();
        if (!machines.isEmpty() && machines.size() != sets.size()) {
            throw new IllegalArgumentException(
                    "machines are " + machines + ", expected one for each of " + sets.size() + " sets");
        }
        machines = machines.stream().distinct().count() < 2 ? List.of() : List.copyOf(machines);
        if (sets.isEmpty() || sets.stream().anyMatch(List::isEmpty) || !all(sets, Double::isFinite)) {
            throw new IllegalArgumentException("sample is " + sets + ", expected finite values in each set");
        }
    }

    /// Values from one machine.
    public Sample(List<List<Double>> sets, Unit unit) {
        this(sets, unit, List.of());
    }

    /// A sample of pure numbers.
    public Sample(List<List<Double>> sets) {
        this(sets, Unit.ONE);
    }

    /// The values from that machine; null where it has none.
    public @Nullable Sample on(int machine) {
        if (machines.isEmpty()) {
            return this;
        }
        List<List<Double>> own = IntStream.range(0, sets.size()).filter(s -> machines.get(s) == machine)
                .mapToObj(sets::get).toList();
        return own.isEmpty() ? null : new Sample(own, unit);
    }

    /// All values in the order of their measurement, whatever their set.
    public List<Double> values() {
        return sets.stream().flatMap(List::stream).toList();
    }

    /// The number of values in all sets.
    public int count() {
        return sets.stream().mapToInt(List::size).sum();
    }

    /// The mean of the set means, of several machines the mean of theirs.
    ///
    /// With five machines or more its interval is over the machines' means, else with five sets or more over the set means. Below that
    /// it is over the iterations within their sets (never pooled across them) and so conditional on these JVMs.
    public Quantity mean() {
        double value = mean(machineMeans());
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
        return new Sample(each(value -> value * factor), other, machines);
    }

    /// True if all values are above zero.
    public boolean isPositive() {
        return all(sets, value -> value > 0);
    }

    /// Plain loops: every operation on a sample makes a new one, and a report has hundreds of thousands of them.
    private static boolean all(List<List<Double>> sets, DoublePredicate holds) {
        for (List<Double> set : sets) {
            for (double value : set) {
                if (!holds.test(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// True if both have the same numbers of values in the same sets, on the same machines.
    public boolean hasShapeOf(Sample other) {
        return machines.equals(other.machines)
                && sets.stream().map(List::size).toList().equals(other.sets.stream().map(List::size).toList());
    }

    /// The number of machines.
    public int machineCount() {
        return machines.isEmpty() ? 1 : (int) machines.stream().distinct().count();
    }

    boolean hasIntervalOverMachines() {
        return machineCount() >= MACHINES_FOR_AN_INTERVAL;
    }

    boolean hasIntervalOverJvms() {
        return hasIntervalOverMachines() || sets.size() - machineCount() >= SETS_FOR_AN_INTERVAL_OVER_JVMS - 1;
    }

    /// The set means of each machine.
    List<List<Double>> byMachine() {
        List<Double> means = setMeans();
        return machines.isEmpty()
                ? List.of(means)
                : IntStream.range(0, means.size()).boxed()
                        .collect(Collectors.groupingBy(machines::get, TreeMap::new,
                                Collectors.mapping(means::get, Collectors.toList())))
                        .values().stream().toList();
    }

    /// The mean of the set means on each machine.
    List<Double> machineMeans() {
        return byMachine().stream().map(Sample::mean).toList();
    }

    /// Of so many sets on one machine a mean would be as exact: each machine weighs the same, however many its sets.
    double effectiveSets() {
        double count = machineCount();
        return machines.isEmpty()
                ? sets.size()
                : count * count / byMachine().stream().mapToDouble(own -> 1.0 / own.size()).sum();
    }

    /// The spread of the mean of one set around its machine's; null where no machine has two.
    @Nullable
    Spread ofOneSet() {
        int degrees = sets.size() - machineCount();
        double squares = byMachine().stream().filter(own -> own.size() > 1)
                .mapToDouble(own -> variance(own) * (own.size() - 1)).sum();
        return degrees == 0
                ? null
                : new Spread(Math.sqrt(machines.isEmpty() ? variance(setMeans()) : squares / degrees), degrees);
    }

    List<Double> setMeans() {
        return sets.stream().map(Sample::mean).toList();
    }

    /// The natural logarithms of values above zero.
    Sample logs() {
        if (!isPositive()) {
            throw new IllegalArgumentException("times are " + sets + ", expected all above zero");
        }
        return new Sample(each(Math::log), Unit.ONE, machines);
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
        return new Sample(result, unit, machines);
    }

    /// The spread of the mean over the machines, of which there are five or more; else over the sets of each machine; else over all
    /// sets, of which there are two or more.
    Spread between() {
        Spread ofOne = ofOneSet();
        if (hasIntervalOverMachines() || ofOne == null) {
            List<Double> means = machineMeans();
            return new Spread(Math.sqrt(variance(means) / means.size()), means.size() - 1);
        }
        return machines.isEmpty()
                ? new Spread(Math.sqrt(variance(setMeans()) / sets.size()), sets.size() - 1)
                : new Spread(ofOne.standardError() / Math.sqrt(effectiveSets()), ofOne.degrees());
    }

    /// The spread of the mean of set means over the values within their sets: Σ s²/n / S², Welch–Satterthwaite.
    @Nullable
    Spread within() {
        if (count() - sets.size() < LEAST_DEGREES || sets.stream().anyMatch(set -> set.size() < 2)) {
            return null;
        }
        List<List<Double>> own = machines.isEmpty() ? List.of() : byMachine();
        List<Integer> names = machines.stream().distinct().sorted().toList();
        Spread sum = IntStream.range(0, sets.size()).mapToObj(s -> {
            List<Double> set = sets.get(s);
            double weight = machines.isEmpty()
                    ? 1
                    : (double) sets.size() / own.size() / own.get(names.indexOf(machines.get(s))).size();
            return new Spread(weight * Math.sqrt(variance(set) / set.size()), set.size() - 1);
        }).reduce(Spread::with).orElseThrow();
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
