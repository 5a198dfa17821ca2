// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.claim.ByMachine;
import io.github.httptoll.analysis.findings.claim.ClaimResult;
import io.github.httptoll.analysis.findings.claim.Judgement.ClaimVerdict;
import io.github.httptoll.analysis.findings.machine.MachineResult;
import io.github.httptoll.analysis.statistics.MachineVariance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The machines of a merged run, and what claims came to on each.
public final class MachineWords {
    private static final List<String> FACTS = List.of("cpu", "cores", "kernel", "java");
    private static final int FOR_AN_INTERVAL = 5;

    private MachineWords() {}

    /// How many count, for what the intervals hold, and which machines do not count and why.
    static Text point(Findings findings) {
        List<MachineResult> all = findings.machines().all();
        long counting = findings.machines().counting();
        List<Object> said = new ArrayList<>();
        said.add("%d of %d machines count".formatted(counting, all.size()));
        said.add(counting < FOR_AN_INTERVAL
                ? "below five, intervals are conditional on these machines"
                : "intervals of claims are over machines");
        all.stream().filter(one -> !one.counts())
                .forEach(one -> said.add(Text.format("%s is left out: %s", one.machine().name(), faults(one))));
        all.stream().filter(one -> one.counts() && !one.faults().isEmpty())
                .forEach(one -> said.add(Text.format("%s counts, and is bad: %s", one.machine().name(), faults(one))));
        return Text.of(Text.join("; ", said), ".");
    }

    private static Text faults(MachineResult one) {
        return Text.join(", ", one.faults().stream().sorted().map(fault -> (Object) switch (fault) {
            case NOISY -> "its blocks vary " + noise(one) + " times as much as on the median machine";
            case UNEVEN -> "identical code differs on it";
            case DISTURBED -> "%d of its %d blocks are void".formatted(one.voided(), one.blocks());
            case LATE -> "its server did not keep its delays";
            case ONE_CORE -> "it has one core";
        }).toList());
    }

    public static Table machines(Findings findings) {
        return Table.of(
                List.of("machine", "counts", "CPU", "cores", "kernel", "JDK", "sets of JVMs", "blocks, of them void",
                        "noise, times the median", "identical code [95 %]"),
                findings.machines().all().stream().map(MachineWords::row).toList());
    }

    private static List<?> row(MachineResult one) {
        List<Object> row = new ArrayList<>(
                List.of(one.machine().name(), one.counts() ? "yes" : Text.of("no: ", faults(one))));
        FACTS.forEach(fact -> row.add(one.machine().fact(fact)));
        row.add(one.machine().sets().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        row.add(one.blocks() + ", " + one.voided());
        row.add(noise(one));
        row.add(Text.join("; ", one.identical().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> (Object) Text.of(entry.getKey(), " ", Numbers.ratio(entry.getValue()))).toList()));
        return row;
    }

    private static String noise(MachineResult one) {
        Double noise = one.noise();
        return noise == null ? Numbers.NONE : Numbers.ratio(noise);
    }

    /// Each claim that was measured on several machines: over them and on each, and what its variance calls for.
    public static Table claims(Findings findings) {
        List<String> names = findings.machines().all().stream().filter(MachineResult::counts)
                .map(one -> one.machine().name()).toList();
        List<String> header = new ArrayList<>(List.of("claim", "holds", "interval", "ratio a/b [95 %]"));
        names.forEach(name -> header.add("on " + name));
        header.addAll(List.of("machines, JVMs, blocks differ by", "half as wide with"));
        List<List<?>> rows = new ArrayList<>();
        for (ClaimResult claim : findings.claims()) {
            ByMachine by = byMachine(claim);
            if (by != null) {
                List<Object> row = new ArrayList<>(List.of(claim.id(), claim.holds().key(),
                        Objects.requireNonNullElse(ClaimWords.basis(claim), Numbers.NONE), ClaimWords.ratio(claim)));
                names.forEach(name -> row.add(on(by, name)));
                row.addAll(List.of(differ(by.variance()), halves(by.variance())));
                rows.add(row);
            }
        }
        return Table.of(header, rows);
    }

    private static Text on(ByMachine by, String name) {
        return by.each().stream().filter(one -> one.machine().equals(name)).findFirst()
                .map(one -> Text.of(one.holds().key(), " ", Numbers.ratio(one.ratio()))).orElse(Text.of(Numbers.NONE));
    }

    private static Text differ(MachineVariance variance) {
        return Text.join(", ",
                List.of(deviation(variance.machines()), deviation(variance.jvms()), deviation(variance.blocks())));
    }

    private static Object deviation(@Nullable Double variance) {
        return variance == null ? Numbers.NONE : Numbers.percent(Math.sqrt(variance));
    }

    private static String halves(MachineVariance variance) {
        String what = switch (variance.halves()) {
            case MACHINES -> "more machine%s";
            case JVMS -> "more set%s of JVMs on each machine";
            case BLOCKS -> "more block%s in each set";
        };
        Integer more = variance.more();
        return more == null
                ? "more than 1,000 " + what.formatted("s")
                : more + " " + what.formatted(more == 1 ? "" : "s");
    }

    /// On which machines a claim holds that depends on them; null where it does not.
    static @Nullable Text depends(ClaimResult claim) {
        ByMachine by = byMachine(claim);
        return by == null || claim.holds() != ClaimVerdict.DEPENDS
                ? null
                : Text.of("holds on ", String.join(", ", by.on(ClaimVerdict.CONFIRMED)), ", and not on ",
                        String.join(", ", by.on(ClaimVerdict.REFUTED)));
    }

    private static @Nullable ByMachine byMachine(ClaimResult claim) {
        return claim.outcome() instanceof ClaimResult.Outcome.Judged judged ? judged.byMachine() : null;
    }
}
