// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The elements of jmh.json by benchmark and parameters, with all times in milliseconds (batch) or microseconds.
final class JmhResults {
    private record Key(String benchmark, Map<String, String> params) {}

    private final Map<Key, Measurement> measurements;

    private JmhResults(Map<Key, Measurement> measurements) {
        this.measurements = measurements;
    }

    static JmhResults of(JsonNode root) throws UnreadableRun {
        if (!root.isArray()) {
            throw damaged("it starts with " + root.getNodeType());
        }
        Map<Key, Measurement> found = new HashMap<>();
        for (JsonNode element : root.values()) {
            Key key = key(element);
            if (found.put(key, measurement(element, key)) != null) {
                throw damaged("two elements for " + name(key));
            }
        }
        return new JmhResults(found);
    }

    /// Those of the study's cells.
    Results of(Study study) {
        Map<String, Measurement> found = new LinkedHashMap<>();
        study.cells().forEach(cell -> {
            Measurement measurement = measurements.get(new Key(cell.benchmark(), cell.params()));
            if (measurement != null) {
                found.put(cell.id(), measurement);
            }
        });
        return new Results(found, measurements.size() - found.size());
    }

    private static Key key(JsonNode element) throws UnreadableRun {
        if (!element.path("benchmark").isString()) {
            throw damaged("an element has no benchmark name");
        }
        Map<String, String> params = new HashMap<>();
        element.path("params").properties().forEach(param -> params.put(param.getKey(), param.getValue().asString()));
        return new Key(element.path("benchmark").asString(), params);
    }

    private static Measurement measurement(JsonNode element, Key key) throws UnreadableRun {
        JsonNode primary = element.path("primaryMetric");
        Series batches = series(primary, millisPer(primary, key), key);
        if (batches == null || batches.values().stream().anyMatch(value -> value <= 0)) {
            throw damaged("a batch time of " + name(key) + " is not above zero");
        }
        Map<String, Series> metrics = new HashMap<>();
        for (Map.Entry<String, JsonNode> metric : element.path("secondaryMetrics").properties()) {
            Series series = series(metric.getValue(), microsPer(metric.getValue()), key);
            if (series == null) {
                continue;
            }
            if (!series.hasShapeOf(batches)) {
                throw damaged(
                        metric.getKey() + " of " + name(key) + " has other sets or iterations than the batch time");
            }
            metrics.put(metric.getKey(), series);
        }
        return new Measurement(batches, metrics);
    }

    private static @Nullable Series series(JsonNode metric, double factor, Key key) throws UnreadableRun {
        List<List<Double>> sets = new ArrayList<>();
        for (JsonNode set : metric.path("rawData").values()) {
            List<Double> values = new ArrayList<>();
            for (JsonNode value : set.values()) {
                if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
                    return null;
                }
                values.add(value.doubleValue() * factor);
            }
            sets.add(values);
        }
        if (sets.isEmpty() || sets.stream().anyMatch(List::isEmpty)) {
            throw damaged("a metric of " + name(key) + " has no rawData");
        }
        return new Series(sets);
    }

    private static double millisPer(JsonNode metric, Key key) throws UnreadableRun {
        String unit = metric.path("scoreUnit").asString("");
        return switch (unit) {
            case "ns/op" -> 1e-6;
            case "us/op" -> 1e-3;
            case "ms/op" -> 1;
            case "s/op" -> 1e3;
            default -> throw damaged("the batch time of " + name(key) + " is in '" + unit + "', not in ms/op");
        };
    }

    private static double microsPer(JsonNode metric) {
        String unit = metric.path("scoreUnit").asString("");
        if (unit.startsWith("ns")) {
            return 1e-3;
        }
        return unit.startsWith("ms") ? 1e3 : 1;
    }

    private static String name(Key key) {
        return key.benchmark() + new TreeMap<>(key.params());
    }

    private static UnreadableRun damaged(String problem) {
        return UnreadableRun.damaged("jmh.json", problem, "ordinary JMH JSON as in docs/run-directory.md");
    }
}
