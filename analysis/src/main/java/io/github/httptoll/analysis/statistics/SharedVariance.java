// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.hipparchus.special.Gamma;
import org.jspecify.annotations.Nullable;

/// The variance of set means that like comparisons of a run share: the prior of a moderated t (Smyth 2004).
///
/// Five set means show a variance on four degrees of freedom, which may be far off; like comparisons show what is usual.
///
/// - `variance` is that of the mean log ratio of one set, above 0: a squared logarithm.
/// - `degrees` is how many degrees of freedom it is worth, above 0. It is infinite where the members' variances differ by no more
///   than chance makes them differ.
/// - `most` is the number of degrees of all members together: no interval has more.
public record SharedVariance(double variance, double degrees, double most) {
    /// Fewer members say nothing of how much their variances differ.
    static final int LEAST_MEMBERS = 3;
    /// A variance of less than this part of the median one is a matter of rounding, and has no logarithm to speak of.
    private static final double NEGLIGIBLE = 1e-5;
    private static final int MOST_STEPS = 50;
    private static final double CLOSE = 1e-10;
    private static final double STEP = 1e-4;

    /// What these pairs share, each of which counts once; null where fewer than three have five sets and vary.
    public static @Nullable SharedVariance of(Collection<Paired> like) {
        return ofSets(like.stream().filter(Paired::sharesVariance).map(Paired::ofOneSet).toList());
    }

    /// The same of the spreads of one set's mean.
    static @Nullable SharedVariance ofSets(List<Spread> all) {
        double[] sorted = all.stream().mapToDouble(SharedVariance::variance).sorted().toArray();
        double least = sorted.length == 0 ? 0 : NEGLIGIBLE * sorted[sorted.length / 2];
        List<Spread> members = all.stream().filter(one -> variance(one) > least).toList();
        if (members.size() < LEAST_MEMBERS) {
            return null;
        }
        double[] logs = members.stream().mapToDouble(SharedVariance::unbiasedLog).toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double chance = members.stream().mapToDouble(one -> Gamma.trigamma(one.degrees() / 2)).average().orElseThrow();
        double more = Sets.variance(logs) - chance;
        double most = members.stream().mapToDouble(Spread::degrees).sum();
        if (more <= 0) {
            return new SharedVariance(Math.exp(mean), Double.POSITIVE_INFINITY, most);
        }
        double half = inverseTrigamma(more);
        return new SharedVariance(Math.exp(mean + Gamma.digamma(half) - Math.log(half)), 2 * half, most);
    }

    /// The spread of one set's mean, drawn towards what like ones share, with the degrees of freedom of both.
    Spread squeeze(Spread ofOneSet) {
        double own = ofOneSet.degrees();
        double squeezed = Double.isInfinite(degrees)
                ? variance
                : (degrees * variance + own * variance(ofOneSet)) / (degrees + own);
        return new Spread(Math.sqrt(squeezed), Math.min(degrees + own, most));
    }

    private static double variance(Spread ofOneSet) {
        return ofOneSet.standardError() * ofOneSet.standardError();
    }

    /// The logarithm of a variance, less what its expectation is below that of the true one.
    private static double unbiasedLog(Spread ofOneSet) {
        double half = ofOneSet.degrees() / 2;
        return Math.log(variance(ofOneSet)) - Gamma.digamma(half) + Math.log(half);
    }

    /// The x above 0 whose trigamma is `y`, by Newton's steps as in Smyth's appendix; they come from one side and cannot overshoot.
    static double inverseTrigamma(double y) {
        double x = 0.5 + 1 / y;
        for (int step = 0; step < MOST_STEPS; step++) {
            double value = Gamma.trigamma(x);
            double slope = (Gamma.trigamma(x * (1 + STEP)) - Gamma.trigamma(x * (1 - STEP))) / (2 * STEP * x);
            double by = value * (1 - value / y) / slope;
            x += by;
            if (Math.abs(by) < CLOSE * x) {
                break;
            }
        }
        return x;
    }
}
