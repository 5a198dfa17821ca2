// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.claim.Judgement.ClaimVerdict;
import io.github.httptoll.analysis.findings.claim.Judgement;
import io.github.httptoll.analysis.findings.claim.RatioPrediction;
import io.github.httptoll.analysis.findings.claim.Sentence;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The claims taken together: what became of each sentence, and whether ratios came as their parameters predict.
public final class ClaimSummary {
    private ClaimSummary() {}

    /// What was registered, how many sentences that tests, and what became of these, in one line; of a study file its questions.
    public static String line(Findings findings) {
        List<Sentence> sentences = Sentence.of(findings.judgements());
        String tested = findings.isOwn()
                ? Names.counted(sentences.size(), "question")
                : Stream.of(Names.counted(findings.claims().size(), "claim"),
                        Names.counted(findings.scenarios().size(), "trial"))
                        .filter(registered -> !registered.startsWith("0 ")).collect(Collectors.joining(" and "))
                        + (findings.judgements().size() == 1 ? " tests " : " test ")
                        + Names.counted(sentences.size(), "sentence");
        return tested + ": " + Sentence.tally(sentences).entrySet().stream()
                .map(count -> count.getValue() + " " + became(count.getKey(), count.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String became(Sentence.Outcome became, long count) {
        return became == Sentence.Outcome.DEPENDS && count > 1 ? "depend" : became.key();
    }

    /// Each sentence, and how many of its claims came to what.
    public static Table sentences(List<Judgement> claims) {
        return Table.of(List.of("sentence", "says", "it is", "confirmed", "refuted", "undecided", "invalid", "claims"),
                Sentence.of(claims).stream()
                        .map(sentence -> List.of(sentence.source(), Text.prose(sentence.says()),
                                sentence.outcome().key(),
                                "" + sentence.count(ClaimVerdict.CONFIRMED), "" + sentence.count(ClaimVerdict.REFUTED),
                                "" + sentence.count(ClaimVerdict.UNDECIDED), "" + sentence.count(ClaimVerdict.INVALID),
                                sentence.claims().stream().map(Judgement::id).collect(Collectors.joining(", "))))
                        .toList());
    }

    /// The ratios that parameters predict, beside the measured ones; empty of rows where none does.
    public static Table predictions(List<RatioPrediction> all) {
        return Table.of(
                List.of("claim", "ratio by parameters alone", "measured [95 %]", "measured by predicted [95 %]",
                        "within 15 %", "a: predicted, measured ms", "b: predicted, measured ms"),
                all.stream()
                        .map(one -> List.of(one.claim().id(), Numbers.ratio(one.ratio()), Numbers.ratio(one.measured()),
                                Numbers.ratio(one.share()), near(one.near()), side(one.a()), side(one.b())))
                        .toList());
    }

    private static Text side(RatioPrediction.Side side) {
        return Text.of(Numbers.trimmed(side.predictedMillis()), ", ", Numbers.rounded(side.batchMillis()));
    }

    private static String near(RatioPrediction.Near near) {
        return switch (near) {
            case YES -> "yes";
            case NO -> "no";
            case OPEN -> "undecided";
        };
    }

    /// How many came as predicted, and which side of the farthest one did not.
    public static Text says(List<RatioPrediction> all) {
        Text count = Text.format(
                "Of %s ratios that parameters predict, %s came within %s with their whole interval, %s did "
                        + "not, and %s are open.",
                all.size(), count(all, RatioPrediction.Near.YES),
                Numbers.withUnit("15", "%"), count(all, RatioPrediction.Near.NO),
                count(all, RatioPrediction.Near.OPEN));
        return all.stream().filter(one -> one.near() == RatioPrediction.Near.NO)
                .max(Comparator.comparingDouble(one -> Math.abs(Math.log(one.share().value()))))
                .map(worst -> Text.of(count, " ", farthest(worst))).orElse(count);
    }

    private static Text farthest(RatioPrediction worst) {
        boolean a = worst.a().unexplainedShare() > worst.b().unexplainedShare();
        RatioPrediction.Side side = a ? worst.a() : worst.b();
        return Text.format(
                "Largest deviation: %s, %s times the prediction: of the batch of %s, %s is not in the parameters, but the "
                        + "client's, the machine's or the network's.",
                worst.claim().id(), Numbers.rounded(worst.share()),
                a ? "a" : "b", Numbers.percent(side.unexplainedShare()));
    }

    private static long count(List<RatioPrediction> all, RatioPrediction.Near near) {
        return all.stream().filter(one -> one.near() == near).count();
    }
}
