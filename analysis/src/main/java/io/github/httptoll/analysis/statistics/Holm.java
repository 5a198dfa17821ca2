// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Holm's step-down adjustment (1979): who calls nothing above 5 % is wrong anywhere in the family in 5 % of families.
///
/// A family is the claims that together support one sentence.
public final class Holm {
    private Holm() {}

    /// The adjusted p of each, in the given order.
    public static List<Double> adjusted(List<Double> family) {
        List<Integer> order = IntStream.range(0, family.size()).boxed().sorted(Comparator.comparing(family::get))
                .toList();
        Double[] adjusted = new Double[family.size()];
        double most = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            most = Math.max(most, Math.min(1, (order.size() - rank) * family.get(order.get(rank))));
            adjusted[order.get(rank)] = most;
        }
        return List.of(adjusted);
    }
}
