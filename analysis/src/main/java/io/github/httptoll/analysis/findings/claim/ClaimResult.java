// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.claim.Judgement.ClaimVerdict;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.RunStatus.Unsettled;
import io.github.httptoll.analysis.statistics.Comparison;
import io.github.httptoll.analysis.statistics.Decision;
import io.github.httptoll.analysis.statistics.PowerEstimate;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.VarianceComponents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One registered claim and what became of it.
///
/// `predicted` are the batches by their parameters alone, null where one of them neither waits nor computes.
public record ClaimResult(Claim registered, @Nullable Predicted predicted, Outcome outcome) implements Judgement {
    /// The source of a question that names none.
    public static final String OWN = "own";

    /// What a batch of each must take by its parameters alone, in milliseconds above zero.
    public record Predicted(double aMillis, double bMillis) {
        /// Of `a` to `b`.
        public double ratio() {
            return aMillis / bMillis;
        }
    }

    /// What became of a claim.
    public sealed interface Outcome {
        /// It cannot be judged: cells that are invalid, or cells that the study lacks.
        record Invalid(List<CellResult> cells, List<String> missing) implements Outcome {}

        /// It was judged: `a` to `b`; the `n` of the ratio is the number of blocks, all sets together. `byMachine` is null in a run on one
        /// machine.
        record Judged(Comparison comparison, int sets, Decision decision, ClaimVerdict holds, @Nullable Proof proof,
                @Nullable ByMachine byMachine)
                implements
                    Outcome {}
    }

    /// What stands behind the verdict on a pair with common blocks.
    ///
    /// `bootstrapDisagrees` is whether a second kind of interval says otherwise about 1. `ungated` is null where no block
    /// of the two cells' group is void. `unsettled` are those of their JVMs that had no steady state in a set.
    public record Proof(double p, double pHolm, @Nullable PowerEstimate outlook, @Nullable Components components,
            boolean bootstrapDisagrees, @Nullable Ungated ungated, List<Unsettled> unsettled) {}

    /// The same claim with the void blocks counted: tested beside all others of its sentence with theirs.
    public record Ungated(Quantity ratio, Decision decision) {}

    public String a() {
        return registered.a();
    }

    public String b() {
        return registered.b();
    }

    public double delta() {
        return registered.delta();
    }

    @Override
    public ClaimVerdict holds() {
        return switch (outcome) {
            case Outcome.Invalid _ -> ClaimVerdict.INVALID;
            case Outcome.Judged judged -> judged.holds();
        };
    }

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
}
