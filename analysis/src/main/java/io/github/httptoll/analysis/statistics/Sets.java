// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;

/// Moments of values, and of values in sets of JVMs. Plain loops: a report asks for hundreds of thousands of them.
final class Sets {
    private Sets() {}

    static double mean(double[] values) {
        return sum(values, value -> value) / values.length;
    }

    static double[] means(double[][] sets) {
        double[] means = new double[sets.length];
        for (int s = 0; s < sets.length; s++) {
            means[s] = mean(sets[s]);
        }
        return means;
    }

    static double variance(double[] values) {
        double mean = mean(values);
        return sum(values, value -> (value - mean) * (value - mean)) / (values.length - 1);
    }

    /// The mean variance of a set.
    static double variance(double[][] sets) {
        return Arrays.stream(sets).mapToDouble(Sets::variance).average().orElseThrow();
    }

    /// The squared distances of all values from the mean of their set.
    static double squares(double[][] sets) {
        return Arrays.stream(sets).filter(set -> set.length > 1)
                .mapToDouble(set -> variance(set) * (set.length - 1)).sum();
    }

    static double[][] each(double[][] sets, DoubleUnaryOperator function) {
        double[][] result = new double[sets.length][];
        for (int s = 0; s < sets.length; s++) {
            result[s] = new double[sets[s].length];
            for (int i = 0; i < result[s].length; i++) {
                result[s][i] = function.applyAsDouble(sets[s][i]);
            }
        }
        return result;
    }

    /// Of sets with the same numbers of values.
    static double[][] zip(double[][] first, double[][] second, DoubleBinaryOperator function) {
        double[][] result = new double[first.length][];
        for (int s = 0; s < first.length; s++) {
            result[s] = new double[first[s].length];
            for (int i = 0; i < result[s].length; i++) {
                result[s][i] = function.applyAsDouble(first[s][i], second[s][i]);
            }
        }
        return result;
    }

    static boolean all(double[][] sets, Predicate<double[]> set, DoublePredicate value) {
        for (double[] each : sets) {
            if (!set.test(each)) {
                return false;
            }
            for (double one : each) {
                if (!value.test(one)) {
                    return false;
                }
            }
        }
        return true;
    }

    static int count(double[][] sets) {
        int count = 0;
        for (double[] set : sets) {
            count += set.length;
        }
        return count;
    }

    static boolean haveOneShape(double[][] first, double[][] second) {
        if (first.length != second.length) {
            return false;
        }
        for (int s = 0; s < first.length; s++) {
            if (first[s].length != second[s].length) {
                return false;
            }
        }
        return true;
    }

    /// A compensated sum (Kahan 1965), like that of a stream, in a plain loop.
    private static double sum(double[] values, DoubleUnaryOperator of) {
        double sum = 0;
        double error = 0;
        for (double value : values) {
            double next = of.applyAsDouble(value) - error;
            double more = sum + next;
            error = (more - sum) - next;
            sum = more;
        }
        return sum - error;
    }
}
