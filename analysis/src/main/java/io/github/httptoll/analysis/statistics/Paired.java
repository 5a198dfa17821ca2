// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import io.github.httptoll.analysis.statistics.Comparison.PairingKind;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Two cells measured in the same blocks: the logarithm of their ratio in each, by set and block.
///
/// What a block does to both, such as drift, is in no ratio. `shared` is the variance that like pairs share, null where that is not
/// known; it counts from five sets on.
public record Paired(Sample logs, @Nullable SharedVariance shared) {
    public Paired(Sample logs) {
        this(logs, null);
    }

    /// Pairs times above zero, element by element; both have the same numbers of blocks in the same sets.
    public static Paired of(Sample first, Sample second) {
        return new Paired(first.logs().minus(second.logs()));
    }

    /// The same pair among others like it.
    public Paired with(@Nullable SharedVariance like) {
        return new Paired(logs, like);
    }

    /// The ratio of geometric means with its interval: over the machines where there are five, else over the sets where there are five,
    /// else over blocks in their set.
    public Comparison comparison() {
        return Comparison.of(logRatioWithSpread(), kind());
    }

    private PairingKind kind() {
        if (logs.machines().isEmpty()) {
            return overSets() ? PairingKind.OVER_SETS : PairingKind.CONDITIONAL;
        }
        if (logs.hasIntervalOverMachines()) {
            return PairingKind.OVER_MACHINES;
        }
        return overSets() ? PairingKind.ON_THESE_MACHINES : PairingKind.ON_THESE_MACHINES_AND_JVMS;
    }

    /// The pair on that machine alone; null where it was not measured there.
    public @Nullable Paired on(int machine) {
        Sample own = logs.on(machine);
        return own == null ? null : new Paired(own);
    }

    /// The two-sided p of no difference: Student's of the set means where the interval is over them, since five have too few flips to
    /// reach 5 %; else by sign flips of the blocks.
    public double p(long seed) {
        return overSets() ? overSetMeans().p(logRatio()) : SignFlips.p(parts(logs.arrays()), seed);
    }

    /// The two-sided p of no difference that belongs to the interval of [#comparison()]; 1 where there is none.
    public double intervalP() {
        Spread spread = logRatioWithSpread().spread();
        return spread == null ? 1 : spread.p(logRatio());
    }

    /// True if the bootstrap-t interval, as a cross-check, is of another opinion on whether 1 is excluded.
    public boolean bootstrapDisagrees(long seed) {
        Interval student = comparison().interval();
        Interval bootstrap = BootstrapT.interval(this, seed);
        return student != null && bootstrap != null && student.excludesOne() != bootstrap.excludesOne();
    }

    /// The variances between the machines, the sets of one and the blocks of a set, null where there is one machine.
    public @Nullable MachineVariance machines() {
        return MachineVariance.of(this);
    }

    /// True where machines differ by more than their sets of JVMs do, at 5 %.
    public boolean machinesDiffer(@Nullable Paired identical) {
        return MachineVariance.differ(this, identical);
    }

    /// The variances between the sets and between the blocks of a set, null where blocks are too few.
    public @Nullable VarianceComponents components() {
        return VarianceComponents.of(logs);
    }

    boolean overSets() {
        return logs.hasIntervalOverJvms();
    }

    /// The mean log ratio as the interval is taken around it.
    Quantity logRatioWithSpread() {
        Quantity own = logs.mean();
        return overSets() ? Quantity.of(own.value(), own.unit(), overSetMeans(), own.n(), own.warnings()) : own;
    }

    /// True where sets of one machine vary, and the interval is over them: like pairs can share that variance. How machines differ they
    /// do not share, since a machine is the same to all pairs.
    boolean sharesVariance() {
        return overSets() && !logs.hasIntervalOverMachines();
    }

    /// The spread of the mean log ratio of one set; of a pair that shares its variance.
    Spread ofOneSet() {
        return Objects.requireNonNull(logs.ofOneSet());
    }

    private Spread overSetMeans() {
        if (!sharesVariance()) {
            return logs.between();
        }
        Spread ofOne = shared == null ? ofOneSet() : shared.squeeze(ofOneSet());
        return new Spread(ofOne.standardError() / Math.sqrt(logs.effectiveSets()), ofOne.degrees());
    }

    double logRatio() {
        return logs.mean().value();
    }

    /// The spread of the log ratio over JVMs, however few the sets; null where nothing shows it.
    ///
    /// From five sets on it is the interval's. Below, it is of the larger variance of set means: the sets' own, or that pooled with
    /// identical code in two JVMs, whose true mean is 0. The degrees of freedom are Satterthwaite's of that pool: 2S − 1 where the JVMs of
    /// both pairs differ alike, down to S − 1 where only the pair's own do, since calm identical code says little of restless JVMs.
    /// Simulation chose it: 2S − 1 throughout makes twice as many false verdicts beside such code as are wanted, and fewer throughout
    /// (S or S − 1) leave three sets of eight blocks below a power of 80 % for a difference of 10 %.
    @Nullable
    Spread overJvms(@Nullable Paired identical) {
        if (overSets()) {
            return overSetMeans();
        }
        int sets = logs.setCount();
        double[] others = identical == null ? new double[0] : identical.logs.setMeans();
        double squares = Arrays.stream(others).map(mean -> mean * mean).sum();
        Spread noise = others.length == 0 ? null : new Spread(Math.sqrt(squares), others.length);
        if (sets < 2) {
            return noise == null ? null : new Spread(Math.sqrt(squares / others.length), noise.degrees());
        }
        double own = Sets.variance(logs.setMeans());
        Spread alone = new Spread(Math.sqrt(own * (sets - 1)), sets - 1);
        Spread pool = noise == null ? alone : alone.with(noise);
        double pooled = pool.standardError() * pool.standardError() / (sets - 1 + others.length);
        return new Spread(Math.sqrt(Math.max(own, pooled) / sets), pool.degrees());
    }

    boolean setsAgree() {
        return Math.abs(Arrays.stream(logs.setMeans()).map(Math::signum).sum()) == logs.setCount();
    }

    private static double[] parts(double[][] sets) {
        return Arrays.stream(sets)
                .flatMapToDouble(set -> Arrays.stream(set).map(value -> value / set.length / sets.length)).toArray();
    }
}
