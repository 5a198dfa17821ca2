// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings;

import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.IdenticalPair;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ratio of the same cell in two JVMs, which is the noise; `ungated` with the void blocks, null where there are none.
public record Identical(Quantity ratio, @Nullable Quantity ungated) {
    /// The identical pairs of a run, with the intervals that its claims are held against.
    static final class InRun {
        private final Map<String, CellResult> cells;
        private final PairedCells pairs;
        private final LikePairs gated;
        private final LikePairs ungated;

        InRun(Run run, List<ExperimentResult> experiments) {
            cells = ExperimentResult.cellsById(experiments);
            pairs = new PairedCells(run);
            gated = new LikePairs(run, experiments, pairs::gated);
            ungated = new LikePairs(run, experiments, pairs::ungated);
        }

        /// Null where there is no such pair, or no valid one with common blocks.
        @Nullable
        Identical of(@Nullable IdenticalPair aa) {
            if (aa == null || !isValid(aa)) {
                return null;
            }
            Paired pair = gated.pair(aa.a(), aa.b(), Claim.BATCH_MILLIS);
            Paired all = pairs.hasVoidBlocks(aa.a()) ? ungated.pair(aa.a(), aa.b(), Claim.BATCH_MILLIS) : null;
            return pair == null
                    ? null
                    : new Identical(pair.comparison().ratio(), all == null ? null : all.comparison().ratio());
        }

        private boolean isValid(IdenticalPair aa) {
            return Stream.of(aa.a(), aa.b()).map(cells::get).allMatch(cell -> cell != null && cell.valid());
        }
    }
}
