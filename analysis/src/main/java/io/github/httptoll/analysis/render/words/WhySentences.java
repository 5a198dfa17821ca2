// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.answer.Finding.Pair;
import io.github.httptoll.analysis.findings.answer.Finding;
import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.statistics.Comparison.BandPosition;
import io.github.httptoll.analysis.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        return findings.stream().filter(Finding.AsyncAgainstThreads.class::isInstance)
                .map(Finding.AsyncAgainstThreads.class::cast)
                .map(async -> new WhySentences(findings, async.pairs()).text()).findFirst().orElse(Text.EMPTY);
    }

    private Text text() {
        return Text.join(" ", Stream.of(where(), grows(), more()).filter(each -> !each.equals(Text.EMPTY)).toList());
    }

    private Text where() {
        List<Pair> waiting = pairs.stream().filter(pair -> pair.contrast().first().parameters().hasDelay()).toList();
        List<Pair> others = pairs.stream().filter(pair -> !waiting.contains(pair)).toList();
        if (longer(pairs) == 0) {
            return Text.of(AsyncSentences.Tally.of(pairs).lead(), ".");
        }
        return waiting.isEmpty() || others.isEmpty()
                ? Text.format("Async takes longer in %s of %s comparisons.", longer(pairs), pairs.size())
                : Text.format(
                        "Async takes longer in %s of %s comparisons without a server delay, and in %s of %s with one.",
                        longer(others), others.size(), longer(waiting), waiting.size());
    }

    private static long longer(List<Pair> pairs) {
        return pairs.stream().filter(AsyncSentences::isLonger).count();
    }

    private Text grows() {
        Map<Part, Long> moved = AsyncSentences.moved(pairs);
        return moved.entrySet().stream().max(Map.Entry.comparingByValue())
                .map(most -> Text.format("Where it does, %s%s grows most.", moved.size() == 1 ? "" : "it is usually ",
                        Names.part(most.getKey()) + (moved.size() == 1 ? "" : " that")))
                .orElse(Text.EMPTY);
    }

    /// What costs more for certain than the async cell that costs most.
    private Text more() {
        double most = pairs.stream().map(Pair::contrast)
                .flatMap(contrast -> Stream.ofNullable(contrast.ratio().interval()))
                .mapToDouble(Interval::high).max().orElse(Double.MAX_VALUE);
        List<String> dearer = findings.stream().flatMap(finding -> switch (finding) {
            case Finding.HiddenLimit limits when costs(limits.cells().stream()
                    .filter(Finding.DefaultCell::holdsBack).map(Finding.DefaultCell::contrast), most) ->
                Stream.of("default limits");
            case Finding.BlockedLoop loop when costs(loop.contrasts().stream(), most) ->
                Stream.of("blocked callbacks");
            default -> Stream.<String>empty();
        }).distinct().toList();
        return dearer.isEmpty() ? Text.EMPTY : Text.of(Names.capital(Names.all(dearer)), " cost more.");
    }

    private static boolean costs(Stream<Contrast> contrasts, double most) {
        return contrasts.filter(Objects::nonNull)
                .filter(contrast -> contrast.comparison().position() == BandPosition.ABOVE)
                .anyMatch(contrast -> Objects.requireNonNull(contrast.ratio().interval()).low() > most);
    }
}
