// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ratio of two times' geometric means, first by second, with its interval; null where the values are too few.
///
/// `n` is the number of blocks that both have, of cells without common blocks that of the one with fewer.
public record Comparison(double ratio, @Nullable Interval interval, Basis basis, int n) {
    /// The smallest difference of interest where none is registered: 5 %.
    public static final double DELTA = 0.05;

    /// Compares times above zero of cells without common blocks: Welch's interval on the logarithms.
    public static Comparison unpaired(Sample first, Sample second) {
        return of(logs(first).mean().minus(logs(second).mean()), Basis.UNPAIRED);
    }

    static Comparison of(Estimate logRatio, Basis basis) {
        Spread spread = logRatio.spread();
        return new Comparison(Math.exp(logRatio.value()),
                spread == null ? null : spread.ratioAround(logRatio.value()), basis, logRatio.n());
    }

    static Sample logs(Sample times) {
        if (times.sets().stream().flatMap(List::stream).anyMatch(time -> time <= 0)) {
            throw new IllegalArgumentException("times are " + times.sets() + ", expected all above zero");
        }
        return times.map(Math::log);
    }

    /// Where the interval lies.
    public Lies lies() {
        return interval == null ? Lies.ACROSS : Lies.of(interval, DELTA);
    }
}
