// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.compare.Against.CellChange;
import io.github.httptoll.analysis.findings.compare.Against.Side;
import io.github.httptoll.analysis.findings.compare.Against;
import io.github.httptoll.analysis.findings.compare.ChangeFromBase;
import io.github.httptoll.analysis.findings.compare.Comparability.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is to be said of a comparison of two runs.
public final class AgainstWords {
    private AgainstWords() {}

    /// What was compared with what, and in what the two may differ.
    public static List<String> compared(Against against) {
        String differ = against.compared().stream().map(AgainstWords::difference).collect(Collectors.joining("; "));
        List<String> lines = new ArrayList<>();
        lines.add("Base %s, commit %s; δ = %s %%.".formatted(against.base().run(), against.base().commit(),
                Numbers.trimmed(100 * against.delta())));
        lines.add(differ.isEmpty() ? "Commit and libraries are the same." : "Different: " + differ + ".");
        if (!against.unlike().isEmpty()) {
            lines.add("Caution: the runs are unlike: " + unlike(against.unlike()) + ".");
        }
        Stream.of(against.base(), against.now()).filter(side -> !side.complete()).map(Side::run)
                .map(run -> "Caution: " + run + " is not complete.").forEach(lines::add);
        return lines;
    }

    /// In what the runs differ that must be alike, in one line.
    public static String unlike(List<Difference> unlike) {
        return unlike.stream().map(AgainstWords::difference).collect(Collectors.joining("; "));
    }

    private static String difference(Difference difference) {
        return "%s %s → %s".formatted(difference.fact(), difference.base(), difference.now());
    }

    /// The count of each verdict, and what the exchanges without a library did.
    public static List<String> tally(Against against) {
        List<String> lines = new ArrayList<>();
        lines.add(cells(against.judged().size()) + " judged: " + against.tally().entrySet().stream()
                .map(count -> count.getValue() + " " + ClaimWords.word(count.getKey()))
                .collect(Collectors.joining(", ")) + ".");
        List<Double> raw = against.judged().stream().filter(CellChange::isRaw)
                .map(cell -> cell.batchMillis().ratio().value()).sorted().toList();
        if (!raw.isEmpty()) {
            lines.add("Raw exchanges, which no library takes part in: %s times as long (median of %s), from %s to %s."
                    .formatted(Numbers.ratio(raw.get(raw.size() / 2)), raw.size(), Numbers.ratio(raw.getFirst()),
                            Numbers.ratio(raw.getLast())));
        }
        if (Stream.concat(against.judged().stream(), against.oneJvm().stream())
                .anyMatch(cell -> cell.parameters().isOpen())) {
            lines.add("Of a cell at a rate the time is the p99 from due, of all requests of a set together.");
        }
        long moved = against.judged().stream().filter(cell -> !cell.movedCosts().isEmpty()).count();
        lines.add(moved == 0
                ? "CPU and allocation per request: none moved beyond δ."
                : "CPU or allocation per request moved beyond δ in %s; see against.md.".formatted(cells(moved)));
        return lines;
    }

    /// What stands in the way of a verdict, and the smallest change that can be found.
    static String note(ChangeFromBase change) {
        return change.judgement().obstacles().stream().sorted().map(obstacle -> switch (obstacle) {
            case NO_INTERVAL -> "no interval";
            case TOO_WIDE -> finds(change);
            case NOISE -> "identical code differed as much; " + finds(change);
            case NO_NOISE_PAIR -> "no identical code in either run shows the noise";
            case UNPAIRED, CHANCE, JVMS -> throw new IllegalStateException(obstacle + " is of claims only");
        }).collect(Collectors.joining("; "));
    }

    private static String finds(ChangeFromBase change) {
        return "finds changes from " + Numbers.percent(change.detectable() == null ? Double.NaN : change.detectable());
    }

    /// The cells that were not judged: their number, and so many of their names.
    public static List<String> notJudged(Against against, int names) {
        Against.UnmatchedCells unmatched = against.unmatched();
        List<String> lines = new ArrayList<>();
        if (!against.oneJvm().isEmpty()) {
            lines.add("One JVM, not judged: " + cells(against.oneJvm().size()) + ".");
        }
        named(lines, "Valid in the base, not now", unmatched.validInBase(), names);
        named(lines, "Valid now, not in the base", unmatched.validNow(), names);
        named(lines, "Only in this run", unmatched.onlyNow(), names);
        named(lines, "Only in the base", unmatched.onlyBase(), names);
        return lines;
    }

    private static void named(List<String> lines, String what, List<String> ids, int names) {
        if (!ids.isEmpty()) {
            String more = ids.size() > names ? " and " + Numbers.count((long) ids.size() - names) + " more" : "";
            lines.add("%s: %s: %s%s.".formatted(what, cells(ids.size()),
                    ids.stream().limit(names).collect(Collectors.joining(", ")), more));
        }
    }

    /// Whether a build should pass, and why not.
    public static String gate(Against against) {
        int invalid = against.unmatched().validInBase().size();
        return against.fails()
                ? "Gate: fails: %s slower, %s valid in the base and invalid now.".formatted(cells(against.slower()),
                        cells(invalid))
                : "Gate: passes.";
    }

    /// The name with its middle left out where it is longer than that.
    public static String shortened(String name, int most) {
        int each = (most - 1) / 2;
        return name.length() <= most ? name : name.substring(0, each) + "…" + name.substring(name.length() - each);
    }

    private static String cells(long count) {
        return Numbers.count(count) + (count == 1 ? " cell" : " cells");
    }

    public static Table judged(List<CellChange> cells) {
        return Table.of(List.of("verdict", "now / base", "base ms", "now ms", "note", "cell"),
                cells.stream()
                        .map(cell -> row(ClaimWords.word(cell.verdict()), cell.batchMillis(),
                                note(cell.batchMillis()), cell))
                        .toList());
    }

    public static List<?> row(String first, ChangeFromBase change, String note, CellChange cell) {
        return List.of(first, Numbers.ratio(change.ratio()), Numbers.rounded(change.base()),
                Numbers.rounded(change.now()), note, cell.id());
    }
}
