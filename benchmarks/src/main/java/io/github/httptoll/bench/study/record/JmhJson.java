// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.Generation;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.timeline.IterationLedger.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Version;
import tools.jackson.databind.util.RawValue;

/// An export for JMH viewers: the plan and its measurements as ordinary JMH JSON. A set of JVMs is a fork, a block is an iteration. JMH's
/// own error column treats all of them as independent; it is there because viewers expect it.
///
/// A study writes it after each group, and only the cells of that group have new measurements: the others' elements are kept as text.
final class JmhJson {
    private static final double[] PERCENTILES = {0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100};
    private static final double CONFIDENCE = 0.999;
    /// Metrics that are numbers of things; the other ones are times, but for what the requests share.
    private static final Set<String> COUNTS = Set.of("requests", "failures", "negative", "connectionsOpened",
            "maxInFlight", "inFlightSampled", "inFlightExpected", "costVirtualQueue", "costGcCount", "costPeakThreads",
            "costDescriptors");

    private final StudyPlan plan;
    private final Map<String, Element> written = new HashMap<>();

    JmhJson(StudyPlan plan) {
        this.plan = plan;
    }

    /// An element for each cell that has counted measurements, in the order of the plan.
    ///
    /// @param measurements all that were ever given, and further ones; of a cell that was forgotten, any
    List<RawValue> elements(List<Measurement> measurements) {
        Map<String, List<Measurement>> counted = measurements.stream().filter(measurement -> !measurement.isVoid())
                .collect(Collectors.groupingBy(Measurement::cell));
        return plan.cells().filter(cell -> counted.containsKey(cell.id())).map(cell -> {
            List<Measurement> ofCell = counted.getOrDefault(cell.id(), List.of());
            return written.compute(cell.id(), (id, last) -> last != null && last.measurements == ofCell.size()
                    ? last
                    : new Element(ofCell.size(), new RawValue(RunDirectory.text(element(cell, ofCell))))).text;
        }).toList();
    }

    /// Forgets the elements of cells whose measurements have been voided.
    void forget(List<Cell> cells) {
        cells.forEach(cell -> written.remove(cell.id()));
    }

    /// The keys of JMH, in its order. Where this machine keeps its JVM says nothing about the run.
    private static Map<String, Object> element(Cell cell, List<Measurement> measurements) {
        Map<Integer, List<Measurement>> sets = measurements.stream()
                .collect(Collectors.groupingBy(Measurement::set, TreeMap::new, Collectors.toList()));
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("jmhVersion", Version.getPlainVersion());
        element.put("benchmark", cell.benchmark());
        element.put("mode", Mode.AverageTime.shortLabel());
        element.put("threads", 1);
        element.put("forks", sets.size());
        element.put("jvm", "java");
        element.put("jvmArgs", Generation.FLAGS);
        element.put("jdkVersion", System.getProperty("java.version"));
        element.put("vmName", System.getProperty("java.vm.name"));
        element.put("vmVersion", System.getProperty("java.vm.version"));
        element.put("warmupIterations", cell.isPrimed() ? 1 : 0);
        element.put("warmupTime", Cell.PRIMING_MILLIS + " ms");
        element.put("warmupBatchSize", 1);
        element.put("measurementIterations", sets.values().iterator().next().size());
        element.put("measurementTime", cell.slotMillis() + " ms");
        element.put("measurementBatchSize", 1);
        element.put("params", cell.params());
        element.put("primaryMetric", metric(sets.values(), Measurement::millis, "ms/op"));
        Map<String, Object> secondary = new LinkedHashMap<>();
        measurements.stream().flatMap(measurement -> measurement.metrics().keySet().stream()).distinct()
                .forEach(name -> secondary.put(name, metric(sets.values(),
                        measurement -> measurement.metrics().getOrDefault(name, Double.NaN), unit(name))));
        element.put("secondaryMetrics", secondary);
        return element;
    }

    /// The unit of a metric by its name, as `docs/run-directory.md` has it.
    static String unit(String metric) {
        if (metric.startsWith("costSwitches") || metric.startsWith("wakeUps")) {
            return "#/req";
        }
        return switch (metric) {
            case "costAllocated" -> "B/req";
            case "delayErrorP50", "delayErrorP99", "costGcTime", "costJitTime" -> Metric.MICROS;
            default -> COUNTS.contains(metric) ? Metric.COUNT : Metric.MICROS_PER_REQUEST;
        };
    }

    private static Map<String, Object> metric(Iterable<List<Measurement>> sets, Function<Measurement, Double> value,
            String unit) {
        List<double[]> raw = new ArrayList<>();
        sets.forEach(set -> raw.add(set.stream().mapToDouble(value::apply).toArray()));
        ListStatistics statistics = new ListStatistics(raw.stream().flatMapToDouble(DoubleStream::of).toArray());
        double[] interval = statistics.getConfidenceIntervalAt(CONFIDENCE);
        Map<String, Object> percentiles = new LinkedHashMap<>();
        for (double percentile : PERCENTILES) {
            percentiles.put(String.valueOf(percentile), statistics.getPercentile(percentile));
        }
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("score", statistics.getMean());
        metric.put("scoreError", number(statistics.getMeanErrorAt(CONFIDENCE)));
        metric.put("scoreConfidence", List.of(number(interval[0]), number(interval[1])));
        metric.put("scorePercentiles", percentiles);
        metric.put("scoreUnit", unit);
        metric.put("rawData", raw);
        return metric;
    }

    /// One element as it was written last.
    ///
    /// @param measurements how many it stands for
    private record Element(int measurements, RawValue text) {}

    /// JMH writes what is no number as text.
    private static Object number(double value) {
        return Double.isNaN(value) ? "NaN" : (Object) value;
    }
}
