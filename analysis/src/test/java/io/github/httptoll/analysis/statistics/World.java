// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/// A machine with a known truth: `ratio` of the first cell to the second, JVMs that differ by `jvms`, 5 % noise in each
/// slot, and a drift of 30 % over the run that all members of a block share.
///
/// `noiseJvms` is how much the JVMs of identical code differ. `shared`: the second cell is one of the identical ones.
record World(double ratio, double jvms, double noiseJvms, boolean shared) {
    private static final double SLOT = 0.05;
    private static final double DRIFT = 0.3;

    /// What one run shows: the claim's pair, and that of identical code.
    record Seen(Paired pair, Paired identical) {
        Seen first(int blocks) {
            return new Seen(first(pair, blocks), first(identical, blocks));
        }

        private static Paired first(Paired pair, int blocks) {
            return new Paired(new Sample(pair.logs().sets().stream().map(set -> set.subList(0, blocks)).toList()));
        }
    }

    static World even(double ratio, double jvms) {
        return new World(ratio, jvms, jvms, true);
    }

    Seen run(int sets, int blocks, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        Sample a = cell(sets, blocks, ratio, jvms, normal);
        Sample b = cell(sets, blocks, 1, jvms, normal);
        Sample one = shared ? b : cell(sets, blocks, 1, noiseJvms, normal);
        Sample other = cell(sets, blocks, 1, noiseJvms, normal);
        return new Seen(Paired.of(a, b), Paired.of(one, other));
    }

    private static Sample cell(int sets, int blocks, double median, double jvms, ContinuousSampler normal) {
        List<List<Double>> times = new ArrayList<>();
        for (int s = 0; s < sets; s++) {
            double set = Math.log(median) + jvms * normal.sample();
            double done = s * blocks;
            times.add(IntStream.range(0, blocks)
                    .mapToObj(b -> Math.exp(set + SLOT * normal.sample() + DRIFT * (done + b) / (sets * blocks)))
                    .toList());
        }
        return new Sample(times);
    }
}
