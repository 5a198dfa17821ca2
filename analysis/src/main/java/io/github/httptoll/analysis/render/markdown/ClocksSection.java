// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.theory.Clocks.Clock;
import io.github.httptoll.analysis.findings.theory.Clocks;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The same requests by four clocks.
final class ClocksSection {
    private ClocksSection() {}

    static Section of(Clocks clocks) {
        List<String> header = new ArrayList<>(List.of("contender", "C", "delay ms"));
        Stream.of(Clock.values()).map(clock -> name(clock) + " ms [95 %]").forEach(header::add);
        Section section = new Section("Four clocks, one run")
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
