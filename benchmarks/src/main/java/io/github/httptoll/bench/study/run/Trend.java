// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import java.util.List;

/// How much a series of times falls from its first half to its second, by the line through their logarithms.
///
/// @param fall as a logarithm: 0.05 is about 5 %; below 0 the series rises
/// @param standardError of it
/// @param degrees of freedom
record Trend(double fall, double standardError, int degrees) {
    /// Least length of a series whose trend can be told.
    static final int LEAST = 4;
    /// One-sided 95 % of the normal distribution.
    private static final double Z = 1.6449;

    /// @param values above 0, in the order of time
    static Trend of(List<Double> values) {
        int n = values.size();
        if (n < LEAST) {
            throw new IllegalArgumentException("a trend needs " + LEAST + " values or more, not " + n);
        }
        double[] logs = values.stream().mapToDouble(Math::log).toArray();
        double middle = (n - 1) / 2.0;
        double mean = 0;
        double slope = 0;
        for (int i = 0; i < n; i++) {
            mean += logs[i] / n;
            slope += (i - middle) * logs[i];
        }
        double squares = n * (n * n - 1.0) / 12;
        slope /= squares;
        double rest = 0;
        for (int i = 0; i < n; i++) {
            double error = logs[i] - mean - slope * (i - middle);
            rest += error * error;
        }
        double halves = n / 2.0;
        return new Trend(-slope * halves, halves * Math.sqrt(rest / (n - 2) / squares), n - 2);
    }

    /// The least that it falls by, at one-sided 95 %.
    double least() {
        return fall - quantile(degrees) * standardError;
    }

    /// Student's one-sided 95 % quantile, by the first terms of its expansion; 1 % off at 3 degrees, less above.
    static double quantile(int degrees) {
        double cube = Z * Z * Z;
        return Z + (cube + Z) / (4.0 * degrees)
                + (5 * cube * Z * Z + 16 * cube + 3 * Z) / (96.0 * degrees * degrees)
                + (3 * cube * cube * Z + 19 * cube * Z * Z + 17 * cube - 15 * Z)
                        / (384.0 * degrees * degrees * degrees);
    }
}
