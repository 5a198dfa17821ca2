// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.findings.theory.TheoryCells.TheoryCell;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a request takes, from measuring alone up to a client, each step with its rise from the one below it.
///
/// `hop` is what one more thread on the way takes, null where no two steps show it.
public record HopSteps(List<Step> steps, @Nullable Hop hop) {
    /// The lowest step, which has none below it.
    private static final String BOTTOM = "NO_HOP";
    private static final Map<String, String> BELOW = Map.of("EXECUTOR", BOTTOM, "VIRTUAL_THREAD", BOTTOM, "FUTURE",
            BOTTOM, "RAW_SOCKET", BOTTOM, "RAW_NIO", "RAW_SOCKET", "RAW_NIO_HAND_OFF", "RAW_NIO");
    private static final List<String> ORDER = List.of(BOTTOM, "EXECUTOR", "VIRTUAL_THREAD", "FUTURE", "RAW_SOCKET",
            "RAW_NIO", "RAW_NIO_HAND_OFF");

    /// One step: a request's total in microseconds. `hop` names a part of a call, null for a call of a client.
    public record Step(@Nullable String hop, CellResult cell, Quantity micros, @Nullable Rise rise) {}

    /// The difference from the step `below` in microseconds, `paired` where it is of common blocks.
    public record Rise(Step below, Quantity micros, boolean paired) {}

    /// The step that one hand-off to another thread is.
    public record Hop(Step from, Step to, PairedCells.Difference difference) {}

    public HopSteps {
        steps = List.copyOf(steps);
    }

    static HopSteps of(TheoryCells floor, TheoryCells single) {
        Map<String, TheoryCell> parts = new LinkedHashMap<>();
        ORDER.forEach(hop -> floor.cells().stream().filter(cell -> hop.equals(cell.hop())).findFirst()
                .ifPresent(cell -> parts.put(hop, cell)));
        List<Step> steps = new ArrayList<>();
        parts.forEach((hop, cell) -> steps.add(step(floor, hop, cell, parts.get(BELOW.getOrDefault(hop, "")))));
        clients(single).forEach(cell -> {
            steps.add(step(single, null, cell,
                    single.raw(cell).filter(raw -> !raw.id().equals(cell.id())).orElse(null)));
            pooled(single, cell).ifPresent(pooled -> steps.add(step(single, null, pooled, cell)));
        });
        Hop hop = Stream.of("RAW_NIO_HAND_OFF", "EXECUTOR").map(to -> hop(floor, parts, to)).flatMap(Optional::stream)
                .findFirst().orElse(null);
        return new HopSteps(steps, hop);
    }

    /// One call at a time without delay, as the client brings it; the raw exchanges first.
    static Stream<TheoryCell> clients(TheoryCells single) {
        List<TheoryCell> cells = single.at(0).filter(
                cell -> List.of("SEQUENTIAL", "AWAIT_EACH").contains(cell.parameters().strategy())).toList();
        return Stream.concat(cells.stream().filter(TheoryCell::isRaw),
                cells.stream().filter(cell -> !cell.isRaw()));
    }

    /// The same client with its completions passed on by a pool.
    static Optional<TheoryCell> pooled(TheoryCells single, TheoryCell direct) {
        return direct.parameters().isAsync()
                ? single.at(direct.delay()).filter(cell -> cell.parameters().isPooled())
                        .filter(cell -> cell.parameters().client().equals(direct.parameters().client())).findFirst()
                : Optional.empty();
    }

    private static Optional<Hop> hop(TheoryCells floor, Map<String, TheoryCell> parts, String to) {
        String from = BELOW.getOrDefault(to, "");
        TheoryCell above = parts.get(to);
        TheoryCell below = parts.get(from);
        return above == null || below == null
                ? Optional.empty()
                : Optional.of(new Hop(step(from, below, null), step(to, above, null), floor.difference(above, below)));
    }

    private static Step step(TheoryCells cells, @Nullable String hop, TheoryCell cell, @Nullable TheoryCell below) {
        if (below == null) {
            return step(hop, cell, null);
        }
        PairedCells.Difference step = cells.difference(cell, below);
        return step(hop, cell, new Rise(step(below.hop(), below, null), step.estimate(), step.paired()));
    }

    private static Step step(@Nullable String hop, TheoryCell cell, @Nullable Rise rise) {
        return new Step(hop, cell.result(), cell.total().mean().atLeast(0), rise);
    }
}
