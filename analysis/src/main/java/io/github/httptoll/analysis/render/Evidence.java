// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.CellResult;
import io.github.httptoll.analysis.findings.Contrast;
import io.github.httptoll.analysis.findings.Finding;
import io.github.httptoll.analysis.findings.Parameters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What stands behind one finding: a title and one row for each comparison.
public record Evidence(String kind, String title, List<Row> rows) {
    /// One comparison; a cell at default settings may have no sibling to be compared with.
    public record Row(CellResult cell, @Nullable Contrast contrast, String note) {}

    public static Evidence of(Finding finding) {
        return switch (finding) {
            case Finding.AsyncAgainstThreads(var pairs) -> new Evidence("async-against-threads",
                    "Async against threads: the note is the part of the ledger that differs most",
                    pairs.stream().map(pair -> row(pair.contrast(), moved(pair))).toList());
            case Finding.ClientToll(var delays, var contrasts) ->
                new Evidence("client-toll",
                        "Clients against the raw socket, one call at a time at " + Names.delay(delays)
                                + ": the note is what a request takes more",
                        extras(contrasts));
            case Finding.SequentialAgainstConcurrent(var contrasts) -> new Evidence("sequential-against-concurrent",
                    "One by one against the fastest concurrent cell of the same calls and delays",
                    contrasts.stream().map(contrast -> row(contrast, "")).toList());
            case Finding.HiddenLimit(var cells) -> new Evidence("hidden-limit", "Default settings against tuned ones",
                    cells.stream().map(cell -> new Row(cell.cell(), cell.contrast(), waves(cell))).toList());
            case Finding.BlockedLoop(var kind, var contrasts) ->
                new Evidence("blocked-loop-" + kind.toLowerCase(Locale.ROOT), "Work in the completion callback ("
                        + Names.word(kind) + ") against other places for it", extras(contrasts));
            case Finding.SessionCost(var session, var contrasts) ->
                new Evidence("session-" + session.toLowerCase(Locale.ROOT).replace('_', '-'),
                        "Session " + Names.word(session)
                                + " against a shared client: the note is what a request takes more",
                        extras(contrasts));
        };
    }

    Table table() {
        return new Table(
                List.of("cell", "against", "batch ms", "against ms", "times as long [95 %]", "interval", "note"),
                rows.stream().map(Evidence::entries).toList());
    }

    private static List<String> entries(Row row) {
        Contrast contrast = row.contrast();
        String batch = Numbers.plain(row.cell().measured().batchMillis());
        return contrast == null
                ? List.of(label(row.cell()), Numbers.NONE, batch, Numbers.NONE, Numbers.NONE, "not compared",
                        row.note())
                : List.of(label(row.cell()), label(contrast.second()), batch,
                        Numbers.plain(contrast.second().measured().batchMillis()), Numbers.plain(contrast.ratio()),
                        lies(contrast), row.note());
    }

    public static String lies(Contrast contrast) {
        String lies = switch (contrast.comparison().lies()) {
            case ABOVE -> "above 1";
            case BELOW -> "below 1";
            case WITHIN -> "within 5 %";
            case ACROSS -> contrast.ratio().interval() == null ? "none" : "holds 1";
        };
        return switch (contrast.comparison().basis()) {
            case OVER_SETS, CONDITIONAL -> lies;
            case UNPAIRED -> lies + ", unpaired";
        };
    }

    private static String label(CellResult cell) {
        Parameters p = cell.parameters();
        String unusual = (p.settings().equals("TUNED") ? "" : ", " + Names.word(p.settings()))
                + (p.session().equals("SHARED") ? "" : ", " + Names.word(p.session()))
                + (p.callback().equals("NOTHING") ? "" : ", " + Names.word(p.callback()))
                + (p.setup().isEmpty() ? "" : ", " + Names.setup(p));
        return Names.contender(p) + ", N = " + p.calls() + ", C = " + p.limit() + ", " + Names.delay(p.delaysMillis())
                + unusual;
    }

    private static Row row(Contrast contrast, String note) {
        return new Row(contrast.first(), contrast, note);
    }

    private static List<Row> extras(List<Contrast> contrasts) {
        return contrasts.stream()
                .map(contrast -> row(contrast, Numbers.difference(contrast.extraMicros()) + " per request")).toList();
    }

    private static String moved(Finding.Pair pair) {
        Finding.Move move = pair.moved();
        return move == null ? "" : Names.part(move.part()) + " " + Numbers.difference(move.micros());
    }

    private static String waves(Finding.DefaultCell cell) {
        String seen = Numbers.count(cell.cell().seen().maxInFlight()) + " at once, allowed "
                + cell.cell().parameters().limit();
        return (cell.waves() == null ? "" : Numbers.plain(cell.waves()) + " waves, ") + seen
                + (cell.holdsBack() ? ", held back" : "");
    }
}
