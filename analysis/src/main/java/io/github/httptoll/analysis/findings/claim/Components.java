// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

import io.github.httptoll.analysis.statistics.VarianceComponents;
import org.jspecify.annotations.Nullable;

/// How much a paired ratio varies from set to set and from block to block, as variances of its logarithm, and the blocks in
/// each set that give the narrowest interval for the time.
///
/// `sets` and `blocksPerSet` are null where there is one set. `blocksPerSet` is [VarianceComponents#MOST] where sets do not vary.
public record Components(@Nullable Double sets, double blocks, @Nullable Integer blocksPerSet) {
    /// About what a start of a JVM takes with its warm-up; and a slot of the standard tier. Both cells of a pair need one of
    /// each, so that a set costs as much as 20 blocks before its first one. A square root makes little of an error here.
    private static final double START_SECONDS = 4;
    private static final double SLOT_SECONDS = 0.2;

    static @Nullable Components of(@Nullable VarianceComponents variances) {
        if (variances == null) {
            return null;
        }
        Double sets = variances.sets();
        return new Components(sets, variances.blocks(),
                sets == null ? null : (Integer) variances.blocksPerSet(START_SECONDS / SLOT_SECONDS));
    }

    /// True where the sets do not vary, so that blocks are never too many.
    public boolean anyNumberOfBlocks() {
        return blocksPerSet != null && blocksPerSet == VarianceComponents.MOST;
    }
}
