// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.answer.Finding;
import io.github.httptoll.analysis.findings.answer.Finding.Pair;
import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Move;
import io.github.httptoll.analysis.statistics.Comparison.BandPosition;
import io.github.httptoll.analysis.statistics.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is said of findings first: sentences of at most 20 words with one ratio each, and of at most 25 that list names.
///
/// Of several comparisons a sentence has the one whose interval is farthest from 1. What is undecided is no sentence.
final class BriefSentences {
    private static final int MOST_WORDS = 20;
    private static final Pattern INTERVAL = Pattern.compile(" \\[[^\\]]*\\]");
    private static final int MOST_WORDS_WITH_NAMES = 25;

    private BriefSentences() {}

    /// Where async takes longer than the blocking calls of its library, and where both take equally long.
    static List<Text> of(Finding.AsyncAgainstThreads async) {
        List<Pair> siblings = async.pairs().stream().filter(BriefSentences::isOfOneLibrary).toList();
        Optional<Text> longer = siblings.stream().filter(pair -> is(pair.contrast(), BandPosition.ABOVE))
                .max(Comparator.comparingDouble(pair -> low(pair.contrast())))
                .map(BriefSentences::longer);
        Optional<Text> equal = siblings.stream().map(Pair::contrast)
                .filter(contrast -> is(contrast, BandPosition.WITHIN) && contrast.first().parameters().hasOneDelay())
                .max(Comparator.<Contrast>comparingDouble(contrast -> delay(contrast))
                        .thenComparingDouble(contrast -> contrast.first().parameters().limit())
                        .thenComparingDouble(contrast -> -width(contrast)))
                .map(contrast -> Text.format("%s, async takes as long as blocking within %s: %s times with %s, %s.",
                        where(contrast), Numbers.withUnit("5", "%"), Carried.of(contrast.ratio()), library(contrast),
                        load(contrast)));
        return Stream.of(longer, equal).flatMap(Optional::stream).toList();
    }

    private static Text longer(Pair pair) {
        Contrast contrast = pair.contrast();
        return withEnd("%s, async takes %s times as long as blocking with %s, %s", mostly(pair), where(contrast),
                Carried.of(contrast.ratio()), library(contrast), load(contrast));
    }

    /// The part that makes up at least half of what a request takes more; empty where none is known to.
    ///
    /// With C calls at once a request takes C times as long as a batch by its calls (Little's law).
    private static String mostly(Pair pair) {
        Move moved = pair.moved();
        Interval interval = moved == null ? null : moved.micros().interval();
        double half = pair.contrast().extraMicros().value() * pair.contrast().first().parameters().limit() / 2;
        return moved == null || interval == null || interval.low() <= 0 || moved.micros().value() < half
                ? ""
                : ", mostly " + ShownPart.of(moved.part()).name();
    }

    /// A sentence with an end where there is room for it.
    private static Text withEnd(String sentence, String end, Object... parts) {
        Text whole = Text.format(sentence + end + ".", parts);
        return words(whole) <= MOST_WORDS ? whole : Text.format(sentence + ".", parts);
    }

    /// The ends of an interval are no words: they stand in grey behind their number.
    private static long words(Text sentence) {
        return INTERVAL.matcher(sentence.toString()).replaceAll("").split("\\s+", -1).length;
    }

    /// The client that adds most to a raw exchange.
    static List<Text> of(Finding.ClientToll toll) {
        return above(toll.contrasts()).map(most -> Text.format("%s, %s adds most: %s times a raw socket's time.",
                where(most), way(most), Carried.of(most.ratio()))).stream().toList();
    }

    /// The client that adds least, or all that cannot be told apart from it, with the least and the largest of their ratios.
    static Text of(Finding.LeastAdded found) {
        List<Contrast> candidates = found.candidates();
        Text least = Carried.of(found.least().ratio());
        if (candidates.size() == 1) {
            return Text.format("%s adds least without server delay, one call at a time: %s times a raw socket's time.",
                    way(found.least()), least);
        }
        Text range = candidates.stream().filter(each -> !each.equals(found.least()) && each.ratio().interval() != null)
                .max(Comparator.comparingDouble(each -> each.ratio().value()))
                .map(most -> Text.of(least, " to ", Carried.of(most.ratio()))).orElse(least);
        List<String> names = candidates.stream().map(BriefSentences::way).toList();
        String end = candidates.size() > found.others().size()
                ? ", and cannot be told apart"
                : " in all; compared directly, all others take longer";
        return IntStream.iterate(names.size(), named -> named > 1, named -> named - 1).boxed()
                .flatMap(named -> Stream.of(end, "").map(last -> addLeast(names, named, range, last)))
                .filter(sentence -> words(sentence) <= MOST_WORDS_WITH_NAMES).findFirst()
                .orElseGet(() -> addLeast(names, 1, range, ""));
    }

