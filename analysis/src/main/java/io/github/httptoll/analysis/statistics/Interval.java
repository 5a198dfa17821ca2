// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

/// A confidence interval of 95 %, both ends finite and included.
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("interval is [" + low + ", " + high + "], expected low <= high");
        }
    }

    public boolean holds(double number) {
        return low <= number && number <= high;
    }

    /// True if a ratio's interval is inside [1/(1+δ), 1+δ]: interval inclusion (Schuirmann 1987; Westlake).
    public boolean isWithin(double delta) {
        return 1 / (1 + delta) <= low && high <= 1 + delta;
    }

    /// True if a ratio's interval is wholly outside of [1/(1+δ), 1+δ].
    public boolean isBeyond(double delta) {
        return low > 1 + delta || high < 1 / (1 + delta);
    }

    boolean excludesOne() {
        return low > 1 || high < 1;
    }

    /// How far, on the logarithm, a ratio's interval reaches from 1 on its farther side.
    public double reach() {
        return Math.max(Math.abs(Math.log(low)), Math.abs(Math.log(high)));
    }
}
