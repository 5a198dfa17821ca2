// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Figures;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The valid cells that were measured, without those of the self-test.
final class Measured {
    private final List<CellResult> cells;
    private final CellLinks refs;

    Measured(Findings findings, CellLinks refs) {
        this.refs = refs;
        this.cells = findings.experiments().stream().filter(experiment -> !experiment.isSelfTest())
                .flatMap(experiment -> experiment.cells().stream()).filter(CellResult::valid)
                .filter(cell -> !cell.parameters().isOpen()).toList();
    }

    List<CellResult> cells() {
        return cells;
    }

    CellLinks refs() {
        return refs;
    }

    /// True for a cell that is a point of its client's efficiency by the limit.
    static boolean isOfCurve(CellResult cell) {
        Parameters p = cell.parameters();
        return cell.experiment().equals("fan-out") && p.isPlain() && p.replica() == 1;
    }

    /// Ideal by batch with the interval of the batch; null without a delay, and so without an ideal.
    static @Nullable Quantity efficiency(Figures figures) {
        return figures.efficiency() == null
                ? null
                : figures.batchMillis().falling(millis -> figures.idealMillis() / millis, Unit.ONE);
    }
}
