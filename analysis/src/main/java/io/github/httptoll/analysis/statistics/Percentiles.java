// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Percentiles, and how many values one needs.
public final class Percentiles {
    private static final double TAIL = 0.025;
    private static final int LEAST_JVMS = 3;

    private Percentiles() {}

    /// The least number of values whose largest is above the quantile in 97.5 % of samples, so that it has a two-sided
    /// 95 % interval from order statistics (David & Nagaraja 2003). The quantile lies between 0 and 1.
    public static int leastValues(double quantile) {
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("quantile is " + quantile + ", expected between 0 and 1");
        }
        return (int) Math.ceil(Math.log(TAIL) / Math.log(Math.max(quantile, 1 - quantile)));
    }

    /// The least value that at least this part of the values does not exceed, with an interval from order statistics; empty of
    /// fewer values than [#leastValues(double)]. Its ends are among the values. It assumes independent values.
    public static Optional<Quantity> of(LongStream values, Unit unit, double quantile) {
        long[] sorted = values.sorted().toArray();
        int n = sorted.length;
        if (n < leastValues(quantile)) {
            return Optional.empty();
        }
        BinomialDistribution below = BinomialDistribution.of(n, quantile);
        int low = below.inverseCumulativeProbability(TAIL);
        int high = below.inverseCumulativeProbability(1 - TAIL) + 1;
        return Optional.of(new Quantity(sorted[(int) Math.ceil(quantile * n) - 1], unit,
                new Interval(sorted[Math.max(1, low) - 1], sorted[Math.min(n, high) - 1]), n));
    }

    /// What was computed of the requests of all JVMs together, with an interval over these JVMs: Student's t over the logarithms of what
    /// each JVM's requests alone show. So no percentile is an average. Below three JVMs, or where a value is not above zero, there is
    /// no interval.
    public static Quantity overJvms(double ofAll, List<Double> byJvm, Unit unit) {
        if (byJvm.size() < LEAST_JVMS || !(ofAll > 0) || byJvm.stream().anyMatch(value -> !(value > 0))) {
            return Quantity.of(ofAll, unit, null, byJvm.size(), Set.of(Quantity.Warning.TOO_FEW_VALUES));
        }
        Sample logs = new Sample(byJvm.stream().map(List::of).toList()).logs();
        return new Quantity(ofAll, unit, logs.between().ratioAround(Math.log(ofAll)), byJvm.size());
    }
}
