// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.findings.theory.TheoryCells.TheoryCell;
import io.github.httptoll.analysis.read.Client;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a request takes, from measuring alone up to a client, each step with its rise from the one below it.
///
/// `hop` is what one more thread on the way takes, null where no two steps show it.
public record HopSteps(List<Step> steps, @Nullable Hop hop) {
    /// One step: a request's total in microseconds. `hop` names a part of a call, null for a call of a client.
    public record Step(@Nullable String hop, CellResult cell, Quantity micros, @Nullable Rise rise) {}

    /// The difference from the step `below` in microseconds, `paired` where it is of common blocks.
    public record Rise(Step below, Quantity micros, boolean paired) {}

    /// The step that one hand-off to another thread is.
    public record Hop(Step from, Step to, PairedCells.Difference difference) {}

    static HopSteps of(TheoryCells floor, TheoryCells single) {
        List<TheoryCell> parts = floor.cells().stream().filter(cell -> cell.hop() != null).toList();
        List<Step> steps = new ArrayList<>();
        parts.forEach(cell -> steps.add(step(floor, cell.hop(), cell, below(cell, parts).orElse(null))));
        clients(single).forEach(cell -> {
            steps.add(step(single, null, cell,
                    single.raw(cell).filter(raw -> !raw.id().equals(cell.id())).orElse(null)));
            pooled(single, cell).ifPresent(pooled -> steps.add(step(single, null, pooled, cell)));
        });
        Stream<TheoryCell> handedOff = Stream.concat(
                parts.stream().filter(cell -> cell.cell().client().role() == Client.Role.STEP),
                parts.stream().filter(cell -> !cell.cell().client().makesCalls()
                        && cell.parameters().strategy().equals("PLATFORM_POOL")));
        Hop hop = handedOff.flatMap(to -> below(to, parts).map(from -> hop(floor, from, to)).stream()).findFirst()
                .orElse(null);
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

    /// The part that a part stands on: measuring alone, the blocking exchange, or the exchange without the one thing more.
    private static Optional<TheoryCell> below(TheoryCell cell, List<TheoryCell> parts) {
        Client client = cell.cell().client();
        Predicate<TheoryCell> below = switch (client.role()) {
            case NO_CALL -> HopSteps::isBottom;
            case FLOOR -> client.isBlockingFloor()
                    ? HopSteps::isBottom
                    : other -> other.cell().client().isBlockingFloor();
            case STEP -> other -> other.isFloor() && other.parameters().strategy().equals(cell.parameters().strategy());
            case LIBRARY -> _ -> false;
        };
        return parts.stream().filter(below.and(other -> !other.equals(cell))).findFirst();
    }

    /// The lowest step, which has none below it.
    private static boolean isBottom(TheoryCell cell) {
        return !cell.cell().client().makesCalls() && cell.parameters().strategy().equals("SEQUENTIAL");
    }

    private static Hop hop(TheoryCells floor, TheoryCell from, TheoryCell to) {
        return new Hop(step(from.hop(), from, null), step(to.hop(), to, null), floor.difference(to, from));
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
