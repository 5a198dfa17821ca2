// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.answer;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.cell.ValidCells;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Cells at default settings beside their tuned siblings.
final class Defaults {
    /// Below this share of what the caller allowed, fewer in flight are taken for a limit and not for chance.
    private static final double CLEARLY_BELOW = 0.9;

    private final ValidCells cells;

    Defaults(ValidCells cells) {
        this.cells = cells;
    }

    Stream<Finding.DefaultCell> find() {
        return cells.with(p -> p.isAsItComes() && p.isClient()).map(this::judge);
    }

    private Finding.DefaultCell judge(CellResult cell) {
        Parameters tuned = cell.parameters().withSettings("TUNED");
        Optional<CellResult> sibling = cells.with(tuned, tuned::equals).findFirst();
        Contrast contrast = sibling.map(other -> cells.contrast(cell, other)).orElse(null);
        return new Finding.DefaultCell(cell, waves(cell), contrast, holdsBack(cell, sibling.orElse(null)));
    }

    private static @Nullable Quantity waves(CellResult cell) {
        double delay = delay(cell.parameters());
        return delay == 0 ? null : cell.measured().batches().mean().times(1 / delay, Unit.ONE);
    }

    private static boolean holdsBack(CellResult cell, @Nullable CellResult tuned) {
        Long seen = cell.observed().maxInFlight();
        Long tunedSeen = tuned == null ? null : tuned.observed().maxInFlight();
        int wanted = cell.parameters().atOnce();
        return seen != null && delay(cell.parameters()) > 0 && seen < CLEARLY_BELOW * wanted
                && (tunedSeen == null || seen < tunedSeen);
    }

    private static double delay(Parameters parameters) {
        return parameters.hasOneDelay() ? parameters.delaysMillis().getFirst() : 0;
    }
}
