// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// On which machine each set of JVMs ran.
///
/// @param numbers of the machines, one for each set; empty where all ran on one
record MachineSets(List<Integer> numbers) {
    MachineSets {
        numbers = areOne(numbers) ? List.of() : List.copyOf(numbers);
    }

    private static boolean areOne(List<Integer> numbers) {
        return numbers.isEmpty() || Collections.frequency(numbers, numbers.getFirst()) == numbers.size();
    }

    boolean isOne() {
        return numbers.isEmpty();
    }

    int count() {
        return isOne() ? 1 : (int) numbers.stream().distinct().count();
    }

    /// The places of the sets of that machine, of several.
    IntStream on(int machine) {
        return IntStream.range(0, numbers.size()).filter(set -> numbers.get(set) == machine);
    }

    /// What each set has, by the machine of the set.
    double[][] group(double[] ofSets) {
        return isOne()
                ? new double[][]{ofSets}
                : numbers.stream().distinct().sorted()
                        .map(machine -> on(machine).mapToDouble(set -> ofSets[set]).toArray())
                        .toArray(double[][]::new);
    }

    /// Of so many sets on one machine a mean would be as exact: each machine weighs the same, however many its sets.
    double effectiveSets(int sets) {
        double count = count();
        return isOne()
                ? sets
                : count * count / Arrays.stream(group(new double[sets])).mapToDouble(own -> 1.0 / own.length).sum();
    }

    /// By what a set is multiplied where each machine weighs the same.
    double weight(int set) {
        return isOne()
                ? 1
                : (double) numbers.size() / count() / Collections.frequency(numbers, numbers.get(set));
    }
}
