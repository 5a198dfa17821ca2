// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.ledger.Figures;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Ledger;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is to be said of calls that wait for the library's own pool.
public final class PoolWords {
    private PoolWords() {}

    /// What the calls of that cell wait for; empty where no pool holds them back.
    public static Text waits(CellResult cell) {
        Ledger.Pool pool = pool(cell);
        return pool == null ? Text.EMPTY : Text.of("waits for its own pool of " + pool.room());
    }

    /// A row for each of the cells that wait for their own pool.
    public static Table table(Stream<CellResult> cells) {
        return Table.of(List.of("cell", "waits for its own pool of", "at once in the server", "pool µs/request [95 %]",
                "of the total", "known by"),
                cells.filter(CellResult::valid).flatMap(cell -> row(cell).stream()).toList());
    }

    private static List<List<?>> row(CellResult cell) {
        Ledger.Pool pool = pool(cell);
        Quantity wait = pool == null ? null : cell.measured().ledger().get(Part.POOL);
        Quantity total = pool == null ? null : cell.measured().phases().get(Phase.TOTAL);
        return pool == null || wait == null || total == null
                ? List.of()
                : List.of(List.of(Statement.label(cell), Integer.toString(pool.room()),
                        Numbers.count(cell.observed().maxInFlight()), Numbers.rounded(wait),
                        Math.round(100 * wait.value() / total.value()) + " %",
                        known(pool)));
    }

    private static String known(Ledger.Pool pool) {
        return switch (pool.known()) {
            case LEASES -> "leases";
            case ARRIVALS -> "derived: order of arrival";
            case MEAN_LEASE -> "derived: mean lease";
        };
    }

    private static Ledger.@Nullable Pool pool(CellResult cell) {
        Figures figures = cell.figures();
        return figures == null ? null : figures.ledger().pool();
    }
}
