package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.Contrast;
import io.github.httptoll.analysis.findings.Finding.Pair;
import io.github.httptoll.analysis.findings.Finding;
import io.github.httptoll.analysis.findings.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether async is slower, in a sentence of counts, a sentence of the worst pair, and a table by delay.
final class AsyncSentences {
    /// How many pairs ended how.
    private record Tally(int slower, int faster, int equivalent, int undecided) {
        static Tally of(List<Pair> pairs) {
            Tally tally = new Tally(0, 0, 0, 0);
            for (Pair pair : pairs) {
                tally = tally.and(pair.contrast());
            }
            return tally;
        }

        private Tally and(Contrast contrast) {
            return switch (contrast.verdict()) {
                case SLOWER -> new Tally(slower + 1, faster, equivalent, undecided);
                case FASTER -> new Tally(slower, faster + 1, equivalent, undecided);
                case EQUIVALENT -> new Tally(slower, faster, equivalent + 1, undecided);
                case UNDECIDED -> new Tally(slower, faster, equivalent, undecided + 1);
            };
        }

        String lead() {
            int pairs = slower + faster + equivalent + undecided;
            if (undecided == pairs) {
                return "This run cannot say whether async is slower";
            }
            if (slower == 0) {
                return undecided == 0 ? "Async is not slower here" : "Async is nowhere shown to be slower here";
            }
            return 2 * slower > pairs ? "Async is slower here in most places" : "Async is slower here only in places";
        }
    }

    private AsyncSentences() {}

    static List<String> of(Finding.AsyncAgainstThreads async) {
        List<Pair> pairs = async.pairs();
        Tally tally = Tally.of(pairs);
        String counts = ("%s: of %s pairs of an async and a blocking cell with the same calls, limit and delay it is "
                + "slower in %s, equivalent (within 5 %%) in %s, faster in %s and undecided in %s.").formatted(
                        tally.lead(), pairs.size(), tally.slower(), tally.equivalent(), tally.faster(),
                        tally.undecided());
        return List.of(counts + (tally.slower() > 1 ? reasons(pairs) : ""), extreme(pairs, tally.slower() > 0));
    }

    /// Which part differs most, counted over the pairs where async is slower.
    private static String reasons(List<Pair> pairs) {
        Map<Part, Long> moved = pairs.stream().filter(AsyncSentences::isSlower)
                .flatMap(pair -> Stream.ofNullable(pair.moved()))
                .collect(Collectors.groupingBy(Finding.Move::part, TreeMap::new, Collectors.counting()));
        return moved.isEmpty()
                ? ""
                : moved.entrySet().stream().map(part -> Names.part(part.getKey()) + " in " + part.getValue())
                        .collect(Collectors.joining(", ", " Where it is slower, what differs most is ", "."));
    }

    private static String extreme(List<Pair> pairs, boolean slower) {
        Pair pair = largest(pairs.stream().filter(p -> !slower || isSlower(p)).toList());
        Contrast contrast = pair.contrast();
        String moved = pair.moved() == null
                ? ""
                : "; what differs most is %s, %s per request".formatted(Names.part(pair.moved().part()),
                        Numbers.difference(pair.moved().micros()));
        return "%s is %s against %s, %s, C = %s: %s against %s, %s (%s)%s.".formatted(
                slower ? "Slowest" : "The largest ratio", Names.contender(contrast.first().parameters()),
                Names.contender(contrast.second().parameters()), Sentences.work(contrast.first().parameters()),
                contrast.first().parameters().limit(), Sentences.batch(contrast, true),
                Sentences.batch(contrast, false), Sentences.times(contrast), Sentences.n(contrast), moved);
    }

    private static boolean isSlower(Pair pair) {
        return switch (pair.contrast().verdict()) {
            case SLOWER -> true;
            case FASTER, EQUIVALENT, UNDECIDED -> false;
        };
    }

    private static Pair largest(List<Pair> pairs) {
        return pairs.stream().max(Comparator.comparingDouble(pair -> Sentences.ratio(pair.contrast()))).orElseThrow();
    }

    /// The counts by delay, with the largest ratio of each.
    static Table byDelay(Finding.AsyncAgainstThreads async) {
        Map<String, List<Pair>> byDelay = new LinkedHashMap<>();
        async.pairs().forEach(pair -> byDelay.computeIfAbsent(
                Names.delay(pair.contrast().first().parameters().delaysMillis()), _ -> new ArrayList<>()).add(pair));
        List<List<String>> rows = byDelay.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList();
        return new Table(
                List.of("delay", "pairs", "slower", "equivalent", "faster", "undecided", "largest ratio [95 %]"),
                rows);
    }

    private static List<String> row(String delay, List<Pair> pairs) {
        Tally tally = Tally.of(pairs);
        Contrast worst = largest(pairs).contrast();
        return List.of(delay, "" + pairs.size(), "" + tally.slower(), "" + tally.equivalent(), "" + tally.faster(),
                "" + tally.undecided(), Numbers.plain(worst.ratio()) + " " + Names.contender(worst.first().parameters())
                        + ", C = " + worst.first().parameters().limit());
    }
}
