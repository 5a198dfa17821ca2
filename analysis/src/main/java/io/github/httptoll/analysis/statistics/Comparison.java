// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import org.jspecify.annotations.Nullable;

/// The ratio of two times' geometric means, first by second, and what its interval is taken over.
///
/// The ratio's `n` is the number of blocks that both have, of cells without common blocks that of the one with fewer.
public record Comparison(Quantity ratio, PairingKind basis) {
    /// The smallest difference of interest where none is registered: 5 %.
    public static final double DELTA = 0.05;

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
}
