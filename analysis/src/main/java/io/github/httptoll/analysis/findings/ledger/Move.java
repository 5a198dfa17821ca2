// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.ledger;

import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// By how much a part of one ledger differs from the same part of another, in microseconds per request: the first less the second.
public record Move(Part part, Quantity micros) {
    /// The parts that can be the reason for a difference, as far as both ledgers know them, in the order of the stacks.
    ///
    /// The wait for the limit is not among them: it repeats how long the other calls hold their places.
    public static Stream<Move> between(Ledger first, Ledger second) {
        boolean split = first.get(Part.CLIENT) != null && second.get(Part.CLIENT) != null;
        Stream<Part> ways = split
                ? Stream.of(Part.NETWORK, Part.WAKING, Part.SERVER, Part.POOL, Part.ACCEPT, Part.CLIENT,
                        Part.SCHEDULING)
                : Stream.of(Part.TRANSPORT, Part.WAKING, Part.SERVER, Part.POOL, Part.ACCEPT, Part.SCHEDULING);
        boolean oneIsWhole = (first.get(Part.WAKING) == null) != (second.get(Part.WAKING) == null);
        return ways.filter(part -> part != Part.NETWORK || !oneIsWhole)
                .map(part -> of(part, first.get(part), second.get(part))).filter(Objects::nonNull);
    }

    /// Null where one of them is not known.
    public static @Nullable Move of(Part part, @Nullable Quantity first, @Nullable Quantity second) {
        return first == null || second == null ? null : new Move(part, first.minus(second));
    }
}
