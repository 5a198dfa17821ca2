// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.answer.Finding.Pair;
import io.github.httptoll.analysis.findings.answer.Finding;
import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Why async is slower: where it takes longer, what grows there, and what costs more than async does.
final class WhySentences {
    private final List<Finding> findings;
    private final List<Pair> pairs;

    private WhySentences(List<Finding> findings, List<Pair> pairs) {
        this.findings = findings;
        this.pairs = pairs;
    }

    /// Empty where async and blocking calls are not compared.
    static Text of(List<Finding> findings) {
        return those(findings, Finding.AsyncAgainstThreads.class)
                .map(async -> new WhySentences(findings, async.pairs()).text()).findFirst().orElse(Text.EMPTY);
    }

    private static <F extends Finding> Stream<F> those(List<Finding> findings, Class<F> kind) {
        return findings.stream().filter(kind::isInstance).map(kind::cast);
    }

    private Text text() {
        return Text.join(" ", Stream.of(where(), more()).filter(each -> !each.isEmpty()).toList());
    }

    private Text where() {
        List<Pair> waiting = pairs.stream().filter(pair -> pair.contrast().first().parameters().hasDelay()).toList();
        List<Pair> others = pairs.stream().filter(pair -> !waiting.contains(pair)).toList();
        if (longer(pairs) == 0) {
            return Text.of(AsyncSentences.Tally.of(pairs).lead(), ".");
        }
        if (waiting.isEmpty() || others.isEmpty()) {
            return Text.format("Async takes longer in %s of %s comparisons%s.", longer(pairs), pairs.size(),
                    grows(pairs));
        }
        return Text.format(
                "With a server delay, async takes longer in %s of %s comparisons%s. Without one, in %s of %s%s.",
                longer(waiting), waiting.size(), longer(others) == 0 ? grows(waiting) : "", longer(others),
                others.size(), grows(others));
    }

    private static long longer(List<Pair> pairs) {
        return pairs.stream().filter(AsyncSentences::isLonger).count();
    }

    private static String grows(List<Pair> pairs) {
        Map<Part, Long> moved = AsyncSentences.moved(pairs);
        return moved.entrySet().stream().max(Map.Entry.comparingByValue())
                .map(most -> ": what grows most is " + (moved.size() == 1 ? "" : "usually ")
                        + (most.getKey() == Part.CLIENT ? "the client's own work" : Names.part(most.getKey())))
                .orElse("");
    }

    /// What costs more for certain than the async cell that costs most.
    private Text more() {
        double most = pairs.stream().map(Pair::contrast)
                .flatMap(contrast -> Stream.ofNullable(contrast.ratio().interval()))
                .mapToDouble(Interval::high).max().orElse(Double.MAX_VALUE);
        Optional<Text> limited = dearer("Default limits",
                those(findings, Finding.HiddenLimit.class).flatMap(limits -> limits.heldAgainstTuned().stream()), most);
        List<Text> dearer = Stream.of(limited,
                dearer(limited.isEmpty() ? "Blocked callbacks" : "blocked callbacks",
                        those(findings, Finding.BlockedLoop.class).flatMap(loop -> loop.elsewhere().stream()), most))
                .flatMap(Optional::stream).toList();
        return dearer.isEmpty() ? Text.EMPTY : Text.of(Text.join(" and ", dearer), " cost more.");
    }

    /// The largest of these for certain.
    private static Optional<Text> dearer(String what, Stream<Contrast> contrasts, double most) {
        return BriefSentences.above(contrasts.toList()).map(Contrast::ratio)
                .filter(ratio -> Objects.requireNonNull(ratio.interval()).low() > most)
                .map(ratio -> Text.format("%s (up to %s times)", what, Carried.of(ratio)));
    }
}
