// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import org.jspecify.annotations.Nullable;

/// By how much a cell's later blocks are faster than its earlier ones, from the line through the logarithms of its times that all of
/// its sets share, each at its own height.
///
/// @param fall from the first half of the blocks to the second, as a logarithm: 0.05 is about 5 %; below 0 they become slower
public record Drift(double fall, Spread spread) {
    private static final double LEVEL = 0.01;

    /// The drift of times above zero; null where no set has three blocks or more, or too few are left to tell a spread.
    public static @Nullable Drift of(Sample times) {
        double squares = 0;
        double products = 0;
        double total = 0;
        int degrees = -1;
        for (double[] set : times.logs().arrays()) {
            int n = set.length;
            double mean = Sets.mean(set);
            for (int i = 0; i < n && n > 2; i++) {
                double place = i / (n - 1.0) - 0.5;
                squares += place * place;
                products += place * (set[i] - mean);
                total += (set[i] - mean) * (set[i] - mean);
            }
            degrees += n > 2 ? n - 1 : 0;
        }
        if (degrees < 1) {
            return null;
        }
        double slope = products / squares;
        double rest = Math.max(0, total - slope * products) / degrees;
        return new Drift(-slope / 2, new Spread(Math.sqrt(rest / squares) / 2, degrees));
    }

    /// True where the cell became faster by more than that, and not by chance: at 1 %, since a run has hundreds of cells.
    public boolean isFaster(double part) {
        return fall > Math.log1p(part) && spread.p(fall) <= LEVEL;
    }
}
