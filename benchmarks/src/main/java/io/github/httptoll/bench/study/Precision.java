// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// How precise the comparisons of a group are so far. It tells where another block helps most; it knows no verdict.
final class Precision {
    private Precision() {}

    /// Half-width of the widest pair of cells in a group: two standard errors of the mean log-ratio of their blocks. Infinite with
    /// fewer than two blocks.
    ///
    /// @param slots the group's counted slots
    static double halfWidth(Collection<Slot> slots) {
        List<Map<String, Double>> blocks = new ArrayList<>(slots.stream()
                .collect(Collectors.groupingBy(slot -> List.of(slot.set(), slot.block()),
                        Collectors.toMap(Slot::cell, slot -> Math.log(slot.millis()))))
                .values());
        List<String> cells = slots.stream().map(Slot::cell).distinct().toList();
        double widest = 0;
        for (int a = 0; a < cells.size(); a++) {
            for (int b = 0; b < a; b++) {
                widest = Math.max(widest, halfWidth(blocks, cells.get(a), cells.get(b)));
            }
        }
        return widest;
    }

    private static double halfWidth(List<Map<String, Double>> blocks, String a, String b) {
        double[] ratios = blocks.stream().filter(block -> block.containsKey(a) && block.containsKey(b))
                .mapToDouble(block -> block.getOrDefault(a, 0.0) - block.getOrDefault(b, 0.0)).toArray();
        if (ratios.length < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double mean = DoubleStream.of(ratios).average().orElseThrow();
        double squares = 0;
        for (double ratio : ratios) {
            squares += (ratio - mean) * (ratio - mean);
        }
        return 2 * Math.sqrt(squares / (ratios.length - 1) / ratios.length);
    }
}
