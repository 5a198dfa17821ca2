// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.StudyPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.util.ListStatistics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// Slots as ordinary JMH JSON: a set of JVMs is a fork, a block is an iteration. JMH's own error column treats all of them as
/// independent; it is there because viewers expect it.
///
/// A study writes it after each group, and only the cells of that group have new measurements: the others' elements are kept as text.
final class JmhJson {
    private static final double[] PERCENTILES = {0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100};
    private static final double CONFIDENCE = 0.999;

    private final StudyPlan plan;
    private final Map<String, Element> written = new HashMap<>();

    JmhJson(StudyPlan plan) {
        this.plan = plan;
    }

    /// An element for each cell that has counted measurements, in the order of the plan.
    ///
    /// @param measurements all that were ever given, and further ones; of a cell that was forgotten, any
    /// @param descriptions by cell id: what JMH wrote of one iteration; all but its numbers is kept
    List<RawValue> elements(List<Measurement> measurements, Map<String, JsonNode> descriptions) {
        Map<String, List<Measurement>> counted = measurements.stream().filter(measurement -> !measurement.isVoid())
                .collect(Collectors.groupingBy(Measurement::cell));
        List<RawValue> elements = new ArrayList<>();
        plan.cells().forEach(cell -> {
            JsonNode description = descriptions.get(cell.id());
            List<Measurement> ofCell = counted.get(cell.id());
            if (description != null && ofCell != null) {
                elements.add(written.compute(cell.id(), (id, last) -> last != null && last.measurements == ofCell.size()
                        ? last
                        : Element.of((ObjectNode) description.deepCopy(), ofCell)).text);
            }
        });
        return elements;
    }

    /// Forgets the elements of cells whose measurements have been voided.
    void forget(List<Cell> cells) {
        cells.forEach(cell -> written.remove(cell.id()));
    }

    private static ObjectNode element(ObjectNode element, List<Measurement> measurements) {
        Map<Integer, List<Measurement>> sets = measurements.stream()
                .collect(Collectors.groupingBy(Measurement::set, TreeMap::new, Collectors.toList()));
        element.put("jvm", "java"); // where this machine keeps it says nothing about the run
        element.put("forks", sets.size());
        element.put("measurementIterations", sets.values().iterator().next().size());
        element.putPOJO("primaryMetric", metric(sets.values(), Measurement::millis, "ms/op"));
        Map<String, Object> secondary = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> metric : element.path("secondaryMetrics").properties()) {
            secondary.put(metric.getKey(), metric(sets.values(),
                    measurement -> measurement.metrics().getOrDefault(metric.getKey(), Double.NaN),
                    metric.getValue().path("scoreUnit").asString()));
        }
        element.putPOJO("secondaryMetrics", secondary);
        return element;
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
    private record Element(int measurements, RawValue text) {
        static Element of(ObjectNode description, List<Measurement> measurements) {
            return new Element(measurements.size(),
                    new RawValue(RunDirectory.text(element(description, measurements))));
        }
    }

    /// JMH writes what is no number as text.
    private static Object number(double value) {
        return Double.isNaN(value) ? "NaN" : (Object) value;
    }
}
