// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.FDistribution;
import org.hipparchus.special.Gamma;
import org.jspecify.annotations.Nullable;

/// How restless each machine of a run is, compared with the median of all: by the blocks of compared cells, and by identical code.
///
/// Neither looks at the ratio of what is compared. So a machine that is left out for its noise is not left out for its result.
///
/// @param blocks how many times as much its log ratios vary from block to block, as standard deviations
/// @param noisy true where that is at least [#TIMES], and not by chance
/// @param identical how far identical code is from being equal in one set, as a root mean square of log ratios; 0 without such code
/// @param uneven true where that is above 5 % and at least [#TIMES] that of the other machines, and not by chance
public record MachineNoise(double blocks, boolean noisy, double identical, boolean uneven) {
    /// A machine with less than so many times the noise of the others is one of them.
    public static final double TIMES = 2;
    /// Fewer machines have no usual noise.
    public static final int LEAST_MACHINES = 3;
    /// A normal deviate that chance passes in one of a thousand machines.
    private static final double DEVIATE = 3.1;
    private static final double LEVEL = 0.001;

    /// The noise of each machine by its number. Below three machines none is noisier than the others.
    public static SortedMap<Integer, MachineNoise> of(List<Paired> pairs, List<Paired> identical) {
        TreeSet<Integer> machines = new TreeSet<>();
        pairs.forEach(pair -> machines.addAll(pair.logs().machines()));
        identical.forEach(pair -> machines.addAll(pair.logs().machines()));
        SortedMap<Integer, MachineNoise> noise = new TreeMap<>();
        Map<Integer, List<double[]>> above = aboveMedian(pairs, machines);
        for (int machine : machines) {
            List<double[]> own = above.getOrDefault(machine, List.of());
            double mean = own.stream().mapToDouble(each -> each[0]).average().orElse(0);
            double error = Math.sqrt(own.stream().mapToDouble(each -> each[1]).sum()) / Math.max(1, own.size());
            double times = Math.exp(mean / 2);
            double squares = squares(identical, machine, true);
            double others = squares(identical, machine, false);
            boolean enough = machines.size() >= LEAST_MACHINES;
            noise.put(machine,
                    new MachineNoise(times, enough && times >= TIMES && mean > DEVIATE * error, Math.sqrt(squares),
                            enough && isUneven(identical, machine, squares, others)));
        }
        return noise;
    }

    /// For each machine and pair the logarithm of its variance above that of the median machine, with the variance of that logarithm.
    private static Map<Integer, List<double[]>> aboveMedian(List<Paired> pairs, TreeSet<Integer> machines) {
        Map<Integer, List<double[]>> above = new TreeMap<>();
        for (Paired pair : pairs) {
            SortedMap<Integer, Spread> spreads = new TreeMap<>();
            for (int machine : machines) {
                Paired own = pair.on(machine);
                Spread spread = own == null || pair.logs().machines().isEmpty() ? null : blocks(own.logs());
                if (spread != null && spread.standardError() > 0) {
                    spreads.put(machine, spread);
                }
            }
            if (spreads.size() >= LEAST_MACHINES) {
                double median = median(spreads.values().stream().map(MachineNoise::logarithm).toList());
                spreads.forEach((machine, spread) -> above.computeIfAbsent(machine, _ -> new ArrayList<>())
                        .add(new double[]{logarithm(spread) - median, Gamma.trigamma(spread.degrees() / 2)
                                + Math.PI / 2 * meanTrigamma(spreads) / spreads.size()}));
            }
        }
        return above;
    }

    /// The standard deviation of blocks around their set's mean.
    private static @Nullable Spread blocks(Sample logs) {
        double squares = Sets.squares(logs.arrays());
        int degrees = logs.count() - logs.setCount();
        return degrees == 0 ? null : new Spread(Math.sqrt(squares / degrees), degrees);
    }

    private static double logarithm(Spread spread) {
        return 2 * Math.log(spread.standardError()) - Gamma.digamma(spread.degrees() / 2)
                + Math.log(spread.degrees() / 2);
    }

    private static double meanTrigamma(SortedMap<Integer, Spread> spreads) {
        return spreads.values().stream().mapToDouble(spread -> Gamma.trigamma(spread.degrees() / 2)).average()
                .orElseThrow();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get(sorted.size() / 2) + sorted.get((sorted.size() - 1) / 2)) / 2;
    }

    private static boolean isUneven(List<Paired> identical, int machine, double squares, double others) {
        int own = sets(identical, machine, true);
        int rest = sets(identical, machine, false);
        return own > 0 && rest > 0 && others > 0 && Math.sqrt(squares) > Math.log1p(Comparison.DELTA)
                && squares >= TIMES * TIMES * others
                && FDistribution.of(own, rest).survivalProbability(squares / others) <= LEVEL;
    }

    /// The mean square of identical code's set means on that machine, or on all others.
    private static double squares(List<Paired> identical, int machine, boolean on) {
        return identical.stream().flatMapToDouble(pair -> Arrays.stream(means(pair, machine, on)))
                .map(mean -> mean * mean)
                .average()
                .orElse(0);
    }

    private static int sets(List<Paired> identical, int machine, boolean on) {
        return identical.stream().mapToInt(pair -> means(pair, machine, on).length).sum();
    }

    private static double[] means(Paired pair, int machine, boolean on) {
        List<Integer> machines = pair.logs().machines();
        double[] means = pair.logs().setMeans();
        return IntStream.range(0, machines.size()).filter(s -> (machines.get(s) == machine) == on)
                .mapToDouble(s -> means[s]).toArray();
    }
}
