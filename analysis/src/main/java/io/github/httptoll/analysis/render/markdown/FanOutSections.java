// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.theory.Clocks.Clock;
import io.github.httptoll.analysis.findings.theory.Clocks;
import io.github.httptoll.analysis.findings.theory.CpuCeiling;
import io.github.httptoll.analysis.findings.theory.SpeedUp.Entry;
import io.github.httptoll.analysis.findings.theory.SpeedUp;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Batches of calls: what the processors allow, what is gained at once, and four clocks.
final class FanOutSections {
    private FanOutSections() {}

    static Lines cpuCeiling(CpuCeiling ceiling) {
        List<String> header = new ArrayList<>(List.of("contender", "client CPU µs [95 %]", "server CPU µs [95 %]",
                "at most per second [95 %]", "measured per second [95 %]", "of the most"));
        ceiling.rows().getFirst().knees()
                .forEach(knee -> header.add("knee at " + Numbers.trimmed(knee.delayMillis()) + " ms [95 %]"));
        return Lines.section("The wall of the processors")
                .line(("The fan-out at C = %s without delay: %s cores that client and server share give cores / (client CPU "
                        + "+ server CPU) requests per second, for every strategy. The knee is the number of calls in flight from "
                        + "which the cores limit and no longer the delay, if a request costs as much there. Above 100 %% "
                        + "of the most, the CPU time does not hold all that a request costs.")
                        .formatted(ceiling.limit(), Numbers.trimmed(ceiling.cores())))
                .table(Table.of(header, ceiling.rows().stream().map(FanOutSections::row).toList()));
    }

    private static List<?> row(CpuCeiling.Row row) {
        List<Object> entries = new ArrayList<>(List.of(Names.contender(row.cell().parameters()),
                Numbers.rounded(row.clientMicros()), Numbers.rounded(row.serverMicros()), Numbers.rounded(row.bound()),
                Numbers.rounded(row.measured()), Numbers.percent(row.measured().value() / row.bound().value())));
        row.knees().forEach(knee -> entries.add(Numbers.rounded(knee.calls())));
        return entries;
    }

    static Lines speedUps(List<SpeedUp> grids) {
        Lines section = Lines.section("Together, and one after another")
                .line("How many times as fast N calls are all at once, as futures, as one after another [95 %]. Waiting shared by "
                        + "all is the gain: at most N times, and little where the server answers at once. * has no common blocks, so drift "
                        + "between the two is in it. – was not measured.");
        grids.forEach(grid -> section.line(Names.word(grid.client()) + ":").table(table(grid)));
        return section;
    }

    private static Table table(SpeedUp grid) {
        List<Integer> numbers = grid.entries().stream().map(Entry::calls).distinct().sorted().toList();
        List<String> header = new ArrayList<>(List.of("delay"));
        numbers.forEach(calls -> header.add("N = " + Numbers.count((long) calls)));
        List<List<?>> rows = new ArrayList<>();
        for (double delay : grid.entries().stream().map(Entry::delayMillis).distinct().toList()) {
            List<Object> row = new ArrayList<>(List.of(Numbers.trimmed(delay) + " ms"));
            numbers.forEach(calls -> row.add(grid.entries().stream()
                    .filter(entry -> entry.delayMillis() == delay && entry.calls() == calls).findFirst()
                    .map(entry -> Numbers.rounded(entry.times().ratio()) + (entry.isPaired() ? "" : "*"))
                    .orElse(Numbers.NONE)));
            rows.add(row);
        }
        return Table.of(header, rows);
    }

    static Lines clocks(Clocks clocks) {
        List<String> header = new ArrayList<>(List.of("contender", "C", "delay ms"));
        Stream.of(Clock.values()).map(clock -> name(clock) + " ms [95 %]").forEach(header::add);
        Lines section = Lines.section("Four clocks, one run")
                .line("The same requests of the fan-out, timed from submit (all of the batch are due at once), from the permit "
                        + "(a slot was free), from the start of the code that makes the call, and as the batch by its rounds, N / C "
                        + "rounded up. None is wrong; a comparison of two different ones is.")
                .table(Table.of(header, clocks.rows().stream().map(row -> row(clocks, row)).toList()));
        return clocks.widest().ratio().position().isEffect() ? section.line(sentence(clocks.widest())) : section;
    }

    private static List<?> row(Clocks clocks, Clocks.Row row) {
        List<Object> entries = new ArrayList<>(List.of(Names.contender(row.cell().parameters()),
                Integer.toString(row.cell().parameters().limit()), Numbers.trimmed(clocks.delayMillis())));
        Stream.of(Clock.values()).map(clock -> Numbers.rounded(row.millis().get(clock))).forEach(entries::add);
        return entries;
    }

    private static String sentence(Clocks.Row widest) {
        return "The largest ratio: %s with C = %s takes %s times as long %s as %s.".formatted(
                Names.contender(widest.cell().parameters()), widest.cell().parameters().limit(),
                Numbers.rounded(widest.ratio().ratio()), name(widest.longest()), name(widest.shortest()));
    }

    static String name(Clock clock) {
        return switch (clock) {
            case SUBMIT -> "from submit";
            case PERMIT -> "from permit";
            case START -> "from start";
            case ROUND -> "per round";
        };
    }
}
