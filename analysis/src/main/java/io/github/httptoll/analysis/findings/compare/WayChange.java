// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.compare;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.theory.WaysToWait;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A batch in one way to wait, in milliseconds, in two runs. It has no verdict here: the cells have theirs.
///
/// @param predictedMillis by its parameters alone; null where it is not computed
public record WayChange(CellResult cell, @Nullable Double predictedMillis, Quantity base, Quantity now) {
    static List<WayChange> of(ComparedRun base, ComparedRun now) {
        List<WaysToWait.Row> before = rows(base).toList();
        return rows(now).flatMap(after -> before.stream().filter(row -> row.cell().id().equals(after.cell().id()))
                .map(row -> new WayChange(after.cell(), after.predictedMillis(), row.cell().measured().batchMillis(),
                        after.cell().measured().batchMillis())))
                .toList();
    }

    private static Stream<WaysToWait.Row> rows(ComparedRun run) {
        return WaysToWait.of(run.run(), run.judged()).stream().flatMap(batch -> batch.byTime().stream());
    }

    /// What it takes more now; the runs are independent.
    public Quantity more() {
        return now.minus(base);
    }
}
