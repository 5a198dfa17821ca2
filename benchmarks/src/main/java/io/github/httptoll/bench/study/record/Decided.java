// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import io.github.httptoll.bench.study.ask.Claim;
import io.github.httptoll.bench.study.plan.Experiment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether the sets that were measured answer a question beyond doubt, so that another set would only cost time.
///
/// This is asked after each set from the second on. A look that may end a study early must be far stricter than the last one (Haybittle
/// 1971, Peto 1976), or the level of the verdict is lost: the ratio counts as known only to within the largest of three reaches. These are
/// the interval of 99.9 % over blocks, [#TIMES] the range of the set means, and [#TIMES] what identical code differed by in any set. In a
/// simulation of identical code, 1 of 400 such questions ends early where JVMs differ by 15 %, and none of 10,000 where they differ by 1 %.
final class Decided {
    private static final double TIMES = 3;
    private static final int LEAST_SETS = 2;
    /// With fewer blocks, no flip of their signs is rare enough for a verdict.
    private static final int LEAST_BLOCKS = 6;
    /// Student's two-sided 99.9 % quantile by degrees of freedom, from 2 on.
    private static final List<Double> QUANTILES = List.of(31.6, 12.9, 8.61, 6.87, 5.96, 5.41, 5.04, 4.78, 4.59, 4.44,
            4.32);

    private Decided() {}

    /// True where the ratio lies beyond doubt on one side of every bound that the claim sets.
    ///
    /// @param experiment of the claim, with its pair of identical code
    /// @param counted measurements of all cells that count
    static boolean is(Claim<String> claim, Experiment experiment, Collection<Measurement> counted) {
        Experiment.Pair identical = experiment.aa();
        Map<Integer, List<Double>> ratios = ratios(claim.a(), claim.b(), counted);
        Map<Integer, List<Double>> noise = identical == null ? Map.of() : ratios(identical.a(), identical.b(), counted);
        if (ratios.size() < LEAST_SETS || noise.size() < LEAST_SETS || blocks(ratios) < LEAST_BLOCKS) {
            return false;
        }
        double ratio = mean(ratios.values().stream().map(Decided::mean).toList());
        double reach = Math.max(overBlocks(ratios), TIMES * Math.max(range(ratios),
                noise.values().stream().mapToDouble(set -> Math.abs(mean(set))).max().orElseThrow()));
        List<Double> bounds = bounds(claim);
        return bounds.stream().allMatch(bound -> Math.abs(ratio - bound) > reach);
    }

    /// What tells one answer from another, as logarithms of a / b.
    private static List<Double> bounds(Claim<String> claim) {
        @Nullable
        List<Double> allowed = claim.ratio();
        double delta = Math.log1p(claim.delta());
        return allowed == null ? List.of(-delta, delta) : allowed.stream().map(Math::log).toList();
    }

    /// The logarithm of a / b in each block that has both, by set.
    private static Map<Integer, List<Double>> ratios(String a, String b, Collection<Measurement> counted) {
        Map<List<Integer>, Double> second = millis(b, counted);
        return millis(a, counted).entrySet().stream().filter(entry -> second.containsKey(entry.getKey()))
                .collect(Collectors.groupingBy(entry -> entry.getKey().getFirst(), TreeMap::new,
                        Collectors.mapping(
                                entry -> Math.log(entry.getValue() / second.getOrDefault(entry.getKey(), 1.0)),
                                Collectors.toList())));
    }

    /// By set and block.
    private static Map<List<Integer>, Double> millis(String cell, Collection<Measurement> counted) {
        return counted.stream().filter(each -> each.cell().equals(cell)).collect(
                Collectors.toMap(each -> List.of(each.set(), each.block()), Measurement::millis, (one, _) -> one));
    }

    private static int blocks(Map<Integer, List<Double>> sets) {
        return sets.values().stream().mapToInt(List::size).sum();
    }

    private static double range(Map<Integer, List<Double>> sets) {
        List<Double> means = sets.values().stream().map(Decided::mean).sorted().toList();
        return means.getLast() - means.getFirst();
    }

    private static double mean(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /// Half-width of the interval of the mean ratio, by how much the blocks of a set differ.
    private static double overBlocks(Map<Integer, List<Double>> sets) {
        double squares = 0;
        for (List<Double> set : sets.values()) {
            double mean = mean(set);
            squares += set.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
        }
        int degrees = blocks(sets) - sets.size();
        return degrees < 2
                ? Double.POSITIVE_INFINITY
                : QUANTILES.get(Math.min(degrees - 2, QUANTILES.size() - 1))
                        * Math.sqrt(squares / degrees / blocks(sets));
    }
}
