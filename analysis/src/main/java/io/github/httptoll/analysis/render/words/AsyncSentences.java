// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.answer.Finding.Pair;
import io.github.httptoll.analysis.findings.answer.Finding;
import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Move;
import io.github.httptoll.analysis.statistics.Comparison.BandPosition;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether async takes longer, in a sentence of counts, a sentence of the worst pair, and a table by delay.
public final class AsyncSentences {
    /// How many pairs ended how.
    record Tally(int above, int below, int within, int across) {
        static Tally of(List<Pair> pairs) {
            return new Tally(count(pairs, BandPosition.ABOVE), count(pairs, BandPosition.BELOW),
                    count(pairs, BandPosition.WITHIN), count(pairs, BandPosition.ACROSS));
        }

        private static int count(List<Pair> pairs, BandPosition position) {
            return (int) pairs.stream().filter(pair -> isAt(pair.contrast(), position)).count();
        }

        String lead() {
            int pairs = above + below + within + across;
            if (across == pairs) {
                return "This run cannot say whether async takes longer";
            }
            if (above == 0) {
                return across == 0 ? "Async takes no longer here" : "Async is nowhere seen to take longer here";
            }
            return 2 * above > pairs ? "Async takes longer here in most places" : "Async takes longer only in places";
        }
    }

    private AsyncSentences() {}

    static List<Text> of(Finding.AsyncAgainstThreads async) {
        List<Pair> pairs = async.pairs();
        Tally tally = Tally.of(pairs);
        Text counts = Text.format(
                "%s: of %s async cells, each against the fastest blocking one with the same calls, limit "
                        + "and delay, %s took longer, %s took less, %s took as long within %s, and %s cannot be told apart%s.",
                tally.lead(), pairs.size(), tally.above(), tally.below(), tally.within(), Numbers.withUnit("5", "%"),
                tally.across(), reach(pairs)
                        .map(reach -> Text.format(" (in the median their intervals reach %s to either side)", reach))
                        .orElse(Text.EMPTY));
        boolean longer = tally.above() > 0;
        Pair extreme = largest(pairs.stream().filter(pair -> !longer || isLonger(pair)).toList());
        List<Text> sentences = new ArrayList<>(List.of(Text.of(counts, tally.above() > 1 ? reasons(pairs) : "")));
        if (extreme.contrast().isEffect()) {
            sentences.add(extreme(extreme, longer));
        }
        return sentences;
    }

    /// How far the intervals of what cannot be told apart reach, in the median: a larger difference this run would have seen.
    private static Optional<Text> reach(List<Pair> pairs) {
        double[] reaches = pairs.stream().map(Pair::contrast).filter(contrast -> isAt(contrast, BandPosition.ACROSS))
                .mapToDouble(contrast -> reach(contrast.ratio())).filter(reach -> !Double.isNaN(reach)).sorted()
                .toArray();
        return reaches.length == 0 ? Optional.empty() : Optional.of(Numbers.percent(reaches[reaches.length / 2]));
    }

    private static boolean isAt(Contrast contrast, BandPosition position) {
        return contrast.comparison().position() == position;
    }

    private static double reach(Quantity ratio) {
        Interval interval = ratio.interval();
        return interval == null ? Double.NaN : Math.expm1(Math.log(interval.high() / interval.low()) / 2);
    }

    /// Which part differs most, counted over the pairs where async takes longer.
    static Map<Part, Long> moved(List<Pair> pairs) {
        return pairs.stream().filter(AsyncSentences::isLonger).flatMap(pair -> Stream.ofNullable(pair.moved()))
                .collect(Collectors.groupingBy(Move::part, TreeMap::new, Collectors.counting()));
    }

    private static String reasons(List<Pair> pairs) {
        Map<Part, Long> moved = moved(pairs);
        return moved.isEmpty()
                ? ""
                : moved.entrySet().stream().map(part -> Names.part(part.getKey()) + " in " + part.getValue())
                        .collect(Collectors.joining(", ", " Where it takes longer, what differs most is ", "."));
    }

    private static Text extreme(Pair pair, boolean longer) {
        Contrast contrast = pair.contrast();
        Text moved = pair.moved() == null
                ? Text.EMPTY
                : Text.format("; what differs most is %s, %s per request", Names.part(pair.moved().part()),
                        Numbers.difference(pair.moved().micros()));
        return Text.format("%s is %s against %s, %s, %s: %s against %s, %s (%s)%s.",
                longer ? "Longest" : "The largest ratio", Names.contender(contrast.first().parameters()),
                Names.contender(contrast.second().parameters()), Sentences.work(contrast.first().parameters()),
                Numbers.named("C", contrast.first().parameters().limit()), Sentences.batch(contrast, true),
                Sentences.batch(contrast, false), Sentences.times(contrast), Sentences.n(contrast), moved);
    }

    static boolean isLonger(Pair pair) {
        return isAt(pair.contrast(), BandPosition.ABOVE);
    }

    private static Pair largest(List<Pair> pairs) {
        return pairs.stream().max(Comparator.comparingDouble(pair -> Sentences.ratio(pair.contrast()))).orElseThrow();
    }

    /// The counts by delay, with the largest ratio of each.
    public static Table byDelay(Finding.AsyncAgainstThreads async) {
        Map<List<Double>, List<Pair>> byDelay = async.pairs().stream().collect(Collectors.groupingBy(
                pair -> pair.contrast().first().parameters().delaysMillis(), LinkedHashMap::new, Collectors.toList()));
        return Table.of(
                List.of("delay", "pairs", "longer", "less", "within 5 %", "not told apart", "largest ratio [95 %]"),
                byDelay.entrySet().stream().map(delay -> row(Names.delay(delay.getKey()), delay.getValue())).toList());
    }

    private static List<?> row(Text delay, List<Pair> pairs) {
        Tally tally = Tally.of(pairs);
        Contrast worst = largest(pairs).contrast();
        return List.of(delay, "" + pairs.size(), "" + tally.above(), "" + tally.below(), "" + tally.within(),
                tally.across() + reach(pairs).map(reach -> " (± " + reach + ")").orElse(""),
                Numbers.rounded(worst.ratio()) + " " + Names.contender(worst.first().parameters())
                        + ", C = " + worst.first().parameters().limit());
    }
}
