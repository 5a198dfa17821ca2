// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.answer.Finding;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Move;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is said of one finding: its subject, its sentences, and the comparisons that stand behind them.
///
/// `key` names the comparisons in findings.json, `title` for people, and `explains` what their notes are, empty where they have none.
/// Sentences may be none: then nothing differs enough to be said. `brief` are the same in at most 20 words, with one ratio each, or in 25
/// where they have names to list; what is undecided has none.
public record Statement(Subject subject, String key, String title, String explains, List<Text> sentences,
        List<Text> brief, List<Evidence> evidence) {
    /// What it is about, the weightiest first: whether async takes longer, which client adds least, what limits and blocked callbacks do.
    public enum Subject {
        ASYNC_AGAINST_THREADS, LEAST_ADDED, HIDDEN_LIMIT, BLOCKED_LOOP, CLIENT_TOLL, SEQUENTIAL_AGAINST_CONCURRENT,
        SESSION_COST;

        private String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// One comparison; a cell at default settings may have no sibling to be compared with.
    public record Evidence(CellResult cell, @Nullable Contrast contrast, Text note) {}

    static Statement of(Finding finding) {
        return switch (finding) {
            case Finding.AsyncAgainstThreads async -> of(Subject.ASYNC_AGAINST_THREADS, "Async against threads",
                    "the note is the part of the ledger that differs most", AsyncSentences.of(async),
                    BriefSentences.of(async),
                    async.pairs().stream().map(pair -> evidence(pair.contrast(), moved(pair))).toList());
            case Finding.ClientToll toll -> of(Subject.CLIENT_TOLL,
                    "Clients against the raw socket, one call at a time at " + Names.delay(toll.delaysMillis()),
                    "the note is what a request takes more", List.of(Sentences.toll(toll)),
                    BriefSentences.of(toll), extras(toll.contrasts()));
            case Finding.LeastAdded least -> of(Subject.LEAST_ADDED,
                    "Clients against the one that adds least, one call at a time at "
                            + Names.delay(least.least().first().parameters().delaysMillis()),
                    "the note is what a request takes more", List.of(), List.of(BriefSentences.of(least)),
                    extras(least.others().stream().map(Finding.Rival::against).toList()));
            case Finding.SequentialAgainstConcurrent sequential -> of(Subject.SEQUENTIAL_AGAINST_CONCURRENT,
                    "One by one against the fastest concurrent cell of the same calls and delays", "",
                    Sentences.sequential(sequential), BriefSentences.of(sequential),
                    sequential.contrasts().stream().map(contrast -> evidence(contrast, Text.EMPTY)).toList());
            case Finding.HiddenLimit limits -> of(Subject.HIDDEN_LIMIT, "Default settings against tuned ones", "",
                    List.of(LimitSentences.of(limits)), LimitSentences.brief(limits), limits.cells().stream()
                            .map(cell -> new Evidence(cell.cell(), cell.contrast(), waves(cell))).toList());
            case Finding.BlockedLoop loop -> new Statement(Subject.BLOCKED_LOOP,
                    "blocked-loop-" + loop.work().name().toLowerCase(Locale.ROOT),
                    "Work in the completion callback (" + Names.word(loop.work().name())
                            + ") against other places for it",
                    "", Sentences.loop(loop), BriefSentences.of(loop), extras(loop.contrasts()));
            case Finding.SessionCost session -> new Statement(Subject.SESSION_COST,
                    "session-" + session.session().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "Session " + Names.word(session.session()) + " against a shared client",
                    "the note is what a request takes more", Sentences.session(session),
                    BriefSentences.of(session), extras(session.contrasts()));
        };
    }

    private static Statement of(Subject subject, String title, String explains, List<Text> sentences,
            List<Text> brief, List<Evidence> evidence) {
        return new Statement(subject, subject.key(), title, explains, sentences, brief, evidence);
    }

    public Table table() {
        return Table.of(
                List.of("cell", "against", "batch ms", "against ms", "times as long [95 %]", "interval", "note"),
                evidence.stream().map(Statement::entries).toList());
    }

    private static List<?> entries(Evidence row) {
        Contrast contrast = row.contrast();
        Text batch = Numbers.rounded(row.cell().measured().batchMillis());
        return contrast == null
                ? List.of(label(row.cell()), Numbers.NONE, batch, Numbers.NONE, Numbers.NONE, "not compared",
                        row.note())
                : List.of(label(row.cell()), label(contrast.second()), batch,
                        Numbers.rounded(contrast.second().measured().batchMillis()), Numbers.rounded(contrast.ratio()),
                        position(contrast), row.note());
    }

    /// Where the interval of the ratio lies, and that drift is in it where the two cells share no blocks.
    public static String position(Contrast contrast) {
        String position = switch (contrast.comparison().position()) {
            case ABOVE -> "above 1";
            case BELOW -> "below 1";
            case WITHIN -> "within 5 %";
            case ACROSS -> contrast.ratio().interval() == null ? "none" : "holds 1";
        };
        return switch (contrast.comparison().basis()) {
            case OVER_SETS, CONDITIONAL, OVER_MACHINES, ON_THESE_MACHINES, ON_THESE_MACHINES_AND_JVMS -> position;
            case UNPAIRED -> position + ", unpaired";
        };
    }

    static String label(CellResult cell) {
        Parameters p = cell.parameters();
        String unusual = (p.settings().equals("TUNED") ? "" : ", " + Names.word(p.settings()))
                + (p.session().equals("SHARED") ? "" : ", " + Names.word(p.session()))
                + (p.callback().equals("NOTHING") ? "" : ", " + Names.word(p.callback()))
                + (p.setup().isEmpty() ? "" : ", " + Names.setup(p));
        return Names.contender(p) + ", N = " + p.calls() + ", C = " + p.limit() + ", " + Names.delay(p.delaysMillis())
                + unusual;
    }

    private static Evidence evidence(Contrast contrast, Text note) {
        return new Evidence(contrast.first(), contrast, note);
    }

    private static List<Evidence> extras(List<Contrast> contrasts) {
        return contrasts.stream()
                .map(contrast -> evidence(contrast,
                        Text.of(Numbers.difference(contrast.extraMicros()), " per request")))
                .toList();
    }

    private static Text moved(Finding.Pair pair) {
        Move move = pair.moved();
        return move == null ? Text.EMPTY : Text.of(Names.part(move.part()), " ", Numbers.difference(move.micros()));
    }

    private static Text waves(Finding.DefaultCell cell) {
        String seen = Numbers.count(cell.cell().observed().maxInFlight()) + " at once, allowed "
                + cell.cell().parameters().limit() + (cell.holdsBack() ? ", held back" : "");
        Text waits = PoolWords.waits(cell.cell());
        Text counted = waits.isEmpty() ? Text.of(seen) : Text.of(seen, ", ", waits);
        return cell.waves() == null ? counted : Text.of(Numbers.rounded(cell.waves()), " waves, ", counted);
    }
}
