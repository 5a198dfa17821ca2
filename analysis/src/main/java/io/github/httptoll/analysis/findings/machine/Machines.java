// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.machine;

import io.github.httptoll.analysis.findings.machine.MachineResult.Fault;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.read.Certificate;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.Experiment;
import io.github.httptoll.analysis.read.Machine;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.Slot;
import io.github.httptoll.analysis.statistics.MachineNoise;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The machines of a merged run, bad ones too; none in a run on one machine.
///
/// A bad machine does not count: it enters no comparison. Where half of the machines or more are bad, none can be called that, and all
/// count.
public record Machines(List<MachineResult> all) {
    private static final double HALF = 0.5;
    private static final String CORES = "cores";

    /// Judges each machine by its own noise, gates and certificates, and never by what is compared.
    public static Machines of(Run run) {
        List<Machine> machines = run.environment().machines();
        if (machines.size() < 2) {
            return new Machines(List.of());
        }
        PairedCells pairs = new PairedCells(run);
        Map<String, Paired> identical = identical(run, pairs);
        List<Paired> compared = run.study().claims().stream()
                .map(claim -> pairs.gated(claim.a(), claim.b(), Claim.BATCH_MILLIS))
                .flatMap(Stream::ofNullable).toList();
        SortedMap<Integer, MachineNoise> noise = MachineNoise.of(
                Stream.concat(compared.stream(), identical.values().stream()).toList(),
                List.copyOf(identical.values()));
        List<MachineResult> results = IntStream.range(0, machines.size())
                .mapToObj(i -> new Judge(run, i, noise.get(i), identical).result()).toList();
        long bad = results.stream().filter(result -> !result.faults().isEmpty()).count();
        boolean few = bad < HALF * results.size();
        return new Machines(results.stream().map(result -> result.with(!few || result.faults().isEmpty())).toList());
    }

    private static Map<String, Paired> identical(Run run, PairedCells pairs) {
        Map<String, Paired> identical = new LinkedHashMap<>();
        for (Experiment experiment : run.study().experiments()) {
            Experiment.IdenticalPair aa = experiment.identicalPair();
            Paired pair = aa == null ? null : pairs.gated(aa.a(), aa.b(), Claim.BATCH_MILLIS);
            if (pair != null) {
                identical.put(experiment.id(), pair);
            }
        }
        return identical;
    }

    /// The numbers of the machines that do not count.
    public Set<Integer> leftOut() {
        return IntStream.range(0, all.size()).filter(i -> !all.get(i).counts()).boxed().collect(Collectors.toSet());
    }

    /// How many count.
    public long counting() {
        return all.stream().filter(MachineResult::counts).count();
    }

    /// One machine among all.
    private record Judge(Run run, int number, @Nullable MachineNoise noise, Map<String, Paired> identical) {
        private record Block(String group, int set, int number, int attempt) {}

        MachineResult result() {
            Set<Fault> faults = EnumSet.noneOf(Fault.class);
            add(faults, Fault.NOISY, noise != null && noise.noisy());
            add(faults, Fault.UNEVEN, noise != null && noise.uneven());
            add(faults, Fault.DISTURBED, voidShare(number) > HALF && othersBelow(this::voidShare));
            add(faults, Fault.LATE, lateShare(number) > HALF && othersBelow(this::lateShare));
            add(faults, Fault.ONE_CORE, cores(number) == 1 && IntStream.range(0, count()).anyMatch(i -> cores(i) > 1));
            Map<String, Quantity> ratios = new LinkedHashMap<>();
            identical.forEach((experiment, pair) -> {
                Paired own = pair.logs().machines().isEmpty() && number > 0 ? null : pair.on(number);
                if (own != null) {
                    ratios.put(experiment, own.comparison().ratio());
                }
            });
            return new MachineResult(run.environment().machines().get(number), blocks(number, false),
                    blocks(number, true),
                    noise == null || count() < MachineNoise.LEAST_MACHINES ? null : (Double) noise.blocks(), ratios,
                    faults, true);
        }

        private static void add(Set<Fault> faults, Fault fault, boolean has) {
            if (has) {
                faults.add(fault);
            }
        }

        private int count() {
            return run.environment().machines().size();
        }

        /// True where more than half of the others have at most a half.
        private boolean othersBelow(IntToDoubleFunction share) {
            long below = IntStream.range(0, count()).filter(i -> i != number && share.applyAsDouble(i) <= HALF).count();
            return below > HALF * (count() - 1);
        }

        private double cores(int machine) {
            return run.environment().machines().get(machine).environment().get(CORES) instanceof Number cores
                    ? cores.doubleValue()
                    : 0;
        }

        private double voidShare(int machine) {
            return (double) blocks(machine, true) / Math.max(1, blocks(machine, false));
        }

        private int blocks(int machine, boolean onlyVoid) {
            return (int) run.slots().stream().filter(slot -> run.environment().machine(slot.set()) == machine)
                    .filter(slot -> !onlyVoid || slot.isVoid()).map(Judge::block).distinct().count();
        }

        private static Block block(Slot slot) {
            return new Block(String.valueOf(slot.group()), slot.set(), slot.block(), slot.attempt());
        }

        private double lateShare(int machine) {
            List<Certificate> own = run.certificates().stream()
                    .filter(each -> run.environment().machine(each.set()) == machine).toList();
            return own.stream().filter(each -> !each.holds()).count() / (double) Math.max(1, own.size());
        }
    }
}
