// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.FDistribution;
import org.jspecify.annotations.Nullable;

/// How much a paired log ratio varies between machines, between the sets of JVMs of one, and between the blocks of a set, and what would
/// halve its interval.
///
/// Variances, 0 or more. `jvms` is null where no machine has two sets: then `machines` holds both. `blocks` is null where they are too few.
///
/// @param more how many of what `halves` the interval; null where more than [VarianceComponents#MOST] would be needed
public record MachineVariance(double machines, @Nullable Double jvms, @Nullable Double blocks, Halves halves,
        @Nullable Integer more) {
    /// The variance of a mean must fall to this part, so that its interval becomes half as wide.
    private static final double QUARTER = 0.25;

    /// What there is too little of, where an interval is too wide.
    public enum Halves {
        /// More machines.
        MACHINES,
        /// More sets of JVMs on each machine.
        JVMS,
        /// More blocks in each set.
        BLOCKS
    }

    /// What each level adds to the variance of one machine's mean.
    private record Shares(double machines, double jvms, double blocks) {
        /// By what the blocks must be multiplied; not above 1 where more of them cannot do it.
        double timesBlocks() {
            return blocks / (QUARTER * (machines + jvms + blocks) - machines - jvms);
        }

        double timesSets() {
            return (jvms + blocks) / (QUARTER * (machines + jvms + blocks) - machines);
        }
    }

    static @Nullable MachineVariance of(Paired pair) {
        Sample logs = pair.logs();
        if (logs.machines().isEmpty()) {
            return null;
        }
        Spread within = logs.within();
        Spread ofOne = logs.ofOneSet();
        double ofBlocks = within == null ? 0 : square(within) * logs.effectiveSets();
        double setsPerMachine = logs.effectiveSets() / logs.machineCount();
        Double jvms = ofOne == null ? null : (Double) Math.max(0, square(ofOne) - ofBlocks);
        double inMeans = (ofOne == null ? ofBlocks : square(ofOne)) / setsPerMachine;
        double machines = Math.max(0, Sets.variance(logs.machineMeans()) - inMeans);
        Double blocks = within == null ? null : (Double) Sets.variance(logs.arrays());
        boolean counts = jvms == null || logs.hasIntervalOverMachines();
        Shares shares = new Shares(counts ? machines : 0, jvms == null ? 0 : jvms / setsPerMachine, ofBlocks / setsPerMachine);
        return of(logs, shares, new MachineVariance(machines, jvms, blocks, Halves.MACHINES, null));
    }

    private static MachineVariance of(Sample logs, Shares shares, MachineVariance of) {
        if (shares.timesBlocks() > 1) {
            return of.with(Halves.BLOCKS, more(shares.timesBlocks(), (double) logs.count() / logs.setCount()));
        }
        if (of.jvms != null && shares.timesSets() > 1) {
            return of.with(Halves.JVMS, more(shares.timesSets(), logs.effectiveSets() / logs.machineCount()));
        }
        double[] means = logs.machineMeans();
        Spread spread = new Spread(Math.sqrt(Sets.variance(means) / means.length), means.length - 1);
        return of.with(Halves.MACHINES, spread.moreUnits(means.length, spread.halfWidth() / 2));
    }

    private static @Nullable Integer more(double times, double now) {
        double more = Math.ceil((times - 1) * now);
        return more > VarianceComponents.MOST ? null : (Integer) (int) more;
    }

    private MachineVariance with(Halves what, @Nullable Integer count) {
        return new MachineVariance(machines, jvms, blocks, what, count);
    }

    /// True where machines differ by more than their sets of JVMs do, at 5 %: Fisher's F. The variance of sets is that of these, pooled
    /// with that of identical code, whose true mean is 0; without both nothing is known.
    static boolean differ(Paired pair, @Nullable Paired identical) {
        Sample logs = pair.logs();
        Spread ofOne = logs.ofOneSet();
        double degrees = ofOne == null ? 0 : ofOne.degrees();
        double squares = ofOne == null ? 0 : square(ofOne) * degrees;
        if (identical != null) {
            degrees += identical.logs().setCount();
            squares += Arrays.stream(identical.logs().setMeans()).map(mean -> mean * mean).sum();
        }
        if (logs.machines().isEmpty() || degrees == 0 || squares == 0) {
            return false;
        }
        double ofMeans = Sets.variance(logs.machineMeans()) * logs.effectiveSets() / logs.machineCount();
        return FDistribution.of(logs.machineCount() - 1, degrees).survivalProbability(ofMeans / (squares / degrees)) <= Decision.LEVEL;
    }

    private static double square(Spread spread) {
        return spread.standardError() * spread.standardError();
    }
}
