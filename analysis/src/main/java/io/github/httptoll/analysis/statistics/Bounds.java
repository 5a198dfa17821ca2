// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import org.jspecify.annotations.Nullable;

/// A range that a ratio is said to lie in; both ends belong to it.
public record Bounds(double low, double high) {
    public Bounds {
        if (!(low >= 0 && low < high) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("range is [" + low + ", " + high + "], expected 0 <= low < high");
        }
    }

    /// True where the ratio of the pair lies inside of the range, false where it lies outside, null where that is not decided.
    ///
    /// The distance to each end must be more than the interval of the ratio, that of identical code, and, below five sets, that
    /// over other starts of the JVMs reach.
    public @Nullable Boolean hold(Paired pair, @Nullable Paired identical) {
        Double reach = reach(pair, identical);
        if (reach == null) {
            return null;
        }
        double above = pair.logRatio() - Math.log(low);
        double below = Math.log(high) - pair.logRatio();
        if (above > reach && below > reach) {
            return true;
        }
        boolean outside = above < -reach || below < -reach;
        return outside ? (Boolean) false : null;
    }

    private static @Nullable Double reach(Paired pair, @Nullable Paired identical) {
        Interval interval = pair.comparison().interval();
        Interval noise = identical == null ? null : identical.comparison().interval();
        Spread jvms = pair.overSets() ? null : pair.overJvms(identical);
        if (interval == null || noise == null || (jvms == null && !pair.overSets())) {
            return null;
        }
        double own = Math.max(Math.log(interval.high()) - pair.logRatio(), pair.logRatio() - Math.log(interval.low()));
        return Math.max(Math.max(own, noise.reach()), jvms == null ? 0 : jvms.halfWidth());
    }
}
