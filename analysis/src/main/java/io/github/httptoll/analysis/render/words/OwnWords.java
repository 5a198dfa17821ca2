// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.claim.ClaimResult;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Outcome;
import io.github.httptoll.analysis.findings.claim.Judgement.ClaimVerdict;
import io.github.httptoll.analysis.findings.claim.OwnAnswer;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Ledger;
import io.github.httptoll.analysis.findings.ledger.Move;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The answer to a question of a study file, in words: what was found, where the difference is, and what the server saw.
///
/// @param sentences the ratio first, then where the difference is, what the server saw, and what limits the answer
/// @param sides both cells next to each other: the parts of a call, and what was counted
public record OwnWords(OwnAnswer answer, List<Text> sentences, Table sides) {
    private static final String A = "a";
    private static final String B = "b";

    public static OwnWords of(OwnAnswer answer) {
        List<Text> sentences = new ArrayList<>();
        sentences.add(found(answer));
        if (answer.isDifferent()) {
            sentences.add(where(answer));
        }
        if (answer.a().valid() && answer.b().valid()) {
            sentences.add(seen(answer));
        }
        limits(answer).forEach(sentences::add);
        return new OwnWords(answer, sentences, sides(answer));
    }

    /// A row for each question: its id, what became of it, and how many times as long `a` takes, or the counts of both.
    public static Table overview(Findings findings) {
        return Table.of(List.of("question", "it is", "a by b [95 %], or the counts of both"), Stream.concat(
                findings.own().stream().map(OwnAnswer::claim)
                        .map(claim -> List.of(claim.id(), claim.holds().key(), ClaimWords.carried(claim))),
                findings.ownCounts().stream().map(counted -> List.of(counted.id(), counted.holds().key(),
                        ScenarioWords.range(counted.a()) + " against " + ScenarioWords.range(counted.b()))))
                .toList());
    }

    public Text title() {
        return Text.prose(answer.claim().says());
    }

    public String holds() {
        return answer.claim().holds().key();
    }

    /// The two sides, as a legend names them.
    public List<String> names() {
        Parameters a = answer.a().parameters();
        Parameters b = answer.b().parameters();
        return List.of(A + ": " + ClaimWords.side(a, b), B + ": " + ClaimWords.side(b, a));
    }

    private static Text found(OwnAnswer answer) {
        Parameters a = answer.a().parameters();
        Parameters b = answer.b().parameters();
        String first = ClaimWords.side(a, b);
        String second = ClaimWords.side(b, a);
        if (!(answer.claim().outcome() instanceof Outcome.Judged judged)) {
            return Text.format("%s against %s: this run cannot say. %s.", first, second,
                    Text.join("; ", faults(answer)));
        }
        Text times = Text.format("%s times as long as %s: %s against %s, %s.",
                Carried.of(judged.comparison().ratio()), second,
                Carried.time(answer.a().measured().batchMillis()),
                Carried.time(answer.b().measured().batchMillis()), load(a, b));
        return switch (judged.decision().verdict()) {
            case SLOWER, FASTER -> Text.of(first, " takes ", times);
            case EQUIVALENT -> Text.format("Both take as long, within %s. %s takes %s",
                    Numbers.percent(answer.claim().delta()), first, times);
            // A band that a claim names may hold the whole interval.
            case UNDECIDED ->
                Text.of(judged.holds() == ClaimVerdict.UNDECIDED ? "Undecided. " : "", first, " takes ", times);
        };
    }

    private static List<Text> faults(OwnAnswer answer) {
        return Stream.of(answer.a(), answer.b()).filter(cell -> !cell.valid())
                .map(cell -> Text.of(cell.equals(answer.a()) ? A : B, ": ", FaultWords.words(cell))).toList();
    }

    private static Text load(Parameters a, Parameters b) {
        return Text.prose(ClaimWords.load(a, b).equals(ClaimWords.load(b, a))
                ? ClaimWords.load(a, b)
                : ClaimWords.load(a, b) + " against " + ClaimWords.load(b, a));
    }

    /// Which part of the ledger carries the difference, and why.
    private static Text where(OwnAnswer answer) {
        OwnAnswer.Calls calls = answer.calls();
        if (calls == null) {
            return Text.of("Where the difference is, this run cannot say: its calls carried no timestamps.");
        }
        Text by = Text.format("A call with a differs by %s from one with b", Numbers.difference(calls.more()));
        Move reason = answer.reason();
        return reason == null
                ? Text.of(by, "; no part of it is more than half of that.")
                : Text.format("%s; %s of that is %s. %s", by, share(answer.share(reason)), Names.part(reason.part()),
                        CauseWords.of(answer, reason));
    }

