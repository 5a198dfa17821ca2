// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.rate;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.model.LimitedQueue;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Knee;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cells of a run at a rate and the closed loops next to them, in the study's order, with their turns.
final class RateCells {
    private static final double MOST_WAITING = 0.01;
    private final Run run;
    private final Map<CellResult, RateTurns> turns = new LinkedHashMap<>();
    private final List<RateLevel> levels;

    RateCells(Run run, List<ExperimentResult> experiments) {
        this.run = run;
        experiments.stream().flatMap(experiment -> experiment.cells().stream())
                .filter(cell -> cell.parameters().isOpen() || Stall.isOf(cell.parameters()))
                .forEach(cell -> turns.put(cell, RateTurns.of(run, cell.id())));
        this.levels = turns.keySet().stream()
                .filter(cell -> cell.parameters().isOpen() && cell.parameters().replica() == 1)
                .flatMap(cell -> RateLevel.of(cell, turnsOf(cell), second(cell)).stream()).toList();
    }

    Rates rates() {
        Stream<RateLevel> steady = levels.stream().filter(level -> !Stall.isOf(parameters(level)));
        return new Rates(by(steady, level -> parameters(level).workload()).stream().map(this::group).toList(),
                levels.stream().filter(level -> Stall.isOf(parameters(level)))
                        .flatMap(level -> Stall.of(level, turnsOf(level.cell()), turns)).toList(),
                turns.keySet().stream().filter(cell -> turnsOf(cell).isEmpty() && turnsOf(cell).voided() > 0).toList());
    }

    private Rates.Group group(List<RateLevel> ofWorkload) {
        return new Rates.Group(by(ofWorkload.stream(), RateCells::contender).stream().map(this::curve).toList());
    }

    private RateCurve curve(List<RateLevel> ofContender) {
        List<RateLevel> rising = ofContender.stream().sorted(Comparator.comparingDouble(RateLevel::offered)).toList();
        return new RateCurve(rising, clocks(rising),
                rising.stream().filter(RateLevel::valid)
                        .flatMap(level -> run.cells(level.cell().id()).findFirst()
                                .flatMap(cell -> QueuePrediction.of(cell, level, lowest(level))).stream())
                        .toList());
    }

    private SortedMap<Double, Knee.Clocks> clocks(List<RateLevel> rising) {
        SortedMap<Double, Knee.Clocks> clocks = new TreeMap<>();
        for (RateLevel level : rising) {
            Quantity leaves = level.leaves();
            if (leaves != null && level.valid()) {
                clocks.put(level.offered(), new Knee.Clocks(leaves, byJvm(level), noise(level)));
            }
        }
        return clocks;
    }

    private List<Double> byJvm(RateLevel level) {
        RateTurns own = turnsOf(level.cell());
        return Latency.ratios(Latency.TAIL, own.histograms("fromDue"), own.histograms("fromFired"));
    }

    /// What the raw exchanges show at the nearest rate at which they do not queue, JVM by JVM. Pauses take the same part of the time at any
    /// rate.
    private List<Double> noise(RateLevel of) {
        List<RateLevel> quiet = levels.stream().filter(other -> !other.cell().equals(of.cell()) && isQuiet(other))
                .toList();
        return quiet.stream().map(RateLevel::offered)
                .min(Comparator.comparingDouble(rate -> Math.abs(Math.log(rate / of.offered()))))
                .map(nearest -> quiet.stream().filter(other -> other.offered() == nearest)
                        .flatMap(other -> byJvm(other).stream()).toList())
                .orElse(List.of());
    }

    /// True for a raw exchange of which theory predicts that fewer calls wait for the limit than the p99 shows.
    private static boolean isQuiet(RateLevel level) {
        Latency service = level.fromFired();
        return service != null && service.mean().value() > 0 && level.valid() && parameters(level).isRaw()
                && !Stall.isOf(parameters(level))
                && new LimitedQueue(level.offered(), 1, parameters(level).limit(), service.mean().value(),
                        service.variation()).waiting() < MOST_WAITING;
    }

    /// The lowest rate of the same contender with the same workload, whatever its arrivals.
    private RateLevel lowest(RateLevel level) {
        return levels.stream().filter(other -> contender(other).equals(contender(level))
                && parameters(other).isLike(parameters(level)))
                .min(Comparator.comparingDouble(RateLevel::offered)).orElse(level);
    }

    private RateTurns second(CellResult cell) {
        return turns.keySet().stream().filter(other -> other.parameters().isSecondOf(cell.parameters())).findFirst()
                .map(this::turnsOf).orElse(RateTurns.NONE);
    }

    private RateTurns turnsOf(CellResult cell) {
        return Objects.requireNonNullElse(turns.get(cell), RateTurns.NONE);
    }

    private static Parameters parameters(RateLevel level) {
        return level.cell().parameters();
    }

    private static List<Object> contender(RateLevel level) {
        return List.of(parameters(level).client(), parameters(level).strategy());
    }

    private static Collection<List<RateLevel>> by(Stream<RateLevel> levels, Function<RateLevel, List<Object>> key) {
        return levels.collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList())).values();
    }
}
