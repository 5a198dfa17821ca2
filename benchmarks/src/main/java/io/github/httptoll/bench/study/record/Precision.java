// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import io.github.httptoll.bench.study.ask.Claim;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// How precise the comparisons of a group are so far. It tells where another block helps most; it knows no verdict.
///
/// Only what more blocks can improve counts: how much the blocks of one set differ. How much JVMs differ, more sets would tell.
final class Precision {
    /// What the comparison of two cells must tell apart where no claim says it, as a logarithm.
    private static final double MAP = 0.05;
    /// The same of identical code: nothing is decided within its interval.
    private static final double IDENTICAL = 0.03;

    private Precision() {}

    /// Half-width of the least precise comparison of a group, in units of what it must be: above 1, more blocks are of use. A claim
    /// needs half of the smallest effect that it is about. Infinite with fewer than two blocks in a set.
    ///
    /// 0 for the suite's levels at a rate: a tail never becomes as precise as a batch, and would take all of the time.
    ///
    /// @param claims of all experiments
    /// @param measurements the group's counted measurements
    static double need(Group group, List<Claim<String>> claims, Collection<Measurement> measurements) {
        if (group.cells().getFirst().question() == Question.RATE) {
            return 0;
        }
        List<Map<String, Double>> blocks = blocks(measurements);
        List<String> cells = group.cells().stream().map(Cell::id)
                .filter(id -> measurements.stream().anyMatch(each -> each.cell().equals(id))).toList();
        List<Claim<String>> judged = claims.stream()
                .filter(claim -> cells.contains(claim.a()) && cells.contains(claim.b()))
                .toList();
        double widest = judged.stream().mapToDouble(
                claim -> halfWidth(blocks, claim.a(), claim.b()) / (Math.log1p(claim.delta()) / 2)).max().orElse(0);
        return group.judged() && !judged.isEmpty()
                ? widest
                : widest(blocks, cells) / (group.judged() ? IDENTICAL : MAP);
    }

    /// Half-width of the comparison of two cells: two standard errors of the mean log-ratio of their blocks. Infinite where each set has
    /// one block, which shows nothing.
    ///
    /// @param measurements theirs
    static double halfWidth(Collection<Measurement> measurements) {
        return distinct(measurements, each -> List.of(each.set(), each.block())) == distinct(measurements,
                Measurement::set)
                        ? Double.POSITIVE_INFINITY
                        : widest(blocks(measurements),
                                measurements.stream().map(Measurement::cell).distinct().toList());
    }

    private static long distinct(Collection<Measurement> measurements, Function<Measurement, Object> key) {
        return measurements.stream().map(key).distinct().count();
    }

    private static double widest(List<Map<String, Double>> blocks, List<String> cells) {
        double widest = cells.size() < 2 ? Double.POSITIVE_INFINITY : 0;
        for (int a = 0; a < cells.size(); a++) {
            for (int b = 0; b < a; b++) {
                widest = Math.max(widest, halfWidth(blocks, cells.get(a), cells.get(b)));
            }
        }
        return widest;
    }

    /// The logarithm of each cell's time in each block, less its mean in that set.
    private static List<Map<String, Double>> blocks(Collection<Measurement> measurements) {
        Map<List<Object>, Double> means = measurements.stream().collect(Collectors.groupingBy(
                each -> List.of(each.cell(), each.set()), Collectors.averagingDouble(each -> Math.log(each.millis()))));
        return new ArrayList<>(measurements
                .stream().collect(Collectors.groupingBy(each -> List.of(each.set(), each.block()),
                        Collectors.toMap(Measurement::cell,
                                each -> Math.log(each.millis())
                                        - means.getOrDefault(List.of(each.cell(), each.set()), 0.0))))
                .values());
    }

    private static double halfWidth(List<Map<String, Double>> blocks, String a, String b) {
        double[] ratios = blocks.stream().filter(block -> block.containsKey(a) && block.containsKey(b))
                .mapToDouble(block -> block.getOrDefault(a, 0.0) - block.getOrDefault(b, 0.0)).toArray();
        if (ratios.length < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double squares = DoubleStream.of(ratios).map(ratio -> ratio * ratio).sum();
        return 2 * Math.sqrt(squares / (ratios.length - 1) / ratios.length);
    }
}
