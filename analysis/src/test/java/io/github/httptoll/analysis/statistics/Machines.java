// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/// Several machines with a known truth: `ratio` of the first cell to the second, which varies by `between` from machine to machine. JVMs
/// differ by 3 %, slots vary by 5 %. The last machine has `bad` times that noise; 1 for none.
///
/// Of a machine's part of a ratio, all pairs have `COMMON` in common: a machine is the same to all of them.
record Machines(double ratio, double between, int count, int sets, int blocks, double bad) {
    private static final double COMMON = 0.9;
    private static final double JVMS = 0.03;
    private static final double SLOTS = 0.05;
    private static final int PAIRS = 8;

    /// A pair, and the logarithm of its true ratio on each machine.
    record Pair(Paired paired, List<Double> truths) {
        /// The mean of the truths on all machines but these.
        double truthWithout(List<Integer> machines) {
            return IntStream.range(0, truths.size()).filter(machine -> !machines.contains(machine))
                    .mapToDouble(truths::get).average()
                    .orElseThrow();
        }
    }

    /// Pairs that are compared, and two of identical code.
    record Seen(List<Pair> pairs, List<Paired> identical) {}

    /// One study, cut into so many sets on each machine.
    Seen run(long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Double> common = IntStream.range(0, count).mapToObj(_ -> normal.sample()).toList();
        return new Seen(
                IntStream.range(0, PAIRS).mapToObj(_ -> pair(Math.log(ratio), between, common, normal)).toList(),
                IntStream.range(0, 2).mapToObj(_ -> pair(0, 0, common, normal).paired()).toList());
    }

    private Pair pair(double truth, double differ, List<Double> common, ContinuousSampler normal) {
        List<List<Double>> logs = new ArrayList<>();
        List<Integer> machines = new ArrayList<>();
        List<Double> truths = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            double noise = Math.sqrt(2) * (m == count - 1 ? bad : 1);
            double machine = truth
                    + differ * (Math.sqrt(COMMON) * common.get(m) + Math.sqrt(1 - COMMON) * normal.sample());
            truths.add(machine);
            for (int s = 0; s < sets; s++) {
                double set = machine + noise * JVMS * normal.sample();
                logs.add(IntStream.range(0, blocks).mapToObj(_ -> set + noise * SLOTS * normal.sample()).toList());
                machines.add(m);
            }
        }
        return new Pair(new Paired(new Sample(logs, Unit.ONE, machines)), truths);
    }
}
