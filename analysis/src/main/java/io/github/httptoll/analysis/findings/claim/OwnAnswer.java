// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Ledger;
import io.github.httptoll.analysis.findings.ledger.Move;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Decision.Verdict;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A question of a study file, answered: the claim with its verdict, its two cells, and where their difference is.
///
/// @param calls what a call takes with each; null where that is not known
/// @param moves what a call takes more with `a` than with `b`, by part of the ledger, the largest first; empty where that is not known
public record OwnAnswer(ClaimResult claim, CellResult a, CellResult b, @Nullable Calls calls, List<Move> moves) {
    /// A part that is at least so much of the difference is its reason.
    private static final double MOST = 0.5;

    /// Microseconds of a call with `a`, with `b`, and what it takes more with `a`, of the same blocks where both have some.
    public record Calls(Quantity a, Quantity b, Quantity more) {}

    /// The questions of a study file whose cells the run has, in the order of the file; none where the run is of the built-in study.
    public static List<OwnAnswer> of(Run run, List<ClaimResult> claims, List<ExperimentResult> experiments) {
        PairedCells cells = new PairedCells(run);
        Map<String, CellResult> own = ExperimentResult
                .cellsById(experiments.stream().filter(ExperimentResult::isOwn).toList());
        return claims.stream().flatMap(claim -> {
            CellResult a = own.get(claim.a());
            CellResult b = own.get(claim.b());
            return a == null || b == null
                    ? Stream.of()
                    : Stream.of(new OwnAnswer(claim, a, b, calls(cells, a, b), moves(a, b)));
        }).toList();
    }

    private static List<Move> moves(CellResult a, CellResult b) {
        if (!a.valid() || !b.valid()) {
            return List.of();
        }
        Ledger first = a.measured().ledger();
        Ledger second = b.measured().ledger();
        Stream<Move> limit = isLimit(a, b)
                ? Stream.ofNullable(Move.of(Part.LIMIT, first.get(Part.LIMIT), second.get(Part.LIMIT)))
                : Stream.of();
        return Stream.concat(Move.between(first, second), limit)
                .sorted(Comparator.comparingDouble((Move move) -> -Math.abs(move.micros().value()))).toList();
    }

    private static @Nullable Calls calls(PairedCells cells, CellResult a, CellResult b) {
        if (!a.valid() || !b.valid()) {
            return null;
        }
        String[] metrics = isLimit(a, b)
                ? new String[]{Phase.TOTAL.key()}
                : new String[]{Phase.TOTAL.key(), Phase.PERMIT.key()};
        PairedCells.Common common = cells.common(a.id(), b.id(), metrics);
        if (common != null) {
            return new Calls(common.first().mean(), common.second().mean(), common.difference().mean());
        }
        Quantity first = taken(a, isLimit(a, b));
        Quantity second = taken(b, isLimit(a, b));
        return first == null || second == null ? null : new Calls(first, second, first.minus(second));
    }

    private static @Nullable Quantity taken(CellResult cell, boolean withLimit) {
        Quantity total = cell.measured().phases().get(Phase.TOTAL);
        Quantity limit = cell.measured().ledger().get(Part.LIMIT);
        return total == null || limit == null || withLimit ? total : total.minus(limit);
    }

    /// Whether the wait for the caller's limit is part of a call: only where the limits differ. Elsewhere a call begins with its turn.
    public boolean countsLimit() {
        return isLimit(a, b);
    }

    private static boolean isLimit(CellResult a, CellResult b) {
        return a.parameters().limit() != b.parameters().limit();
    }

    private double moreMicros() {
        return moves.stream().mapToDouble(move -> move.micros().value()).sum();
    }

    /// That part of the difference, where 1 is all of it; more than 1 where another part makes up for some of it.
    public double share(Move move) {
        double more = moreMicros();
        return more == 0 ? 0 : move.micros().value() / more;
    }

    /// The part that most of the difference is in; null where there is none, or no part is more than half of it.
    public @Nullable Move reason() {
        return isDifferent() && !moves.isEmpty() && share(moves.getFirst()) >= MOST ? moves.getFirst() : null;
    }

    /// True where the verdict is that one of the two takes longer.
    public boolean isDifferent() {
        return claim.outcome() instanceof ClaimResult.Outcome.Judged judged
                && (judged.decision().verdict() == Verdict.SLOWER || judged.decision().verdict() == Verdict.FASTER);
    }
}
