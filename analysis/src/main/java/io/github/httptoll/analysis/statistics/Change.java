// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import io.github.httptoll.analysis.statistics.Comparison.PairingKind;
import io.github.httptoll.analysis.statistics.Decision.NoVerdictReason;
import io.github.httptoll.analysis.statistics.Decision.Verdict;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a cell changed from a base run to another, which share no blocks: the ratio of its geometric means, now by base, and what
/// that says against the smallest difference of interest.
///
/// The interval is Welch's (1947) on the logarithms of set means, with Satterthwaite's degrees. Two runs of three sets have but
/// two to four of these. Identical code in two JVMs, which both runs measure, adds its own as in [Paired#overJvms(Paired)]: the
/// degrees are those of the pool, so that calm identical code lends few to a restless cell. The standard error is the largest of
/// the cell's own, the pooled one and the median of cells alike: of so many cells, some vary little in so few sets by chance, and
/// these are the ones that would be called slower.
///
/// - *slower*, *faster*: the whole interval is beyond δ, and the ratio farther from 1 than identical code's reaches in either run.
/// - *equivalent*: the whole interval is within δ.
///
/// It assumes that sets are independent. What differs between the runs' days and not between their sets is taken for a change.
/// `detectable` is the smallest change that such runs call one with a power of 80 %, as a part of the base; infinite where nothing
/// shows the noise. `TwoRunsTest` holds the rates of false and missed changes.
public record Change(Comparison comparison, Decision decision, double detectable) {
    /// Compares; null where either run has the cell from one JVM only.
    public static @Nullable Change of(BasePair cell, Noise noise, double delta) {
        if (!cell.hasSpread()) {
            return null;
        }
        Spread spread = noise.around(cell);
        Comparison comparison = Comparison.of(Quantity.of(cell.logRatio(), Unit.ONE, spread, cell.n(), Set.of()),
                PairingKind.UNPAIRED);
        double detectable = Math.expm1(Math.max(noise.reach(), Math.log1p(delta) + spread.detectable()));
        return new Change(comparison, decide(comparison, noise, delta), detectable);
    }

    private static Decision decide(Comparison comparison, Noise noise, double delta) {
        Interval interval = comparison.interval();
        if (interval == null) {
            return undecided(NoVerdictReason.NO_INTERVAL);
        }
        if (!noise.known()) {
            return undecided(NoVerdictReason.NO_NOISE_PAIR);
        }
        if (interval.isWithin(delta)) {
            return new Decision(Verdict.EQUIVALENT, Set.of());
        }
        if (!interval.isBeyond(delta)) {
            return undecided(NoVerdictReason.TOO_WIDE);
        }
        return Math.abs(Math.log(comparison.ratio().value())) <= noise.reach()
                ? undecided(NoVerdictReason.NOISE)
                : new Decision(comparison.ratio().value() > 1 ? Verdict.SLOWER : Verdict.FASTER, Set.of());
    }

    private static Decision undecided(NoVerdictReason obstacle) {
        return new Decision(Verdict.UNDECIDED, EnumSet.of(obstacle));
    }

    /// Values above zero of one quantity in two runs, which share no blocks.
    public record BasePair(Sample base, Sample now) {
        private static final int LEAST_SETS = 2;

        /// True if both runs have them from several JVMs; one says nothing of others.
        public boolean hasSpread() {
            return Math.min(base.setCount(), now.setCount()) >= LEAST_SETS;
        }

        /// The smaller number of values.
        public int n() {
            return Math.min(base.count(), now.count());
        }

        double logRatio() {
            return now.logs().mean().value() - base.logs().mean().value();
        }

        /// Welch's spread (1947) of the log ratio, each run's set means being one sample.
        Spread spread() {
            return now.logs().between().with(base.logs().between());
        }

        /// What the variance of one JVM is multiplied by, to be that of the log ratio.
        double means() {
            return 1.0 / base.setCount() + 1.0 / now.setCount();
        }
    }
}
