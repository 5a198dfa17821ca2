// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.hipparchus.stat.descriptive.rank.Median;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.jspecify.annotations.Nullable;

/// The knee of a curve over rising rates: the first rate from which on, at each rate, the p99 from due leaves the p99 from fired.
///
/// A single pause of the machine parts the two as well. So a rate counts only where they part by more than they do without a queue, and
/// the knee only where they stay apart.
///
/// @param rate null where no measured rate is one
/// @param low first rate from which on no rate certainly keeps the two together; null where the last one does
public record Knee(@Nullable Double rate, @Nullable Double low) {
    /// By less than this part more, the two are together: the pacer's lag may be half as much.
    public static final double LEAVES = 0.1;
    private static final int LEAST_JVMS = 3;
    /// How often chance may set one rate apart, in either direction.
    private static final double CHANCE = 0.05;

    /// What is known of both clocks at one rate.
    ///
    /// @param ratio p99 from due by p99 from fired, of all requests
    /// @param byJvm the same of each JVM
    /// @param noise the same of JVMs without a queue; empty where none was measured
    public record Clocks(Quantity ratio, List<Double> byJvm, List<Double> noise) {
        public Clocks {
            byJvm = List.copyOf(byJvm);
            noise = List.copyOf(noise);
        }

        /// How far the two part without a queue, in the median JVM; 1 where that is not known.
        public double noiseLevel() {
            return noise.isEmpty()
                    ? 1
                    : new Median().evaluate(noise.stream().mapToDouble(Double::doubleValue).toArray());
        }

        /// True where the JVMs are too few to say.
        public boolean isOpen() {
            return byJvm.size() < LEAST_JVMS;
        }

        /// True where the two part, and by more than chance makes of the noise.
        boolean leaves() {
            return !isOpen() && ratio.value() > least() && (noise.isEmpty()
                    ? byJvm.stream().allMatch(each -> each > least())
                    : isAboveNoise());
        }

        /// False where the whole interval says that the two are together.
        boolean mayLeave() {
            Interval interval = ratio.interval();
            return interval == null || interval.high() > least() || leaves();
        }

        private double least() {
            return (1 + LEAVES) * noiseLevel();
        }

        /// The rank-sum test (Mann & Whitney 1947): exact where no two ratios are equal. It needs no distribution, and one JVM that met
        /// a pause does not decide it.
        private boolean isAboveNoise() {
            double[] own = byJvm.stream().mapToDouble(Double::doubleValue).toArray();
            double[] others = noise.stream().mapToDouble(Double::doubleValue).toArray();
            double twoSided = new MannWhitneyUTest().mannWhitneyUTest(own, others);
            return new Median().evaluate(own) > noiseLevel() && twoSided <= CHANCE;
        }
    }

    /// Where the knee is, by rate.
    public static Knee of(SortedMap<Double, Clocks> rates) {
        return new Knee(fromWhichOn(rates, Clocks::leaves), fromWhichOn(rates, Clocks::mayLeave));
    }

    private static @Nullable Double fromWhichOn(SortedMap<Double, Clocks> rates, Predicate<Clocks> all) {
        Double first = null;
        List<Map.Entry<Double, Clocks>> falling = new ArrayList<>(rates.entrySet());
        Collections.reverse(falling);
        for (Map.Entry<Double, Clocks> rate : falling) {
            if (!all.test(rate.getValue())) {
                return first;
            }
            first = rate.getKey();
        }
        return first;
    }
}
