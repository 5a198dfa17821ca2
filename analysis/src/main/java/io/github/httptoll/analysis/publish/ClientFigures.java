// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.publish;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.answer.Finding;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.read.Client;
import io.github.httptoll.analysis.render.picture.Glance;
import io.github.httptoll.analysis.render.picture.Glance.Row;
import io.github.httptoll.analysis.render.words.Carried;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The figures of every client, to be cited: one call at a time without a delay, and what the default settings let through.
final class ClientFigures {
    private static final List<String> HEADER = List.of("client", "way", "a call, µs [95 %]",
            "overhead, µs [95 %]", "of it the client, µs [95 %]",
            "CPU of a call, µs [95 %]", "hand-offs", "voluntary context switches [95 %]", "most at once by default");

    private final List<CellResult> defaults;

    private ClientFigures(Findings findings) {
        defaults = findings.findings().stream()
                .flatMap(finding -> finding instanceof Finding.HiddenLimit limits
                        ? limits.cells().stream().map(Finding.DefaultCell::cell)
                        : Stream.empty())
                .toList();
    }

    /// A sentence with run and date, and a table; a client without sequential calls has a row for its default limit.
    static String of(Findings findings) {
        ClientFigures figures = new ClientFigures(findings);
        List<Row> rows = Glance.of(findings).levels().stream()
                .filter(level -> level.size().limit() == 1 && level.delayMillis() == 0)
                .findFirst().map(Glance.Level::rows).orElse(List.of());
        List<List<?>> table = new ArrayList<>();
        rows.forEach(row -> table.add(figures.row(row)));
        figures.defaults.stream().map(CellResult::parameters)
                .filter(p -> rows.stream().noneMatch(row -> isSame(row, p)))
                .map(p -> List.of(Names.word(p.client()), form(p))).distinct()
                .forEach(who -> table.add(figures.without(who)));
        return "Measured on %s, run %s. One call at a time without a delay; client and server share a machine.\n\n%s"
                .formatted(findings.run().substring(0, Math.min(10, findings.run().length())), findings.run(),
                        Documents.table(HEADER, table));
    }

    private List<?> row(Row row) {
        Parameters p = row.cell().parameters();
        Map<Cost, Quantity> costs = row.cell().measured().costs();
        return List.of(Names.word(p.client()), Names.way(p), carried(row.stack().total()),
                carried(row.cell().measured().ledger().overhead()),
                p.isRaw() ? Numbers.NONE : carried(row.cell().measured().ledger().get(Part.CLIENT)),
                carried(costs.get(Cost.CPU)), handOffs(p),
                carried(costs.get(Cost.SWITCHES_VOLUNTARY)), most(Names.word(p.client()), form(p)));
    }

    private static String handOffs(Parameters p) {
        Client.Form form = p.isAsync() ? p.client().async() : p.client().blocking();
        return p.isRaw() || form == null ? Numbers.NONE : Integer.toString(form.handOffs());
    }

    private List<?> without(List<String> who) {
        return List.of(who.getFirst(), who.getLast(), Numbers.NONE, Numbers.NONE, Numbers.NONE, Numbers.NONE,
                Numbers.NONE, Numbers.NONE, most(who.getFirst(), who.getLast()));
    }

    private static boolean isSame(Row row, Parameters p) {
        Parameters own = row.cell().parameters();
        return own.client().equals(p.client()) && form(own).equals(form(p));
    }

    private static String form(Parameters p) {
        return p.isAsync() ? "async" : "blocking";
    }

    /// What the server saw at once, of what the caller allowed; of several cells those that differ.
    private String most(String client, String form) {
        String seen = defaults.stream()
                .filter(cell -> Names.word(cell.parameters().client()).equals(client)
                        && form(cell.parameters()).equals(form))
                .map(cell -> "%s of %d".formatted(Numbers.count(cell.observed().maxInFlight()),
                        cell.parameters().atOnce()))
                .distinct().collect(Collectors.joining(", "));
        return seen.isEmpty() ? Numbers.NONE : seen;
    }

    private static String carried(@Nullable Quantity quantity) {
        return quantity == null ? Numbers.NONE : Carried.of(quantity).toString();
    }
}
