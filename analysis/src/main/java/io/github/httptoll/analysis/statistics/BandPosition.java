// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

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
