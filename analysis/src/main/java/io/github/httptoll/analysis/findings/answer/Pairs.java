// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.answer;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.cell.ValidCells;
import io.github.httptoll.analysis.findings.ledger.Move;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Async cells paired with the fastest blocking cell of their library, or of any client if theirs is async only.
final class Pairs {
    private final ValidCells cells;

    Pairs(ValidCells cells) {
        this.cells = cells;
    }

    Stream<Finding.Pair> find() {
        return cells.with(p -> p.isPlain() && p.isAsync() && p.isClient()).map(this::pair).flatMap(Optional::stream);
    }

    private Optional<Finding.Pair> pair(CellResult async) {
        return strategies(async.parameters())
                .map(strategies -> cells.fastest(async.parameters(), sameWork(async.parameters(), strategies)))
                .flatMap(Optional::stream)
                .findFirst().map(blocking -> cells.contrast(async, blocking))
                .map(contrast -> new Finding.Pair(contrast, moved(contrast)));
    }

    private static Stream<List<String>> strategies(Parameters async) {
        List<String> oneByOne = List.of("SEQUENTIAL");
        return async.strategy().equals("AWAIT_EACH")
                ? Stream.of(oneByOne)
                : Stream.of(List.of("PLATFORM_POOL", "VIRTUAL_THREADS"), oneByOne);
    }

    private static Predicate<Parameters> sameWork(Parameters async, List<String> strategies) {
        String sibling = async.client().blockingSibling();
        return p -> strategies.contains(p.strategy())
                && p.equals(async.withContender(p.client(), p.strategy()))
                && (sibling == null ? p.isClient() : p.client().id().equals(sibling));
    }

    /// Where async takes longer only a part that takes longer can be the reason.
    private static @Nullable Move moved(Contrast contrast) {
        List<Move> moves = Move.between(contrast.first().measured().ledger(), contrast.second().measured().ledger())
                .toList();
        return contrast.ratio().value() > 1
                ? moves.stream().filter(move -> move.micros().value() > 0)
                        .max(Comparator.comparingDouble(move -> move.micros().value())).orElse(null)
                : moves.stream().max(Comparator.comparingDouble(move -> Math.abs(move.micros().value()))).orElse(null);
    }
}
