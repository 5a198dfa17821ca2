// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import io.github.httptoll.analysis.findings.pair.LikePairs;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.read.Experiment.IdenticalPair;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ratio of the same cell in two JVMs, which is the noise; `ungated` with the void blocks, null where there are none.
public record IdenticalRatio(Quantity ratio, @Nullable Quantity ungated) {
    /// The identical pairs of a run, with the intervals that its claims are held against.
    static final class InRun {
        private final Set<String> valid;
        private final PairedCells pairs;
        private final LikePairs gated;
        private final LikePairs ungated;

        InRun(Run run, List<ExperimentResult> experiments) {
            valid = ExperimentResult.validIds(experiments);
            pairs = new PairedCells(run);
            gated = new LikePairs(run, valid::contains, pairs::gated);
            ungated = new LikePairs(run, valid::contains, pairs::ungated);
        }

        /// Null where there is no such pair, or no valid one with common blocks.
        @Nullable
        IdenticalRatio of(@Nullable IdenticalPair aa) {
            if (aa == null || !valid.contains(aa.a()) || !valid.contains(aa.b())) {
                return null;
            }
            Paired pair = gated.pair(aa.a(), aa.b());
            Paired all = pairs.hasVoidBlocks(aa.a()) ? ungated.pair(aa.a(), aa.b()) : null;
            return pair == null
                    ? null
                    : new IdenticalRatio(pair.comparison().ratio(), all == null ? null : all.comparison().ratio());
        }
    }
}
