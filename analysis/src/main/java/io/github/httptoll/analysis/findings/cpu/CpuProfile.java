// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cpu;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.profile.Owner;
import io.github.httptoll.analysis.profile.OwnerRules;
import io.github.httptoll.analysis.profile.Stack;
import io.github.httptoll.analysis.profile.Tree;
import io.github.httptoll.analysis.read.Profile;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Comparison;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Shares;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The CPU of a profiled cell, by owner. The parts add up to the whole: compiler and collector by their threads' clocks, the others by
/// their shares of the samples.
///
/// @param cpuTime false where running threads were sampled instead of CPU time
/// @param samples behind the shares: periods that the stacks stand for
/// @param events stacks behind the shares, which are independent of each other
/// @param micros CPU of a request, by the process clock
/// @param owners in the order of the rules, all of them
/// @param price how many times as long a call took while it was profiled; null where that was not measured
/// @param tree the stacks, for an icicle
public record CpuProfile(CellResult cell, boolean cpuTime, long periodMicros, long requests, long samples, long events,
        long lost, double micros, List<OwnerCpu> owners, @Nullable Quantity price, Tree tree) {
    /// A frame of less than this part of all samples is not drawn by itself.
    private static final double DRAWN = 0.001;

    /// What one owner burnt.
    ///
    /// @param samples 0 where the clock of its threads says it
    /// @param share of all CPU; without an interval where it comes from a clock
    /// @param micros of a request
    public record OwnerCpu(Owner owner, long samples, Quantity share, Quantity micros) {}

    /// The owners that burnt anything.
    public List<OwnerCpu> seen() {
        return owners.stream().filter(owner -> owner.micros().value() > 0).toList();
    }

    OwnerCpu of(Owner owner) {
        return owners.stream().filter(each -> each.owner().equals(owner)).findFirst().orElseThrow();
    }

    /// The profiles of cells of the study, in its order. One without samples is left out.
    public static List<CpuProfile> of(Run run, List<ExperimentResult> experiments) {
        return experiments.stream().flatMap(experiment -> experiment.cells().stream())
                .flatMap(cell -> run.profiles().stream().filter(profile -> profile.cell().equals(cell.id()))
                        .limit(1).flatMap(profile -> of(cell, profile, rules(cell))))
                .toList();
    }

    private static OwnerRules rules(CellResult cell) {
        return OwnerRules.builtIn().withLibrary(cell.parameters().client().packages());
    }

    private static Stream<CpuProfile> of(CellResult cell, Profile profile, OwnerRules rules) {
        List<Stack> stacks = profile.stacks().stream()
                .filter(stack -> !isClocked(rules.of(stack))).toList();
        long samples = stacks.stream().mapToLong(Stack::count).sum();
        if (samples == 0 || profile.cpuMicros() == 0) {
            return Stream.empty();
        }
        long events = events(profile, samples);
        long least = Math.max(1, (long) (samples * DRAWN));
        return Stream.of(new CpuProfile(cell, profile.cpuTime(), profile.periodMicros(), profile.requests(), samples,
                events, profile.lost(), (double) profile.cpuMicros() / profile.requests(),
                owners(profile, stacks, samples, events, rules),
                price(profile), Tree.of(stacks, rules, least)));
    }

    /// Of all events those of so many samples: how many events a single stack had is not known.
    private static long events(Profile profile, long samples) {
        return Math.clamp(Math.round((double) profile.events() * samples / Math.max(1, profile.samples())), 1, samples);
    }

    private static List<OwnerCpu> owners(Profile profile, List<Stack> stacks, long samples, long events,
            OwnerRules rules) {
        Map<Owner, Long> byOwner = Tree.byOwner(stacks, rules);
        double cpu = profile.cpuMicros();
        double compiler = clocked(profile, "COMPILER");
        double collector = clocked(profile, "COLLECTOR");
        double sampled = 1 - Math.min(1, (compiler + collector) / cpu);
        List<OwnerCpu> owners = new ArrayList<>();
        for (Owner owner : rules.owners()) {
            long own = byOwner.getOrDefault(owner, 0L);
            Quantity share = switch (owner.id()) {
                case Owner.COMPILER -> new Quantity(compiler / cpu, Unit.ONE, null, 0);
                case Owner.COLLECTOR -> new Quantity(collector / cpu, Unit.ONE, null, 0);
                default -> Shares.of(own, samples, events).times(sampled);
            };
            owners.add(new OwnerCpu(owner, own, share, share.times(cpu / profile.requests(), Unit.MICROS)));
        }
        return owners;
    }

    private static boolean isClocked(Owner owner) {
        return owner.id().equals(Owner.COMPILER) || owner.id().equals(Owner.COLLECTOR);
    }

    private static double clocked(Profile profile, String group) {
        return Math.min(profile.groupMicros().getOrDefault(group, 0L), profile.cpuMicros());
    }

    private static @Nullable Quantity price(Profile profile) {
        if (profile.profiledMicros().isEmpty() || profile.unprofiledMicros().isEmpty()) {
            return null;
        }
        return Comparison.unpaired(new Sample(List.of(profile.profiledMicros()), Unit.MICROS),
                new Sample(List.of(profile.unprofiledMicros()), Unit.MICROS)).ratio();
    }
}