    /// The parts that take less with `a` make up for some of the difference: then one part is more than all of it.
    private static Text share(double share) {
        return share >= 0.995 ? Text.of("all") : Numbers.withUnit("" + Math.round(100 * share), "%");
    }

    private static Text seen(OwnAnswer answer) {
        CellResult.ObservedCounts a = answer.a().observed();
        CellResult.ObservedCounts b = answer.b().observed();
        return Text.format("The server saw at most %s calls at once with a and %s with b; %s.",
                Numbers.count(a.maxInFlight()), Numbers.count(b.maxInFlight()), connections(a, b));
    }

    private static String connections(CellResult.ObservedCounts a, CellResult.ObservedCounts b) {
        return Objects.equals(a.connections(), 0L) && Objects.equals(b.connections(), 0L)
                ? "no connection was opened while it was measured"
                : "%s and %s connections were opened in one measurement".formatted(Numbers.count(a.connections()),
                        Numbers.count(b.connections()));
    }

    private static List<Text> limits(OwnAnswer answer) {
        ClaimResult claim = answer.claim();
        List<Text> limits = new ArrayList<>();
        ClaimResult.Predicted predicted = claim.predicted();
        if (predicted != null && claim.outcome() instanceof Outcome.Judged) {
            limits.add(Text.format("By the parameters alone, a takes %s times as long.",
                    Numbers.trimmed(predicted.ratio())));
        }
        if (claim.outcome() instanceof Outcome.Judged judged) {
            limits.add(Text.format("It is measured in %s and %s of JVMs.",
                    Names.counted(judged.comparison().ratio().n(), "block"),
                    Names.counted(judged.sets(), "set")));
        }
        Text note = ClaimWords.note(claim);
        if (!note.isEmpty() && claim.outcome() instanceof Outcome.Judged) {
            limits.add(Text.of("What limits this answer: ", note, "."));
        }
        limits.addAll(ClaimWords.advice(claim));
        return limits;
    }

    private static Table sides(OwnAnswer answer) {
        List<List<?>> rows = new ArrayList<>();
        if (answer.a().figures() != null && answer.b().figures() != null) {
            boolean atARate = answer.a().parameters().isOpen();
            rows.add(List.of(atARate ? "99th percentile from due" : "batch",
                    Carried.time(answer.a().measured().batchMillis()),
                    Carried.time(answer.b().measured().batchMillis()), Numbers.NONE));
            OwnAnswer.Calls calls = answer.calls();
            if (calls != null) {
                rows.add(List.of(answer.countsLimit() ? "a call" : "a call, from its turn on", time(calls.a()),
                        time(calls.b()),
                        Numbers.difference(calls.more())));
            }
            ShownPart.ALL.stream().filter(shown -> shown.part() != Part.RESIDUAL)
                    .filter(shown -> shown.part() != Part.LIMIT || answer.countsLimit())
                    .map(shown -> part(answer, shown)).filter(Objects::nonNull).forEach(rows::add);
            rows.add(row("CPU of the client, a call", answer.a().measured().costs().get(Cost.CPU),
                    answer.b().measured().costs().get(Cost.CPU)));
        }
        rows.add(counts("most at once, as the server saw it", answer.a().observed().maxInFlight(),
                answer.b().observed().maxInFlight()));
        rows.add(counts("connections opened, as the server saw it", answer.a().observed().connections(),
                answer.b().observed().connections()));
        return Table.of(List.of("", A, B, "a − b"), rows);
    }

    private static @Nullable List<?> part(OwnAnswer answer, ShownPart shown) {
        Ledger a = answer.a().measured().ledger();
        Ledger b = answer.b().measured().ledger();
        boolean isSplit = shown.part() == Part.TRANSPORT && a.get(Part.CLIENT) != null && b.get(Part.CLIENT) != null;
        Quantity first = a.get(shown.part());
        Quantity second = b.get(shown.part());
        return isSplit || (isNothing(first) && isNothing(second)) ? null : row(shown.name(), first, second);
    }

    private static boolean isNothing(@Nullable Quantity part) {
        return part == null || part.value() == 0;
    }

    private static List<?> row(String name, @Nullable Quantity a, @Nullable Quantity b) {
        return List.of(name, time(a), time(b),
                a == null || b == null ? Numbers.NONE : Numbers.difference(a.minus(b)));
    }

    private static Object time(@Nullable Quantity time) {
        return time == null ? Numbers.NONE : time.value() == 0 ? "0" : Carried.time(time);
    }

    private static List<?> counts(String name, @Nullable Long a, @Nullable Long b) {
        return List.of(name, Numbers.count(a), Numbers.count(b), Numbers.NONE);
    }
}