    /// With so many of the names: a name says more than the end.
    private static Text addLeast(List<String> names, int named, Text range, String end) {
        int more = names.size() - named;
        List<String> listed = more == 0
                ? names
                : Stream.concat(names.stream().limit(named), Stream.of(more + " more")).toList();
        return Text.format("%s add least without server delay, %s times a raw socket's time%s.",
                Names.all(listed), range, end);
    }

    /// The client, and how it is waited for where it has both ways.
    private static String way(Contrast contrast) {
        Parameters p = contrast.first().parameters();
        boolean hasOther = p.isAsync() ? p.client().blocking() != null : p.client().async() != null;
        return Names.word(p.client()) + (hasOther ? " " + Names.way(p) : "");
    }

    static List<Text> of(Finding.BlockedLoop loop) {
        return above(loop.elsewhere()).map(most -> {
            Parameters second = most.second().parameters();
            return Text.format("%s in the callback takes %s times as long as %s, with %s.",
                    Names.capital(Names.word(loop.work().name())), Carried.of(most.ratio()),
                    second.work() == null ? "no work" : Names.place(second), library(most));
        }).stream().toList();
    }

    static List<Text> of(Finding.SequentialAgainstConcurrent sequential) {
        return above(sequential.contrasts())
                .map(most -> Text.format("Sequential calls%s with %s take %s times as long as %s at once with %s.",
                        ofDelay(most), library(most), Carried.of(most.ratio()), most.second().parameters().limit(),
                        Names.library(most.second().parameters().client())))
                .stream().toList();
    }

    static List<Text> of(Finding.SessionCost session) {
        return above(session.contrasts()).map(most -> Text.format("%s takes %s times as long as a shared one with %s.",
                session.session().equals("KEEP_ALIVE_OFF") ? "A connection for each call" : "A client for each call",
                Carried.of(most.ratio()), library(most))).stream().toList();
    }

    /// The comparison that is farthest above 1 for certain.
    static Optional<Contrast> above(List<Contrast> contrasts) {
        return contrasts.stream().filter(contrast -> is(contrast, BandPosition.ABOVE))
                .max(Comparator.comparingDouble(BriefSentences::low));
    }

    private static boolean is(Contrast contrast, BandPosition position) {
        return contrast.comparison().position() == position;
    }

    private static boolean isOfOneLibrary(Pair pair) {
        return pair.contrast().second().parameters().client()
                .isOfLibraryOf(pair.contrast().first().parameters().client());
    }

    static String library(Contrast contrast) {
        return Names.library(contrast.first().parameters().client());
    }

    private static double low(Contrast contrast) {
        return Objects.requireNonNull(contrast.ratio().interval()).low();
    }

    private static double width(Contrast contrast) {
        Interval interval = Objects.requireNonNull(contrast.ratio().interval());
        return interval.high() - interval.low();
    }

    private static double delay(Contrast contrast) {
        return contrast.first().parameters().delaysMillis().getFirst();
    }

    private static Text where(Contrast contrast) {
        Parameters p = contrast.first().parameters();
        return p.hasDelay()
                ? Text.format("With %s server delay", Names.delay(p.delaysMillis()))
                : Text.of("Without server delay");
    }

    /// What the calls wait for.
    static Text ofDelay(Contrast contrast) {
        Parameters p = contrast.first().parameters();
        return p.hasDelay() ? Text.of(" of ", Names.delay(p.delaysMillis())) : Text.of(" without delay");
    }

    private static String load(Contrast contrast) {
        int limit = contrast.first().parameters().limit();
        return limit == 1 ? "sequentially" : limit + " at once";
    }
}
