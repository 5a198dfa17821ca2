// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The verdict on a registered comparison, with what stood against one where it is undecided.
///
/// - *equivalent*: the whole interval is within δ, in at least two sets; and identical code is no obstacle.
/// - *slower*, *faster*: the interval excludes 1 and is not within δ; the adjusted p is at most 5 %; identical code is no obstacle;
///   and other starts of the JVMs would not undo it.
///
/// Identical code in two JVMs is an obstacle below five sets where its interval reaches as far as the ratio, or beyond δ; from five sets
/// on, where its interval excludes 1 as well, which identical code does in one of twenty runs, or where something is wrong.
///
/// Below five sets the interval is conditional on these JVMs and cannot see that JVMs differ. There the last condition means
/// that all sets agree in sign and that 1 is outside of the interval over JVMs, whose variance comes from the sets and
/// from identical code. `SimulationTest` holds the rates of false verdicts; the interval alone would be wrong far more often.
public record Decision(Verdict verdict, Set<NoVerdictReason> obstacles) {
    static final double LEVEL = 0.05;

    public Decision {
        obstacles = Set.copyOf(obstacles);
    }

    /// Decides; `identical` is a pair of the same code in two JVMs, null if there is none.
    public static Decision of(Paired pair, @Nullable Paired identical, double delta, double pHolm) {
        Interval interval = pair.comparison().interval();
        Interval noise = identical == null ? null : identical.comparison().interval();
        if (interval == null) {
            return undecided(EnumSet.of(NoVerdictReason.NO_INTERVAL));
        }
        if (interval.isWithin(delta)) {
            return pair.logs().setCount() < 2
                    ? undecided(EnumSet.of(NoVerdictReason.JVMS))
                    : equivalent(pair, noise, delta);
        }
        if (!interval.excludesOne()) {
            return undecided(EnumSet.of(NoVerdictReason.TOO_WIDE));
        }
        Set<NoVerdictReason> obstacles = EnumSet.noneOf(NoVerdictReason.class);
        if (!(pHolm <= LEVEL)) {
            obstacles.add(NoVerdictReason.CHANCE);
        }
        if (noise == null) {
            obstacles.add(NoVerdictReason.NO_NOISE_PAIR);
        } else if (isNoise(pair, noise)) {
            obstacles.add(NoVerdictReason.NOISE);
        }
        if (!holdsOverJvms(pair, identical)) {
            obstacles.add(NoVerdictReason.JVMS);
        }
        return obstacles.isEmpty()
                ? new Decision(interval.low() > 1 ? Verdict.SLOWER : Verdict.FASTER, obstacles)
                : undecided(obstacles);
    }

    /// Of two cells without common blocks nothing is decided.
    public static Decision unpaired() {
        return undecided(EnumSet.of(NoVerdictReason.UNPAIRED));
    }

    /// From five sets on the pair's own interval knows how JVMs differ, so identical code is only asked whether it is identical.
    private static boolean isNoise(Paired pair, Interval noise) {
        return Math.abs(pair.logRatio()) <= noise.reach() && (!pair.overSets() || noise.excludesOne());
    }

    private static boolean holdsOverJvms(Paired pair, @Nullable Paired identical) {
        Spread spread = pair.overJvms(identical);
        return pair.overSets()
                || (spread != null && pair.setsAgree() && Math.abs(pair.logRatio()) > spread.halfWidth());
    }

    private static Decision equivalent(Paired pair, @Nullable Interval noise, double delta) {
        if (noise == null) {
            return undecided(EnumSet.of(NoVerdictReason.NO_NOISE_PAIR));
        }
        return noise.isWithin(delta) || (pair.overSets() && !noise.excludesOne())
                ? new Decision(Verdict.EQUIVALENT, Set.of())
                : undecided(EnumSet.of(NoVerdictReason.NOISE));
    }

    private static Decision undecided(Set<NoVerdictReason> obstacles) {
        return new Decision(Verdict.UNDECIDED, obstacles);
    }

    /// What a registered comparison shows against its smallest difference of interest.
    public enum Verdict {
        SLOWER, FASTER, EQUIVALENT, UNDECIDED
    }

    /// What stands between a comparison and a verdict.
    public enum NoVerdictReason {
        /// The two cells have no common blocks.
        UNPAIRED,
        /// Too few blocks for an interval.
        NO_INTERVAL,
        /// The interval holds 1 and reaches beyond the smallest difference of interest.
        TOO_WIDE,
        /// The adjusted p is above 5 %.
        CHANCE,
        /// Other starts of these JVMs may well differ as much, or nothing says how much they do.
        JVMS,
        /// Identical code differed as much.
        NOISE,
        /// There is no pair of identical code to show that the run can tell equals.
        NO_NOISE_PAIR
    }
}
