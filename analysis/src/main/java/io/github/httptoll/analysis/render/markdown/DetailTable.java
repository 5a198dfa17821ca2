// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Detail;
import io.github.httptoll.analysis.findings.ledger.Figures;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the hooks of each client show within send and receive, for single calls without delay.
final class DetailTable {
    private static final List<String> HEADER = List.of("contender", "send µs", "lease", "of it connect", "write",
            "rest of send", "receive µs", "head", "body");

    private DetailTable() {}

    /// The part of the page; empty where there are no such cells.
    static String section(Findings findings) {
        List<? extends List<?>> rows = findings.experiments().stream()
                .filter(experiment -> experiment.id().equals("single-call")).map(ExperimentResult::cells)
                .flatMap(List::stream).filter(CellResult::valid).filter(cell -> isShown(cell.parameters()))
                .map(cell -> row(cell, cell.measured())).toList();
        return rows.isEmpty()
                ? ""
                : Lines.section("Inside send and receive").line(
                        "What the hooks of each client show of a single call without delay, in microseconds per request. The lease "
                                + "ends when the request has a connection, the write when it is handed to the socket; the head "
                                + "begins when the server releases the response and ends when its headers are parsed, the body "
                                + "when it is complete.")
                        .table(Table.of(HEADER, rows)).toString();
    }

    private static boolean isShown(Parameters p) {
        return p.isPlain() && p.isClient() && p.replica() == 1 && p.limit() == 1
                && p.delaysMillis().stream().allMatch(delay -> delay == 0);
    }

    private static List<?> row(CellResult cell, Figures figures) {
        return List.of(Names.contender(cell.parameters()), mean(figures.phases().get(Phase.SEND)),
                detail(figures, Detail.LEASE), detail(figures, Detail.CONNECT), detail(figures, Detail.WRITE),
                shown(figures.restOfSendMicros()), mean(figures.phases().get(Phase.RECEIVE)),
                detail(figures, Detail.HEAD), detail(figures, Detail.BODY));
    }

    private static String mean(@Nullable Quantity quantity) {
        return Numbers.rounded(quantity == null ? null : (Double) quantity.value());
    }

    private static String detail(Figures figures, Detail detail) {
        Quantity quantity = figures.details().get(detail);
        return shown(quantity == null ? null : (Double) quantity.value());
    }

    private static String shown(@Nullable Double micros) {
        return micros == null ? "not observable" : Numbers.rounded(micros);
    }
}
