// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.compare;

import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.compare.Against.CellChange;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.Experiment;
import io.github.httptoll.analysis.statistics.Change.BasePair;
import io.github.httptoll.analysis.statistics.Decision.Verdict;
import io.github.httptoll.analysis.statistics.Noise;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The cells of two runs that ask the same: same id, benchmark and parameters.
final class MatchedCells {
    /// What a request costs beside time, and code can change.
    private static final List<Cost> COSTS = List.of(Cost.CPU, Cost.ALLOCATED);

    private final ComparedRun base;
    private final ComparedRun now;

    MatchedCells(ComparedRun base, ComparedRun now) {
        this.base = base;
        this.now = now;
    }

    /// The cells that are valid in both, in the order of the later study.
    List<CellChange> changes(double delta) {
        return now.experiments().stream().flatMap(experiment -> changes(experiment, delta)).toList();
    }

    Against.UnmatchedCells unmatched() {
        return new Against.UnmatchedCells(base.without(now), now.without(base), base.validUnlike(now),
                now.validUnlike(base));
    }

    private Stream<CellChange> changes(Experiment experiment, double delta) {
        List<Cell> cells = experiment.cells().stream().filter(cell -> now.shares(cell.id(), base))
                .filter(cell -> base.isValid(cell.id()) && now.isValid(cell.id())).toList();
        Map<String, ChangeFromBase> times = changes(experiment.id(), cells, Claim.BATCH_MILLIS, delta);
        Map<Cost, Map<String, ChangeFromBase>> costs = new EnumMap<>(Cost.class);
        COSTS.forEach(cost -> costs.put(cost, changes(experiment.id(), cells, cost.metric(), delta)));
        return cells.stream().map(cell -> new CellChange(experiment.id(), cell.id(), Parameters.of(cell),
                Objects.requireNonNull(times.get(cell.id())), moved(costs, cell.id())));
    }

    private static Map<Cost, ChangeFromBase> moved(Map<Cost, Map<String, ChangeFromBase>> costs, String cell) {
        Map<Cost, ChangeFromBase> moved = new EnumMap<>(Cost.class);
        costs.forEach((cost, changes) -> {
            ChangeFromBase change = changes.get(cell);
            if (change != null && (change.is(Verdict.SLOWER) || change.is(Verdict.FASTER))) {
                moved.put(cost, change);
            }
        });
        return moved;
    }

    /// The changes of one metric by cell, of those that have it in both runs. Cells with the same delays in
    /// the same place are alike: they vary alike. Those at a rate are apart, as their time is a tail.
    private Map<String, ChangeFromBase> changes(String experiment, List<Cell> cells, String metric, double delta) {
        List<Paired> identical = Stream.of(base, now).map(run -> run.identical(experiment, metric))
                .filter(Objects::nonNull).toList();
        Map<String, ChangeFromBase> changes = new LinkedHashMap<>();
        cells.stream().collect(Collectors.groupingBy(MatchedCells::kind)).values().forEach(alike -> {
            Map<String, BasePair> values = new LinkedHashMap<>();
            for (Cell cell : alike) {
                BasePair both = values(cell.id(), metric);
                if (both != null) {
                    values.put(cell.id(), both);
                }
            }
            Noise noise = Noise.of(identical, List.copyOf(values.values()));
            values.forEach((id, both) -> changes.put(id, ChangeFromBase.of(both, noise, delta)));
        });
        return changes;
    }

    private static List<Object> kind(Cell cell) {
        return List.of(cell.delaysMillis(), cell.params().getOrDefault(Parameters.PLACEMENT, Parameters.FREE),
                Parameters.of(cell).isOpen());
    }

    private @Nullable BasePair values(String cell, String metric) {
        Sample before = base.sample(cell, metric);
        Sample after = now.sample(cell, metric);
        return before == null || after == null ? null : new BasePair(before, after);
    }
}
