// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.picture;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.ShownPart;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The time of one request of a cell, by the parts that took it.
///
/// @param label client and form of the call
/// @param parts in microseconds, in the order in which they are drawn; none below zero
/// @param total in microseconds
public record Stack(String label, Map<Part, Double> parts, Quantity total) {
    /// What is drawn, from the axis on.
    static final List<ShownPart> DRAWN = ShownPart.drawn();

    /// The single calls without a delay of every client, fastest first.
    public static List<Stack> ofSingleCalls(Findings findings) {
        return of(findings, "single-call",
                p -> p.limit() == 1 && p.hasOneDelay() && p.delaysMillis().getFirst() == 0
                        && List.of("SEQUENTIAL", "AWAIT_EACH").contains(p.strategy()));
    }

    /// How long it is drawn, in microseconds.
    double drawnMicros() {
        return parts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static List<Stack> of(Findings findings, String experiment, Predicate<Parameters> level) {
        return findings.experiments().stream().filter(each -> each.id().equals(experiment))
                .map(ExperimentResult::cells).flatMap(List::stream)
                .filter(cell -> cell.valid() && cell.parameters().isPlain() && level.test(cell.parameters()))
                .flatMap(Stack::of).sorted(Comparator.comparingDouble(stack -> stack.total().value())).toList();
    }

    private static Stream<Stack> of(CellResult cell) {
        Map<Part, Quantity> ledger = cell.measured().ledger().parts();
        Map<Part, Double> parts = new EnumMap<>(Part.class);
        List<Part> drawn = DRAWN.stream().map(ShownPart::part).toList();
        ledger.forEach((part, micros) -> {
            if (drawn.contains(part)) {
                parts.put(part, Math.max(0, micros.value()));
            }
        });
        Parameters who = cell.parameters();
        String label = who.isAsync() ? Names.async(who.client()) : Names.word(who.client()) + " blocking";
        return Stream.ofNullable(cell.measured().phases().get(Phase.TOTAL))
                .map(total -> new Stack(label, parts, total));
    }
}
