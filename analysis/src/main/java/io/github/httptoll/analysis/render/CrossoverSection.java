// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.Crossover.Corner;
import io.github.httptoll.analysis.findings.Crossover.Entry;
import io.github.httptoll.analysis.findings.Crossover;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Who is faster, by delay and limit.
public final class CrossoverSection {
    private CrossoverSection() {}

    static Section of(List<Crossover> crossovers) {
        Section section = new Section("Where the faster changes")
                .line("The fan-out by the server's delay and the limit C: each entry names the faster, with the other way's "
                        + "batch time by that of the platform pool [95 %]. Equal is an interval within 5 %, undecided one that "
                        + "holds 1; * has no common blocks, so drift between the two is in it. Many entries are looked "
                        + "at together: some are apart from 1 by chance alone. – was not measured.");
        crossovers.forEach(map -> section.line(title(map) + ":").table(table(map)).line(sentence(map)));
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
        List<List<String>> rows = new ArrayList<>();
        for (double delay : map.entries().stream().map(Entry::delayMillis).distinct().toList()) {
            List<String> row = new ArrayList<>(List.of(Numbers.chosen(delay) + " ms"));
            sizes.forEach(size -> row.add(map.entries().stream()
                    .filter(entry -> entry.delayMillis() == delay && size(entry).equals(size)).findFirst()
                    .map(entry -> entry(map, entry)).orElse(Numbers.NONE)));
            rows.add(row);
        }
        return new Table(header, rows);
    }

    private static Size size(Entry entry) {
        return new Size(entry.limit(), entry.calls());
    }

    private static String entry(Crossover map, Entry entry) {
        return lies(map, entry) + " " + Numbers.plain(entry.ratio().ratio()) + switch (entry.ratio().basis()) {
            case OVER_SETS, CONDITIONAL -> "";
            case UNPAIRED -> "*";
        };
    }

    /// The word for the faster of the two.
    public static String lies(Crossover map, Entry entry) {
        return switch (entry.ratio().lies()) {
            case ABOVE -> "pool";
            case BELOW -> isAsync(map) ? "async" : "virtual";
            case WITHIN -> "equal";
            case ACROSS -> "undecided";
        };
    }

    public static String sentence(Crossover map) {
        Corner corner = map.slower();
        if (corner != null) {
            return "%s %s slower than the platform pool here when %s and C ≥ %s: all %s levels measured there, of %s in all."
                    .formatted(upper(other(map)), isAsync(map) ? "is" : "are", delays(corner), corner.limit(),
                            corner.entries(), map.entries().size());
        }
        return ("No region of d and C in this run (two levels or more) makes %s slower than the platform pool: of %s "
                + "entries %s undecided, %s equal, %s faster, %s slower.")
                .formatted(other(map), map.entries().size(), map.undecided(), map.equal(), map.poolSlower(),
                        map.poolFaster());
    }

    private static String delays(Corner corner) {
        return (corner.delayMillis() == 0 ? "d = " : "d ≤ ") + Numbers.chosen(corner.delayMillis()) + " ms";
    }

    private static boolean isAsync(Crossover map) {
        return map.strategy().equals("FUTURES");
    }

    private static String other(Crossover map) {
        String client = Names.word(map.client());
        return client + (isAsync(map) ? client.endsWith("async") ? "" : " async" : " virtual threads");
    }

    private static String upper(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
