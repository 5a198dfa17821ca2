// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.trust;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.findings.trust.Attribution.Entry;
import io.github.httptoll.analysis.findings.trust.Attribution.InFlightCheck;
import io.github.httptoll.analysis.findings.trust.Attribution.Result;
import io.github.httptoll.analysis.findings.trust.Attribution.Shift;
import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Experiment;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The experiment that puts known delays into the requests, judged: each must come back in one phase, and leave the others. Its
/// cells with calls at once put in none.
public final class SelfTest {
    /// A sleep ends late rather than early, so that more is allowed above than below.
    private static final double BELOW_MILLIS = 0.15;
    private static final double ABOVE_MILLIS = 0.35;
    private static final double OTHERS_MILLIS = 0.15;
    private static final double MILLIS_PER_MICRO = 1e-3;
    private static final String CONTROL = "NOWHERE";
    private static final Map<String, Phase> PHASES = Map.of("DISPATCH", Phase.DISPATCH, "WIRE_OUT", Phase.SEND,
            "SERVER",
            Phase.SERVER, "WIRE_BACK", Phase.RECEIVE, "BODY", Phase.RECEIVE, "RESUME", Phase.RESUME);

    private final PairedCells pairs;
    private final ExperimentResult results;
    /// One call at a time: what is put in holds up no other call.
    private final List<Cell> cells;
    /// The cells where nothing is put in, by their contender.
    private final Map<List<String>, Cell> controls;
    private final Set<String> valid;
    private final boolean comparable;

    private SelfTest(Run run, Experiment experiment, ExperimentResult judged) {
        this.pairs = new PairedCells(run);
        this.results = judged;
        this.cells = experiment.cells().stream().filter(cell -> cell.limit() == 1).toList();
        this.controls = cells.stream().filter(cell -> place(cell).equals(CONTROL))
                .collect(Collectors.toMap(SelfTest::contender, cell -> cell, (first, _) -> first));
        this.valid = judged.cells().stream().filter(CellResult::valid).map(CellResult::id).collect(Collectors.toSet());
        this.comparable = run.environment().clock().crossProcess();
    }

    public static Attribution of(Run run, List<ExperimentResult> experiments) {
        return experiments.stream().filter(ExperimentResult::isSelfTest).findFirst()
                .flatMap(judged -> run.study().experiments().stream()
                        .filter(experiment -> experiment.id().equals(judged.id())).findFirst()
                        .map(experiment -> new SelfTest(run, experiment, judged).judge()))
                .orElse(Attribution.NOT_TESTED);
    }

    private Attribution judge() {
        return Attribution.of(cells.stream().filter(cell -> !place(cell).equals(CONTROL)).map(this::entry).toList(),
                results.cells().stream().filter(cell -> cell.parameters().limit() > 1)
                        .map(cell -> InFlightCheck.of(cell, pairs)).toList());
    }

    private Entry entry(Cell cell) {
        Phase phase = returns(PHASES.get(place(cell)));
        Cell control = controls.get(contender(cell));
        Map<Phase, Shift> shifts = new EnumMap<>(Phase.class);
        if (control != null && valid.contains(cell.id()) && valid.contains(control.id())) {
            for (Phase judged : judged()) {
                Quantity difference = difference(cell, control, judged);
                shifts.put(judged, shift(difference, judged == phase ? cell.injectedMillis() : 0));
            }
        }
        Result result = phase == null
                ? Result.UNDECIDED
                : Result.of(shifts.values().stream().map(Shift::result).toList());
        return new Entry(cell.client(), cell.strategy(), place(cell), cell.injectedMillis(), phase, shifts, result);
    }

    /// The permit is left out: calls that wait one for another have none.
    private List<Phase> judged() {
        return comparable
                ? List.of(Phase.DISPATCH, Phase.SEND, Phase.SERVER, Phase.RECEIVE, Phase.RESUME)
                : List.of(Phase.DISPATCH, Phase.TRANSPORT, Phase.SERVER, Phase.RESUME);
    }

    private @Nullable Phase returns(@Nullable Phase phase) {
        return phase != null && phase.crossesProcesses() && !comparable ? Phase.TRANSPORT : phase;
    }

    /// Of medians where the run has them, since no single hiccup of the machine moves these.
    private @Nullable Quantity difference(Cell cell, Cell control, Phase phase) {
        return pairs.difference(cell.id(), control.id(), phase.key() + "P50")
                .or(() -> pairs.difference(cell.id(), control.id(), phase.key()))
                .map(PairedCells.Difference::estimate).orElse(null);
    }

    private static Shift shift(@Nullable Quantity micros, double expected) {
        if (micros == null) {
            return new Shift(null, expected, Result.UNDECIDED);
        }
        Quantity millis = micros.times(MILLIS_PER_MICRO, Unit.MILLIS);
        double low = expected - (expected > 0 ? BELOW_MILLIS : OTHERS_MILLIS);
        double high = expected + (expected > 0 ? ABOVE_MILLIS : OTHERS_MILLIS);
        return new Shift(millis, expected, Result.of(millis, low, high));
    }

    private static List<String> contender(Cell cell) {
        return List.of(cell.client().id(), cell.strategy());
    }

    private static String place(Cell cell) {
        return cell.params().getOrDefault("place", "");
    }
}
