// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The same batch of one client in several ways to wait: what it must take by its parameters alone, and what it takes.
public record WaysToWait(List<Row> rows) {
    private static final int LEAST_WAYS = 3;

    /// One way.
    ///
    /// @param predictedMillis null where it is not computed
    /// @param byPredicted measured by predicted; null where nothing is predicted, or a batch of no time
    /// @param cpuMicros of the client's process for each call; null where it was not observed
    public record Row(CellResult cell, @Nullable Double predictedMillis, @Nullable Quantity byPredicted,
            @Nullable Quantity cpuMicros) {}

    /// The shortest batch first.
    public List<Row> byTime() {
        return rows.stream().sorted(Comparator.comparingDouble(row -> row.cell().measured().batchMillis().value()))
                .toList();
    }

    /// What all rows have in common.
    public Parameters parameters() {
        return rows.getFirst().cell().parameters();
    }

    /// Of the questions of a study file: each batch that was measured in three ways or more.
    public static List<WaysToWait> of(Run run, List<ExperimentResult> experiments) {
        Map<Parameters, List<Row>> batches = experiments.stream().filter(ExperimentResult::isOwn)
                .flatMap(experiment -> experiment.closed().cells().stream()).filter(WaysToWait::isShown)
                .collect(Collectors.groupingBy(
                        cell -> cell.parameters().withContender(cell.parameters().client(), ""), LinkedHashMap::new,
                        Collectors.mapping(cell -> row(run, cell), Collectors.toList())));
        return batches.values().stream().filter(rows -> rows.size() >= LEAST_WAYS).map(WaysToWait::new).toList();
    }

    private static boolean isShown(CellResult cell) {
        Parameters p = cell.parameters();
        return cell.valid() && p.replica() == 1 && p.stamps() && p.isClient();
    }

    private static Row row(Run run, CellResult cell) {
        Double predicted = run.cells(cell.id()).findFirst().map(Cell::predictedMillis).orElse(null);
        return new Row(cell, predicted, predicted == null || predicted == 0
                ? null
                : cell.measured().batchMillis().dividedBy(predicted, Unit.ONE), cell.measured().costs().get(Cost.CPU));
    }
}
