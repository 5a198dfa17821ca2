// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.Against;
import io.github.httptoll.analysis.findings.CellChange;
import io.github.httptoll.analysis.findings.Cost;
import io.github.httptoll.analysis.findings.FromBase;
import io.github.httptoll.analysis.findings.Likeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What changed from a base run to another, as a page, as JSON and for the console.
public final class AgainstReport {
    private static final int WIDTH = 120;
    private static final int MOST_ROWS = 18;
    private static final int MOST_NAMES = 2;
    private static final int ALL = Integer.MAX_VALUE;

    private AgainstReport() {}

    /// Renders everything.
    public static Report of(Against against) {
        return new Report(Map.of("against.md", page(against), "against.json", AgainstJson.of(against)),
                console(against));
    }

    /// In what the runs differ that must be alike, in one line.
    public static String unlike(List<Likeness.Difference> unlike) {
        return AgainstWords.unlike(unlike);
    }

    private static String console(Against against) {
        List<String> lines = new ArrayList<>();
        lines.add("Run " + against.now().run() + ", commit " + against.now().commit());
        lines.addAll(AgainstWords.compared(against));
        if (!against.judged().isEmpty()) {
            lines.add("");
            lines.addAll(shown(against.judged().stream().limit(MOST_ROWS).toList()));
            lines.add("");
        }
        lines.addAll(AgainstWords.tally(against));
        lines.addAll(AgainstWords.notJudged(against, MOST_NAMES));
        lines.add(AgainstWords.gate(against));
        return String.join("\n", lines) + "\n";
    }

    /// Without the notes, and with ids that leave out their middle where a line would not fit.
    private static List<String> shown(List<CellChange> cells) {
        List<List<String>> rows = judged(cells).rows().stream()
                .map(row -> List.of(row.get(0), row.get(1), row.get(2), row.get(3), row.getLast())).toList();
        List<String> header = List.of("verdict", "now / base", "base ms", "now ms", "cell");
        int before = new Table(header.subList(0, 4), rows.stream().map(row -> row.subList(0, 4)).toList()).text()
                .stream().mapToInt(String::length).max().orElse(0);
        int room = WIDTH - before - 2;
        return new Table(header, rows.stream().map(row -> Stream
                .concat(row.stream().limit(4), Stream.of(AgainstWords.shortened(row.getLast(), room))).toList())
                .toList()).text();
    }

    private static String page(Against against) {
        StringBuilder page = new StringBuilder(
                "# httptoll: " + against.now().run() + " against " + against.base().run() + "\n\n");
        bullets(page, Stream.of(AgainstWords.compared(against), AgainstWords.tally(against),
                List.of(AgainstWords.gate(against))).flatMap(List::stream));
        page.append(
                "*A ratio is now by base, of geometric means in milliseconds; [low, high] is a 95 % interval over sets "
                        + "of JVMs. Slower and faster: the whole interval is beyond δ, and farther than identical code differed. "
                        + "Equivalent: the whole interval is within δ. Undecided: neither, with the smallest change that such runs "
                        + "find in four of five.*\n\n");
        section(page, "What changed", against.judged(), judged(against.judged()));
        section(page, "What a request cost", costs(against), costTable(against));
        section(page, "Measured in one JVM, not judged", against.oneJvm(), oneJvm(against.oneJvm()));
        page.append("## Not judged\n\n");
        List<String> notJudged = AgainstWords.notJudged(against, ALL);
        bullets(page, notJudged.isEmpty() ? Stream.of("Nothing.") : notJudged.stream());
        return page.toString();
    }

    private static void bullets(StringBuilder page, Stream<String> points) {
        points.forEach(point -> page.append("- ").append(point).append('\n'));
        page.append('\n');
    }

    private static void section(StringBuilder page, String title, List<CellChange> cells, Table table) {
        page.append("## ").append(title).append("\n\n").append(cells.isEmpty() ? "Nothing.\n" : table.markdown())
                .append('\n');
    }

    private static Table judged(List<CellChange> cells) {
        return new Table(List.of("verdict", "now / base", "base ms", "now ms", "note", "cell"),
                cells.stream()
                        .map(cell -> row(ClaimWords.word(cell.verdict()), cell.batchMillis(),
                                AgainstWords.note(cell.batchMillis()), cell))
                        .toList());
    }

    private static Table oneJvm(List<CellChange> cells) {
        return new Table(List.of("now / base", "base ms", "now ms", "cell"),
                cells.stream().map(cell -> List.of(Numbers.ratio(cell.batchMillis().ratio().value()),
                        Numbers.plain(cell.batchMillis().base()), Numbers.plain(cell.batchMillis().now()),
                        cell.id())).toList());
    }

    private static List<CellChange> costs(Against against) {
        return against.judged().stream().filter(cell -> !cell.movedCosts().isEmpty()).toList();
    }

    private static Table costTable(Against against) {
        return new Table(List.of("cost", "now / base", "base", "now", "note", "cell"),
                costs(against).stream().flatMap(cell -> cell.movedCosts().entrySet().stream()
                        .map(moved -> row(word(moved.getKey()), moved.getValue(), "no verdict", cell))).toList());
    }

    private static String word(Cost cost) {
        return cost == Cost.CPU ? "CPU µs per request" : "allocated bytes per request";
    }

    private static List<String> row(String first, FromBase change, String note, CellChange cell) {
        return List.of(first, Numbers.ratio(change.ratio()), Numbers.plain(change.base()),
                Numbers.plain(change.now()), note, cell.id());
    }
}
