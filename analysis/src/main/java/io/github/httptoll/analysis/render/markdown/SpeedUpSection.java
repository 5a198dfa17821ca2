// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.theory.SpeedUp.Entry;
import io.github.httptoll.analysis.findings.theory.SpeedUp;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Table;
import java.util.ArrayList;
import java.util.List;

/// What is gained by making calls at once, by their number and the server's delay.
final class SpeedUpSection {
    private SpeedUpSection() {}

    static Section of(List<SpeedUp> grids) {
        Section section = new Section("Together, and one after another")
                .line("How many times as fast N calls are all at once, as futures, as one after another [95 %]. Waiting shared by "
                        + "all is the gain: at most N times, and little where nothing waits. * has no common blocks, so drift "
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
}
