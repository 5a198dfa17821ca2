// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import io.github.httptoll.analysis.findings.pair.LikePairs;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.Experiment.IdenticalPair;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Comparison.BandPosition;
import io.github.httptoll.analysis.statistics.Comparison;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Simes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ratio of the same cell in two JVMs, which is the noise; `ungated` with the void blocks, null where there are none.
///
/// @param p of no difference, two-sided, as its interval has it
/// @param ofTails of the p99 of all rates that both JVMs measured, instead of batch times
public record IdenticalRatio(Quantity ratio, @Nullable Quantity ungated, double p, boolean ofTails) {
    /// How much it may differ from 1 and still count as equal.
    double delta() {
        return ofTails ? Comparison.TAIL_DELTA : Comparison.DELTA;
    }

    /// Where its interval lies, against that.
    public BandPosition position() {
        return BandPosition.of(ratio, delta());
    }

    /// True where its interval excludes 1, and reaches beyond δ.
    public boolean isApart() {
        return position() == BandPosition.ABOVE || position() == BandPosition.BELOW;
    }

    /// True where the pairs of a run are apart beyond chance, all of them looked at together. Chance alone makes one of twenty apart.
    public static boolean differ(List<IdenticalRatio> pairs) {
        return Simes.differs(pairs.stream().map(pair -> pair.isApart() ? pair.p : 1).toList());
    }

    /// The identical pairs of a run, with the intervals that its claims are held against.
    static final class InRun {
        /// Those that show noise.
        private final Map<String, CellResult> cells;
        private final PairedCells pairs;
        private final LikePairs gated;
        private final LikePairs ungated;

        InRun(Run run, List<ExperimentResult> experiments) {
            cells = experiments.stream().flatMap(experiment -> experiment.cells().stream())
                    .filter(CellResult::showsNoise).collect(Collectors.toMap(CellResult::id, cell -> cell));
            pairs = new PairedCells(run);
            Predicate<String> valid = ExperimentResult.validIds(experiments)::contains;
            gated = new LikePairs(run, valid, cells::containsKey, pairs::gated);
            ungated = new LikePairs(run, valid, cells::containsKey, pairs::ungated);
        }

        /// Null where there is no such pair, or none that shows noise in common blocks.
        @Nullable
        IdenticalRatio of(@Nullable IdenticalPair aa) {
            CellResult first = aa == null ? null : cells.get(aa.a());
            if (aa == null || first == null || !cells.containsKey(aa.b())) {
                return null;
            }
            boolean hasVoid = pairs.hasVoidBlocks(aa.a());
            return first.parameters().isOpen()
                    ? ofTails(levels(first), hasVoid)
                    : of(gated.pair(aa.a(), aa.b()), hasVoid ? ungated.pair(aa.a(), aa.b()) : null, false);
        }

        private @Nullable IdenticalRatio ofTails(List<IdenticalPair> levels, boolean hasVoid) {
            return of(pairs.gated(levels, Claim.BATCH_MILLIS),
                    hasVoid ? pairs.ungated(levels, Claim.BATCH_MILLIS) : null, true);
        }

        private static @Nullable IdenticalRatio of(@Nullable Paired pair, @Nullable Paired all, boolean ofTails) {
            return pair == null
                    ? null
                    : new IdenticalRatio(pair.comparison().ratio(), all == null ? null : all.comparison().ratio(),
                            pair.intervalP(), ofTails);
        }

        /// The pairs of the same contender and workload, one for each rate.
        private List<IdenticalPair> levels(CellResult of) {
            return cells.values().stream().filter(level -> isLevel(level, of))
                    .sorted(Comparator.comparing(CellResult::id))
                    .flatMap(level -> second(level).map(second -> new IdenticalPair(level.id(), second.id()))).toList();
        }

        private static boolean isLevel(CellResult level, CellResult of) {
            return level.experiment().equals(of.experiment()) && level.parameters().isOpen()
                    && level.parameters().replica() == 1
                    && level.parameters().client().equals(of.parameters().client())
                    && level.parameters().strategy().equals(of.parameters().strategy())
                    && level.parameters().isLike(of.parameters());
        }

        private Stream<CellResult> second(CellResult level) {
            return cells.values().stream().filter(other -> other.experiment().equals(level.experiment())
                    && other.parameters().isSecondOf(level.parameters())).limit(1);
        }
    }
}
