// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import io.github.httptoll.analysis.findings.cell.CellResult.Limits;
import io.github.httptoll.analysis.findings.cell.CellResult.ObservedCounts;
import io.github.httptoll.analysis.findings.ledger.Detail;
import io.github.httptoll.analysis.findings.ledger.Figures;
import io.github.httptoll.analysis.findings.ledger.Phases;
import io.github.httptoll.analysis.findings.ledger.Tails;
import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.DrawnBatch;
import io.github.httptoll.analysis.read.Experiment;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The summary of a run: every cell of its study judged, with its ledger.
public final class Summary {
    private final Run run;
    private final Floors floors;
    private final Certificates certificates;
    private final Map<String, DrawnBatch> drawn;

    private Summary(Run run) {
        this.run = run;
        this.floors = new Floors(run);
        this.certificates = new Certificates(run.certificates());
        this.drawn = run.batches().stream().collect(Collectors.toMap(DrawnBatch::cell, Function.identity()));
    }

    public static List<ExperimentResult> of(Run run) {
        Summary summary = new Summary(run);
        List<ExperimentResult> results = run.study().experiments().stream().map(summary::experiment).toList();
        IdenticalRatio.InRun identical = new IdenticalRatio.InRun(run, results);
        return IntStream.range(0, results.size())
                .mapToObj(i -> results.get(i).with(identical.of(run.study().experiments().get(i).identicalPair())))
                .toList();
    }

    private ExperimentResult experiment(Experiment experiment) {
        List<CellResult> results = experiment.cells().parallelStream().map(cell -> cell(experiment, cell)).toList();
        return new ExperimentResult(experiment.id(), experiment.question(), null, Gates.of(run, experiment), results);
    }

    private CellResult cell(Experiment experiment, Cell cell) {
        Measurement measurement = run.measurement(cell.id());
        if (measurement == null) {
            Limits allowed = new Limits(null, cell.expected().maxInFlight(), cell.expected().connectionsLow(),
                    cell.expected().connectionsHigh(), cell.expected().onePerRequest());
            return new CellResult(experiment.id(), cell.id(), Parameters.of(cell),
                    List.of(new Fault.NotMeasured(run.status().whyFailed(cell.id()))), allowed,
                    ObservedCounts.NOTHING, null);
        }
        ValidityRules judge = new ValidityRules(cell, measurement);
        boolean comparable = run.environment().clock().crossProcess();
        Phases phases = Phases.of(measurement, comparable);
        Map<Detail, Quantity> details = Detail.of(measurement, comparable);
        List<Fault> faults = Stream.of(judge.faults(), certificates.faults(experiment.id(), cell), notDelivered(cell))
                .flatMap(List::stream).toList();
        return new CellResult(experiment.id(), cell.id(), Parameters.of(cell), faults,
                judge.allowed(),
                judge.observed(), Figures.of(cell, measurement, phases, floors.ledger(cell, phases), details,
                        Tails.of(measurement, drawn.get(cell.id()))));
    }

    /// What was seen of what the cell asks for, and is something else.
    private List<Fault> notDelivered(Cell cell) {
        return run.environment().delivered().stream().filter(seen -> !seen.isKept() && seen.isOf(cell))
                .flatMap(seen -> Stream.ofNullable(seen.delivered())
                        .map(delivered -> (Fault) new Fault.NotDelivered(seen.name(), seen.asked(), delivered)))
                .distinct().toList();
    }
}
