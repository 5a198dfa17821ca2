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
        Lines page = new Lines().line("# httptoll: " + against.now().run() + " against " + against.base().run());
        page.bullets(Stream.of(AgainstWords.compared(against), AgainstWords.tally(against),
                List.of(AgainstWords.gate(against))).flatMap(List::stream).toList());
        page.line(
                "*A ratio is now by base, of geometric means in milliseconds; [low, high] is a 95 % interval over sets "
                        + "of JVMs. Slower and faster: the whole interval is beyond δ, and farther than identical code differed. "
                        + "Equivalent: the whole interval is within δ. Undecided: neither, with the smallest change that such runs "
                        + "find in four of five.*");
        section(page, "What changed", against.judged(), AgainstWords.judged(against.judged()));
        section(page, "What a request cost", costs(against), costTable(against));
        section(page, "Measured in one JVM, not judged", against.oneJvm(), oneJvm(against.oneJvm()));
        Table layers = LayerWords.changes(against.layers());
        if (!layers.rows().isEmpty()) {
            page.line("## What a layer adds to its engine").open(layers);
        }
        Table ways = WayWords.changes(against.ways());
        if (!ways.rows().isEmpty()) {
            page.line("## Ways to wait").open(ways);
        }
        List<String> notJudged = AgainstWords.notJudged(against, ALL);
        return page.line("## Not judged").bullets(notJudged.isEmpty() ? List.of("Nothing.") : notJudged).toString();
    }

    private static void section(Lines page, String title, List<CellChange> cells, Table table) {
        page.line("## " + title);
        if (cells.isEmpty()) {
            page.line("Nothing.");
        } else {
            page.open(table);
        }
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
