// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.compare;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.layer.Layers;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;

/// What a call by a layer takes more than one by its engine, in microseconds, in two runs. It has no verdict.
public record LayerChange(CellResult layer, CellResult engine, Quantity base, Quantity now) {
    static List<LayerChange> of(ComparedRun base, ComparedRun now) {
        List<Layers.Overhead> before = overheads(base);
        return overheads(now).stream().flatMap(after -> before.stream().filter(row -> isSame(row, after))
                .map(row -> new LayerChange(after.layer(), after.engine(), row.micros(), after.micros()))).toList();
    }

    private static List<Layers.Overhead> overheads(ComparedRun run) {
        return Layers.of(run.run(), run.judged(), List.of()).overheads();
    }

    private static boolean isSame(Layers.Overhead first, Layers.Overhead second) {
        return first.layer().id().equals(second.layer().id()) && first.engine().id().equals(second.engine().id());
    }

    /// What it takes more now; the runs are independent.
    public Quantity more() {
        return now.minus(base);
    }
}
