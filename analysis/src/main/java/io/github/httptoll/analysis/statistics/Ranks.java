// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.jspecify.annotations.Nullable;

/// Whether two quantities put things into the same order.
public final class Ranks {
    private static final int LEAST = 3;

    private Ranks() {}

    /// Spearman's rank correlation, ties at their mean rank: 1 for the same order, −1 for the opposite one.
    ///
    /// Null for fewer than three pairs, or where one of the two is the same throughout. It has no interval: for so few
    /// pairs, with ties, the usual ones do not hold.
    public static @Nullable Double correlation(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(first.length + " and " + second.length + " values, expected pairs");
        }
        double rho = first.length < LEAST ? Double.NaN : new SpearmansCorrelation().correlation(first, second);
        return Double.isNaN(rho) ? null : (Double) rho;
    }
}
