// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.List;

/// Simes' test (1986) of several comparisons at once: whether they show more differences than chance.
///
/// Where none of them differs, it says so in 5 % of families at most, also where comparisons go up and down together.
public final class Simes {
    private Simes() {}

    /// True where, for some k, the k smallest p are at most k times 5 % of the family's size.
    public static boolean differs(List<Double> family) {
        List<Double> sorted = family.stream().sorted().toList();
        for (int k = 1; k <= sorted.size(); k++) {
            if (sorted.get(k - 1) <= Decision.LEVEL * k / sorted.size()) {
                return true;
            }
        }
        return false;
    }
}
