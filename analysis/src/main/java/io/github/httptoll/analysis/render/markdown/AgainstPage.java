// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.compare.Against.CellChange;
import io.github.httptoll.analysis.findings.compare.Against;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.render.words.AgainstWords;
import io.github.httptoll.analysis.render.words.LayerWords;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.WayWords;
import java.util.List;
import java.util.stream.Stream;

/// What changed from a base run to another as a page.
public final class AgainstPage {
    private static final int ALL = Integer.MAX_VALUE;

    private AgainstPage() {}

    public static String of(Against against) {
        StringBuilder page = new StringBuilder(
                "# httptoll: " + against.now().run() + " against " + against.base().run() + "\n\n");
        bullets(page, Stream.of(AgainstWords.compared(against), AgainstWords.tally(against),
                List.of(AgainstWords.gate(against))).flatMap(List::stream));
        page.append(
                "*A ratio is now by base, of geometric means in milliseconds; [low, high] is a 95 % interval over sets "
                        + "of JVMs. Slower and faster: the whole interval is beyond δ, and farther than identical code differed. "
                        + "Equivalent: the whole interval is within δ. Undecided: neither, with the smallest change that such runs "
                        + "find in four of five.*\n\n");
        section(page, "What changed", against.judged(), AgainstWords.judged(against.judged()));
        section(page, "What a request cost", costs(against), costTable(against));
        section(page, "Measured in one JVM, not judged", against.oneJvm(), oneJvm(against.oneJvm()));
        Table layers = LayerWords.changes(against.layers());
        if (!layers.rows().isEmpty()) {
            page.append("## What a layer adds to its engine\n\n").append(Section.markdown(layers)).append('\n');
        }
        Table ways = WayWords.changes(against.ways());
        if (!ways.rows().isEmpty()) {
            page.append("## Ways to wait\n\n").append(Section.markdown(ways)).append('\n');
        }
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
        page.append("## ").append(title).append("\n\n").append(cells.isEmpty() ? "Nothing.\n" : Section.markdown(table))
                .append('\n');
    }

    private static Table oneJvm(List<CellChange> cells) {
        return Table.of(List.of("now / base", "base ms", "now ms", "cell"),
                cells.stream().map(cell -> List.of(Numbers.ratio(cell.batchMillis().ratio().value()),
                        Numbers.rounded(cell.batchMillis().base()), Numbers.rounded(cell.batchMillis().now()),
                        cell.id())).toList());
    }

    private static List<CellChange> costs(Against against) {
        return against.judged().stream().filter(cell -> !cell.movedCosts().isEmpty()).toList();
    }

    private static Table costTable(Against against) {
        return Table.of(List.of("cost", "now / base", "base", "now", "note", "cell"),
                costs(against).stream().flatMap(cell -> cell.movedCosts().entrySet().stream()
                        .map(moved -> AgainstWords.row(word(moved.getKey()), moved.getValue(), "no verdict", cell)))
                        .toList());
    }

    private static String word(Cost cost) {
        return cost == Cost.CPU ? "CPU µs per request" : "allocated bytes per request";
    }
}
