// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.ledger.Figures;
import io.github.httptoll.analysis.findings.theory.Prediction.Model;
import io.github.httptoll.analysis.findings.theory.Prediction;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The valid cells that were measured, without those of the self-test, and what was predicted of them.
final class Measured {
    private final List<CellResult> cells;
    private final Map<String, Prediction.Row> predicted = new LinkedHashMap<>();
    private final CellLinks refs;

    Measured(Findings findings, CellLinks refs) {
        this.refs = refs;
        this.cells = findings.experiments().stream().filter(experiment -> !experiment.isSelfTest())
                .flatMap(experiment -> experiment.cells().stream()).filter(CellResult::valid)
                .filter(cell -> !cell.parameters().isOpen()).toList();
        Prediction prediction = findings.theory().prediction();
        Stream.ofNullable(prediction).flatMap(all -> all.rows().stream())
                .forEach(row -> predicted.put(row.cell().id(), row));
    }

    List<CellResult> cells() {
        return cells;
    }

    CellLinks refs() {
        return refs;
    }

    /// The total of a request that a model predicts; null where it predicts nothing.
    @Nullable
    Quantity predicted(CellResult cell, Model model) {
        Prediction.Row row = predicted.get(cell.id());
        return row == null ? null : predicted(row, model);
    }

    static @Nullable Quantity predicted(Prediction.Row row, Model model) {
        Prediction.Guess guess = row.guesses().get(model);
        return guess == null ? null : guess.predicted();
    }

    /// Ideal by batch with the interval of the batch; null without a delay, and so without an ideal.
    static @Nullable Quantity efficiency(Figures figures) {
        return figures.efficiency() == null
                ? null
                : figures.batchMillis().falling(millis -> figures.idealMillis() / millis, Unit.ONE);
    }
}
