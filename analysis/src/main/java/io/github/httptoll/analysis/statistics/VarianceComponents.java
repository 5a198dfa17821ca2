// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import org.jspecify.annotations.Nullable;

/// How much paired log ratios vary from set to set and from block to block (Kalibera & Jones, ISMM 2013).
///
/// Variances, 0 or more: `T² = S² − (variance below) / (repetitions below)`. That between sets is null where there is one; of several
/// machines it is that between the sets of one machine.
public record VarianceComponents(@Nullable Double sets, double blocks) {
    /// A number of blocks that nobody waits for.
    public static final int MOST = 1_000;

    static @Nullable VarianceComponents of(Sample logs) {
        Spread within = logs.within();
        if (within == null) {
            return null;
        }
        int count = logs.setCount();
        double ofOneMean = within.standardError() * within.standardError() * count;
        double blocks = Sets.variance(logs.arrays());
        if (!logs.machines().isEmpty()) {
            Spread ofOne = logs.ofOneSet();
            double ofBlocks = within.standardError() * within.standardError() * logs.effectiveSets();
            return new VarianceComponents(
                    ofOne == null
                            ? null
                            : (Double) Math.max(0, ofOne.standardError() * ofOne.standardError() - ofBlocks),
                    blocks);
        }
        Double sets = count < 2 ? null : (Double) Math.max(0, Sets.variance(logs.setMeans()) - ofOneMean);
        return new VarianceComponents(sets, blocks);
    }

    /// The blocks in each set that give the narrowest interval for the time, if a set costs as much as `setCost` blocks
    /// before its first one; at most [#MOST], where sets do not vary.
    public int blocksPerSet(double setCost) {
        if (sets == null || sets == 0) {
            return MOST;
        }
        return (int) Math.clamp(Math.ceil(Math.sqrt(setCost * blocks / sets)), 1, MOST);
    }
}
