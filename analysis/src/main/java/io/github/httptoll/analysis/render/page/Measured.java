// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.CellResult;
import io.github.httptoll.analysis.findings.Figures;
import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Prediction.Model;
import io.github.httptoll.analysis.findings.Prediction;
import io.github.httptoll.analysis.findings.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The valid cells that were measured, without those of the self-test, and what was predicted of them.
final class Measured {
    private final List<CellResult> cells;
    private final Map<String, Prediction.Row> predicted = new LinkedHashMap<>();
    private final Refs refs;

    Measured(Findings findings, Refs refs) {
        this.refs = refs;
        this.cells = findings.experiments().stream().filter(experiment -> !experiment.isSelfTest())
                .flatMap(experiment -> experiment.cells().stream()).filter(CellResult::valid).toList();
        Prediction prediction = findings.theory().prediction();
        Stream.ofNullable(prediction).flatMap(all -> all.rows().stream())
                .forEach(row -> predicted.put(row.cell().id(), row));
    }

    List<CellResult> cells() {
        return cells;
    }

    Refs refs() {
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
        Double value = figures.efficiency();
        if (value == null) {
            return null;
        }
        Double low = figures.batchMillis().low();
        Double high = figures.batchMillis().high();
        return low == null || high == null || low <= 0
                ? new Quantity(value, null, null, figures.batchMillis().n())
                : new Quantity(value, figures.idealMillis() / high, figures.idealMillis() / low,
                        figures.batchMillis().n());
    }
}
