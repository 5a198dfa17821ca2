package io.github.httptoll.analysis.findings;

import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.Environment;
import io.github.httptoll.analysis.read.Expected;
import io.github.httptoll.analysis.read.Experiment;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunStatus;
import io.github.httptoll.analysis.read.Series;
import io.github.httptoll.analysis.read.Slot;
import io.github.httptoll.analysis.read.Study;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A run made in code: cells of one experiment, and slots from which its results are made.
final class Runs {
    final List<Cell> cells = new ArrayList<>();
    final List<Slot> slots = new ArrayList<>();
    boolean clocksComparable = true;

    void cell(String id, String client, String strategy, @Nullable String floor, Map<String, String> params) {
        cell(id, client, strategy, 1, floor, params);
    }

    void cell(String id, String client, String strategy, int limit, @Nullable String floor,
            Map<String, String> params) {
        Map<String, String> all = new HashMap<>(params);
        all.put("id", id);
        cells.add(
                new Cell(id, "benchmark", all, client, strategy, 10, limit, null, null, List.of(1.0), "TUNED", "SHARED",
                        "NOTHING", floor, new Expected(null, null, null, null), null));
    }

    /// A batch takes 20 ms unless the metrics say otherwise.
    void slot(String cell, String group, int set, int block, Map<String, Double> metrics) {
        Map<String, Double> all = new HashMap<>(metrics);
        Double millis = all.remove(Claim.BATCH_MILLIS);
        all.putIfAbsent("requests", 10.0);
        all.putIfAbsent("failures", 0.0);
        slots.add(new Slot(cell, set, group, block, 1, false, true, millis == null ? 20 : millis, all));
    }

    Findings findings(String experiment) {
        return Findings.of(run(experiment));
    }

    Run run(String experiment) {
        Study study = new Study("run", "smoke", 1, false, List.of(),
                List.of(new Experiment(experiment, "What?", null, cells)), List.of(), "loopback", List.of());
        Environment environment = new Environment(Map.of(), new Environment.Clock(1, 0, clocksComparable, null, 1),
                null);
        RunStatus status = new RunStatus("complete", null, 1, 1, List.of(), List.of(), List.of(), List.of(), 1);
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        cells.stream().map(Cell::id).filter(id -> slots.stream().anyMatch(slot -> slot.cell().equals(id)))
                .forEach(id -> measurements.put(id, measurement(id)));
        return new Run(study, environment, status, slots, measurements, 0, List.of(), List.of(), List.of());
    }

    private Measurement measurement(String cell) {
        Set<String> names = new TreeSet<>();
        slots.stream().filter(slot -> slot.cell().equals(cell)).forEach(slot -> names.addAll(slot.metrics().keySet()));
        Map<String, Series> metrics = new HashMap<>();
        names.forEach(name -> metrics.put(name, series(cell, name)));
        return new Measurement(series(cell, Claim.BATCH_MILLIS), metrics);
    }

    private Series series(String cell, String metric) {
        List<Slot> own = slots.stream().filter(slot -> slot.cell().equals(cell)).toList();
        return new Series(own.stream().map(Slot::set).distinct().sorted()
                .map(set -> own.stream().filter(slot -> slot.set() == set).map(slot -> slot.value(metric)).toList())
                .toList());
    }
}
