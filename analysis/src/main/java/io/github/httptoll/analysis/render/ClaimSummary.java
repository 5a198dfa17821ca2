// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Foretold;
import io.github.httptoll.analysis.findings.Holds;
import io.github.httptoll.analysis.findings.Judgement;
import io.github.httptoll.analysis.findings.Sentence;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        return new Table(List.of("sentence", "says", "it is", "confirmed", "refuted", "undecided", "invalid", "claims"),
                Sentence.of(claims).stream()
                        .map(sentence -> List.of(sentence.source(), sentence.says(), sentence.became().key(),
                                "" + sentence.count(Holds.CONFIRMED), "" + sentence.count(Holds.REFUTED),
                                "" + sentence.count(Holds.UNDECIDED), "" + sentence.count(Holds.INVALID),
                                sentence.claims().stream().map(Judgement::id).collect(Collectors.joining(", "))))
                        .toList());
    }

    static List<Map<String, Object>> json(List<Judgement> claims) {
        return Sentence.of(claims).stream().map(sentence -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("source", sentence.source());
            json.put("says", sentence.says());
            json.put("became", sentence.became().key());
            json.put("claims", sentence.claims().stream().map(Judgement::id).toList());
            return json;
        }).toList();
    }

    /// The ratios that parameters foretell beside the measured ones; empty of rows where none does.
    public static Table foretold(List<Foretold> all) {
        return new Table(
                List.of("claim", "ratio by parameters alone", "measured [95 %]", "measured by predicted [95 %]",
                        "within 15 %", "a: predicted, measured ms", "b: predicted, measured ms"),
                all.stream()
                        .map(one -> List.of(one.claim().id(), Numbers.ratio(one.ratio()), Numbers.ratio(one.measured()),
                                Numbers.ratio(one.share()), near(one.near()), side(one.a()), side(one.b())))
                        .toList());
    }

    private static String side(Foretold.Side side) {
        return Numbers.chosen(side.predictedMillis()) + ", " + Numbers.plain(side.batchMillis());
    }

    private static String near(Foretold.Near near) {
        return switch (near) {
            case YES -> "yes";
            case NO -> "no";
            case OPEN -> "undecided";
        };
    }

    /// How many came as foretold, and which side of the farthest one did not.
    public static String says(List<Foretold> all) {
        String count = ("Of %s ratios that parameters foretell, %s came within 15 %% with their whole interval, %s did "
                + "not, of %s the interval holds both.")
                .formatted(all.size(), count(all, Foretold.Near.YES), count(all, Foretold.Near.NO),
                        count(all, Foretold.Near.OPEN));
        return all.stream().filter(one -> one.near() == Foretold.Near.NO)
                .max(Comparator.comparingDouble(one -> Math.abs(Math.log(one.share().value()))))
                .map(worst -> count + " " + farthest(worst)).orElse(count);
    }

    private static String farthest(Foretold worst) {
        boolean a = worst.a().unforetold() > worst.b().unforetold();
        Foretold.Side side = a ? worst.a() : worst.b();
        return ("Farthest is %s, %s times what was foretold: of the batch of %s, %s is not in the parameters, but the "
                + "client's, the machine's or the network's.")
                .formatted(worst.claim().id(), Numbers.plain(worst.share()), a ? "a" : "b",
                        Numbers.percent(side.unforetold()));
    }

    private static long count(List<Foretold> all, Foretold.Near near) {
        return all.stream().filter(one -> one.near() == near).count();
    }

    static List<Map<String, @Nullable Object>> json(Findings findings) {
        return Foretold.of(findings).stream().map(one -> {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("claim", one.claim().id());
            json.put("predicted", Numbers.exact(one.ratio()));
            QuantityJson.addTo(json, "share", one.share());
            json.put("within15Percent", one.near() == Foretold.Near.OPEN ? null : one.near() == Foretold.Near.YES);
            return json;
        }).toList();
    }
}
