// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One measurement of one cell: its place in the run, and the batch time with the other metrics, void or not.
///
/// `group` names the cells that share blocks, null in a run without common blocks. `gated` is true where the system showed
/// at least one gate's reading.
public record Slot(String cell, int set, @Nullable String group, int block, int attempt, boolean isVoid, boolean gated,
        double millis, Map<String, Double> metrics) {
    public Slot {
        metrics = Map.copyOf(metrics);
    }

    /// Null where the line is no slot. A value that is not a number is not there.
    static @Nullable Slot of(JsonNode line) {
        if (!line.path("cell").isString() || !line.path("set").isInt() || !line.path("millis").isNumber()) {
            return null;
        }
        Map<String, Double> metrics = new HashMap<>();
        line.path("metrics").properties().stream().filter(metric -> metric.getValue().isNumber())
                .filter(metric -> Double.isFinite(metric.getValue().doubleValue()))
                .forEach(metric -> metrics.put(metric.getKey(), metric.getValue().doubleValue()));
        return new Slot(line.path("cell").asString(), line.path("set").asInt(),
                line.path("group").isString() ? line.path("group").asString() : null, line.path("block").asInt(0),
                line.path("attempt").asInt(1), line.path("void").asBoolean(false),
                line.path("gates").valueStream().anyMatch(JsonNode::isNumber), line.path("millis").asDouble(),
                metrics);
    }

    /// The value of that metric, or null if it was not observed.
    public @Nullable Double value(String metric) {
        return metric.equals(Claim.BATCH_MILLIS) ? (Double) millis : metrics.get(metric);
    }
}
