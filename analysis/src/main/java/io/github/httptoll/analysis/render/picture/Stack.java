// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.picture;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.render.words.ShownPart;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The time of one request of a cell, by the parts that took it.
///
/// @param label client and form of the call
/// @param parts in microseconds, none below zero
/// @param total in microseconds
public record Stack(String label, Map<Part, Double> parts, Quantity total) {
    /// What is drawn, from the axis on: the parts of a split, and network and client together where they are not told apart.
    public static final List<ShownPart> DRAWN = ShownPart.drawn();

    /// The stack of a valid cell; empty where its requests carried no timestamps.
    public static Optional<Stack> of(String label, CellResult cell) {
        return Optional.ofNullable(cell.measured().phases().get(Phase.TOTAL))
                .map(total -> new Stack(label, drawn(cell.measured().ledger().parts()), total));
    }

    /// How long it is drawn, in microseconds.
    double drawnMicros() {
        return parts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// A client that is faster than the raw exchange is drawn as a shorter network, so that the stack is as long as the total.
    private static Map<Part, Double> drawn(Map<Part, Quantity> ledger) {
        Map<Part, Double> parts = new EnumMap<>(Part.class);
        Quantity client = ledger.get(Part.CLIENT);
        ledger.forEach((part, micros) -> {
            if (DRAWN.contains(ShownPart.of(part)) && (part != Part.TRANSPORT || client == null)) {
                double less = part == Part.NETWORK && client != null ? Math.min(0, client.value()) : 0;
                parts.put(part, Math.max(0, micros.value() + less));
            }
        });
        return parts;
    }
}
