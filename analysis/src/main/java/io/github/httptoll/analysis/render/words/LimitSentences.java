// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.answer.Finding.DefaultCell;
import io.github.httptoll.analysis.findings.answer.Finding;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the libraries' default limits do: a sentence of counts and the cell held back most, and a brief one.
final class LimitSentences {
    private LimitSentences() {}

    static Text of(Finding.HiddenLimit limits) {
        List<DefaultCell> held = limits.held();
        String counts = "At default settings %s of %s cells let fewer calls through at once than the caller allowed"
                .formatted(held.size(), limits.cells().size());
        String all = held.stream()
                .collect(Collectors.groupingBy(LimitSentences::seen, LinkedHashMap::new, Collectors.counting()))
                .entrySet().stream()
                .map(seen -> seen.getKey() + (seen.getValue() == 1 ? "" : " in " + seen.getValue() + " cells"))
                .collect(Collectors.joining(", "));
        return switch (held.size()) {
            case 0 -> Text.of(counts, ".");
            case 1 -> Text.of(counts, ": ", all, cost(held.getFirst()), ".");
            default -> {
                DefaultCell worst = worst(held);
                yield Text.of(counts, ": ", all, "; the longest is ", Names.contender(worst.cell().parameters()),
                        cost(worst), ".");
            }
        };
    }

    /// The limit that costs most, with all libraries that have it.
    static List<Text> brief(Finding.HiddenLimit limits) {
        return BriefSentences.above(limits.heldAgainstTuned()).map(most -> {
            Long limit = most.first().observed().maxInFlight();
            List<String> libraries = libraries(most, limits.held().stream().map(DefaultCell::cell)
                    .filter(cell -> Objects.equals(cell.observed().maxInFlight(), limit)).toList());
            return Text.format("With %s, %s calls%s take %s%s times as long as with %s.",
                    libraries.size() == 1
                            ? "%s's default limit of %s".formatted(libraries.getFirst(), Numbers.count(limit))
                            : "a default limit of %s (%s)".formatted(Numbers.count(limit),
                                    String.join(", ", libraries)),
                    most.first().parameters().calls(), BriefSentences.ofDelay(most),
                    libraries.size() == 1 ? "" : "up to ",
                    Carried.of(most.ratio()), most.second().parameters().limit());
        }).stream().toList();
    }

    /// Each once, that of the comparison first.
    private static List<String> libraries(Contrast most, List<CellResult> cells) {
        Map<String, String> names = new LinkedHashMap<>();
        Stream.concat(Stream.of(most.first()), cells.stream()).map(cell -> cell.parameters().client())
                .sorted(Comparator.comparing(client -> !client.isOfLibraryOf(most.first().parameters().client())))
                .forEach(client -> names.merge(client.library(), Names.library(client),
                        (one, other) -> one.length() <= other.length() ? one : other));
        return List.copyOf(names.values());
    }

    private static DefaultCell worst(List<DefaultCell> held) {
        return held.stream().max(Comparator.comparingDouble(cell -> cell.cell().measured().batchMillis().value()))
                .orElseThrow();
    }

    private static String seen(DefaultCell cell) {
        Parameters p = cell.cell().parameters();
        return "%s %s of %s".formatted(Names.contender(p), Numbers.count(cell.cell().observed().maxInFlight()),
                p.atOnce());
    }

    private static Text cost(DefaultCell held) {
        Quantity waves = held.waves();
        Contrast contrast = held.contrast();
        Text inWaves = waves == null
                ? Text.EMPTY
                : Text.format(", %s waves of %s", Numbers.rounded(waves),
                        Names.delay(held.cell().parameters().delaysMillis()));
        Text pool = PoolWords.waits(held.cell());
        return Text.of(pool.isEmpty() ? Text.EMPTY : Text.of(", which ", pool), inWaves,
                contrast == null || !contrast.isEffect()
                        ? Text.format(" (%s)", Numbers.named("n", held.cell().measured().batchMillis().n()))
                        : Text.format(": %s against %s tuned, %s (%s)", Sentences.batch(contrast, true),
                                Sentences.batch(contrast, false), Sentences.times(contrast), Sentences.n(contrast)));
    }
}
