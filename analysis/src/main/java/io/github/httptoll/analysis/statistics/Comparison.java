// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import org.jspecify.annotations.Nullable;

/// The ratio of two times' geometric means, first by second, and what its interval is taken over.
///
/// The ratio's `n` is the number of blocks that both have, of cells without common blocks that of the one with fewer.
public record Comparison(Quantity ratio, PairingKind basis) {
    /// The smallest difference of interest where none is registered: 5 %.
    public static final double DELTA = 0.05;
    /// The same of 99th percentiles at a rate. One pause more or less in a window moves such a percentile by more.
    public static final double TAIL_DELTA = 0.25;

    /// Compares times above zero of cells without common blocks: Welch's interval on the logarithms.
    public static Comparison unpaired(Sample first, Sample second) {
        return of(first.logs().mean().minus(second.logs().mean()), PairingKind.UNPAIRED);
    }

    static Comparison of(Quantity logRatio, PairingKind basis) {
        Spread spread = logRatio.spread();
        Interval interval = spread == null ? null : spread.ratioAround(logRatio.value());
        return new Comparison(new Quantity(Math.exp(logRatio.value()), Unit.ONE, interval, logRatio.n()), basis);
    }

    @Nullable
    Interval interval() {
        return ratio.interval();
    }

    /// Where the interval lies.
    public BandPosition position() {
        return BandPosition.of(ratio, DELTA);
    }

    /// What the interval of a ratio is taken over, and so what it holds for.
    public enum PairingKind {
        /// The mean paired log ratios of five sets of JVMs or more, with the variance that like pairs share where they show one: holds for
        /// other starts of the JVMs too.
        OVER_SETS,
        /// The paired log ratios of the blocks within each set: conditional on these JVMs.
        CONDITIONAL,
        /// The mean paired log ratios of five machines or more: holds for other machines of their kind too.
        OVER_MACHINES,
        /// The mean paired log ratios of the sets of each of two to four machines: conditional on these machines.
        ON_THESE_MACHINES,
        /// The paired log ratios of the blocks within each set of such machines: conditional on these machines and their JVMs.
        ON_THESE_MACHINES_AND_JVMS,
        /// Two cells without common blocks, taken as independent: drift between them is not taken out.
        UNPAIRED
    }

    /// Where the interval of a ratio lies: a description, not a verdict.
    public enum BandPosition {
        /// Above 1, and not wholly within the smallest difference of interest.
        ABOVE,
        /// Below 1, and not wholly within the smallest difference of interest.
        BELOW,
        /// Wholly within the smallest difference of interest.
        WITHIN,
        /// Across 1 and wider than that, or there is no interval.
        ACROSS;

        /// False where the whole interval is within the smallest difference of interest: then there is no effect to speak of.
        public boolean isEffect() {
            return this != WITHIN;
        }

        /// Where that ratio's interval lies, against the smallest difference of interest.
        public static BandPosition of(Quantity ratio, double delta) {
            Interval interval = ratio.interval();
            if (interval == null) {
                return ACROSS;
            }
            if (interval.isWithin(delta)) {
                return WITHIN;
            }
            if (interval.low() > 1) {
                return ABOVE;
            }
            return interval.high() < 1 ? BELOW : ACROSS;
        }
    }
}
