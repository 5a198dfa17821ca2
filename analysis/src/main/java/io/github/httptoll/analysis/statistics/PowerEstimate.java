// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import org.jspecify.annotations.Nullable;

/// What a comparison can find as it is, and what would decide it.
///
/// `detectable` is the least difference found with a power of 80 %, as a part of the second cell. `moreBlocks` are those
/// that each set still needs, [VarianceComponents#MOST] + 1 for more than that; null where blocks alone cannot
/// decide it, and then `moreSets` may say what can, or `moreMachines` where the interval is over machines. All assume that the
/// ratio and the variances stay as they are.
/// `claims` is how many are adjusted together with this one.
public record PowerEstimate(double detectable, @Nullable Integer moreBlocks, @Nullable Integer moreSets,
        @Nullable Integer moreMachines) {
    /// The outlook of a pair; null where blocks are too few to say.
    public static @Nullable PowerEstimate of(Paired pair, @Nullable Paired identical, double delta, int claims) {
        Spread within = pair.logs().within();
        Spread jvms = pair.overJvms(identical);
        if (within == null) {
            return null;
        }
        Spread wide = jvms == null || (!pair.overSets() && jvms.halfWidth() < within.halfWidth()) ? within : jvms;
        Interval noise = identical == null ? null : identical.comparison().interval();
        double detectable = Math.max(wide.detectable(), noise == null ? 0 : noise.reach());
        double wanted = wanted(pair, identical, delta);
        if (pair.logs().hasIntervalOverMachines()) {
            return new PowerEstimate(Math.expm1(detectable), null, null,
                    wide.moreUnits(pair.logs().machineCount(), wanted));
        }
        Integer blocks = moreBlocks(pair, within, wide, wanted, claims);
        return new PowerEstimate(Math.expm1(detectable), blocks,
                blocks == null ? moreSets(pair, wide, wanted) : null, null);
    }

    /// The half width that gives a verdict, whichever is wider: different from 1 and from identical code, or both within δ.
    ///
    /// The interval of identical code narrows as the pair's does, but around its own ratio.
    private static double wanted(Paired pair, @Nullable Paired identical, double delta) {
        double far = Math.abs(pair.logRatio());
        if (identical == null) {
            return far;
        }
        double noise = Math.abs(identical.logRatio());
        return Math.max(far - noise, Math.log1p(delta) - Math.max(far, noise));
    }

    /// The variance of the mean is that between sets, which stays, and that between blocks, which falls with their number.
    private static @Nullable Integer moreBlocks(Paired pair, Spread within, Spread wide, double wanted, int claims) {
        double blocks = within.standardError() * within.standardError();
        double stays = Math.max(0, wide.standardError() * wide.standardError() - blocks);
        double allowed = wide.standardError() == 0 ? 0 : wanted * wide.standardError() / wide.halfWidth();
        double room = allowed * allowed - stays;
        if (wanted <= 0 || room <= 0) {
            return null;
        }
        double now = (double) pair.logs().count() / pair.logs().setCount();
        double forFlips = pair.overSets()
                ? 0
                : (double) SignFlips.leastDifferences(claims, Decision.LEVEL) / pair.logs().setCount();
        double needed = Math.max(now * blocks / room, forFlips) - now;
        return (int) Math.clamp(Math.ceil(needed), 1, VarianceComponents.MOST + 1);
    }

    /// What like pairs add to the degrees of freedom stays, as their variance does.
    private static @Nullable Integer moreSets(Paired pair, Spread wide, double wanted) {
        int sets = pair.logs().setCount();
        double shared = pair.overSets() ? wide.degrees() - (sets - 1) : 0;
        for (int more = 1; more <= VarianceComponents.MOST; more++) {
            int all = sets + more;
            Spread then = new Spread(wide.standardError() * Math.sqrt((double) sets / all), shared + all - 1);
            if (all >= Sample.SETS_FOR_AN_INTERVAL_OVER_JVMS && then.halfWidth() <= wanted) {
                return more;
            }
        }
        return null;
    }
}
