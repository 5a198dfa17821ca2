// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.theory.Crossover.Entry;
import io.github.httptoll.analysis.findings.theory.Crossover;
import io.github.httptoll.analysis.render.words.CrossoverWords;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Size;
import io.github.httptoll.analysis.render.words.Table;
import java.util.ArrayList;
import java.util.List;

/// Who is faster, by delay and limit.
final class CrossoverSection {
    private CrossoverSection() {}

    static Lines of(List<Crossover> crossovers) {
        Lines section = Lines.section("Where the faster changes")
                .line("The fan-out by the server's delay and the limit C: each entry names the faster, with the other way's "
                        + "batch time by that of the platform pool [95 %]. Equal is an interval within 5 %, undecided one that "
                        + "holds 1; * has no common blocks, so drift between the two is in it. Many entries are looked "
                        + "at together: some are apart from 1 by chance alone. – was not measured.");
        crossovers.forEach(map -> section.line(title(map) + ":").table(table(map)).line(CrossoverWords.sentence(map)));
        return section;
    }

    private static String title(Crossover map) {
        return Names.word(map.client()) + " " + Names.word(map.strategy()) + " against "
                + Names.word(map.poolClient()) + " platform pool";
    }

    /// Levels that were not measured are holes.
    private static Table table(Crossover map) {
        List<Size> sizes = map.entries().stream().map(CrossoverSection::size).distinct().sorted(Size.LARGEST).toList();
        Size usual = Size.most(map.entries(), CrossoverSection::size);
        List<String> header = new ArrayList<>(List.of("delay"));
        sizes.forEach(size -> header.add("C = " + Numbers.count((long) size.limit())
                + (size.calls() == usual.calls() ? "" : ", N = " + Numbers.count((long) size.calls()))));
        List<List<?>> rows = new ArrayList<>();
        for (double delay : map.entries().stream().map(Entry::delayMillis).distinct().toList()) {
            List<Object> row = new ArrayList<>(List.of(Numbers.trimmed(delay) + " ms"));
            sizes.forEach(size -> row.add(map.entries().stream()
                    .filter(entry -> entry.delayMillis() == delay && size(entry).equals(size)).findFirst()
                    .map(entry -> entry(map, entry)).orElse(Numbers.NONE)));
            rows.add(row);
        }
        return Table.of(header, rows);
    }

    private static Size size(Entry entry) {
        return new Size(entry.limit(), entry.calls());
    }

    private static String entry(Crossover map, Entry entry) {
        return CrossoverWords.faster(map, entry) + " " + Numbers.rounded(entry.ratio().ratio())
                + switch (entry.ratio().basis()) {
                    case OVER_SETS, CONDITIONAL, OVER_MACHINES, ON_THESE_MACHINES, ON_THESE_MACHINES_AND_JVMS -> "";
                    case UNPAIRED -> "*";
                };
    }
}
