// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.claim.Foretold;
import io.github.httptoll.analysis.findings.claim.Holds;
import io.github.httptoll.analysis.findings.claim.Judgement;
import io.github.httptoll.analysis.findings.claim.Sentence;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The claims taken together: what became of each sentence, and whether ratios came as their parameters foretell.
public final class ClaimSummary {
    private ClaimSummary() {}

    /// How many sentences became what, in one line.
    public static String line(List<Judgement> claims) {
        List<Sentence> sentences = Sentence.of(claims);
        return sentences.size() + (sentences.size() == 1 ? " sentence: " : " sentences: ")
                + Sentence.tally(sentences).entrySet().stream()
                        .map(count -> count.getValue() + " " + became(count.getKey(), count.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String became(Sentence.Became became, long count) {
        return became == Sentence.Became.DEPENDS && count > 1 ? "depend" : became.key();
    }

    /// Each sentence, and how many of its claims came to what.
    public static Table sentences(List<Judgement> claims) {
        return Table.of(List.of("sentence", "says", "it is", "confirmed", "refuted", "undecided", "invalid", "claims"),
                Sentence.of(claims).stream()
                        .map(sentence -> List.of(sentence.source(), Text.prose(sentence.says()),
                                sentence.became().key(),
                                "" + sentence.count(Holds.CONFIRMED), "" + sentence.count(Holds.REFUTED),
                                "" + sentence.count(Holds.UNDECIDED), "" + sentence.count(Holds.INVALID),
                                sentence.claims().stream().map(Judgement::id).collect(Collectors.joining(", "))))
                        .toList());
    }

    /// The ratios that parameters foretell beside the measured ones; empty of rows where none does.
    public static Table foretold(List<Foretold> all) {
        return Table.of(
                List.of("claim", "ratio by parameters alone", "measured [95 %]", "measured by predicted [95 %]",
                        "within 15 %", "a: predicted, measured ms", "b: predicted, measured ms"),
                all.stream()
                        .map(one -> List.of(one.claim().id(), Numbers.ratio(one.ratio()), Numbers.ratio(one.measured()),
                                Numbers.ratio(one.share()), near(one.near()), side(one.a()), side(one.b())))
                        .toList());
    }

    private static Text side(Foretold.Side side) {
        return Text.of(Numbers.trimmed(side.predictedMillis()), ", ", Numbers.rounded(side.batchMillis()));
    }

    private static String near(Foretold.Near near) {
        return switch (near) {
            case YES -> "yes";
            case NO -> "no";
            case OPEN -> "undecided";
        };
    }

    /// How many came as foretold, and which side of the farthest one did not.
    public static Text says(List<Foretold> all) {
        Text count = Text.format(
                "Of %s ratios that parameters foretell, %s came within %s with their whole interval, %s did "
                        + "not, of %s the interval holds both.",
                all.size(), count(all, Foretold.Near.YES),
                Numbers.withUnit("15", "%"), count(all, Foretold.Near.NO), count(all, Foretold.Near.OPEN));
        return all.stream().filter(one -> one.near() == Foretold.Near.NO)
                .max(Comparator.comparingDouble(one -> Math.abs(Math.log(one.share().value()))))
                .map(worst -> Text.of(count, " ", farthest(worst))).orElse(count);
    }

    private static Text farthest(Foretold worst) {
        boolean a = worst.a().unforetold() > worst.b().unforetold();
        Foretold.Side side = a ? worst.a() : worst.b();
        return Text.format(
                "Farthest is %s, %s times what was foretold: of the batch of %s, %s is not in the parameters, but the "
                        + "client's, the machine's or the network's.",
                worst.claim().id(), Numbers.rounded(worst.share()),
                a ? "a" : "b", Numbers.percent(side.unforetold()));
    }

    private static long count(List<Foretold> all, Foretold.Near near) {
        return all.stream().filter(one -> one.near() == near).count();
    }
}
