// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The lines of slots.jsonl. The last one may be cut, as a kill leaves it; then it is left out.
final class SlotLines {
    private SlotLines() {}

    static List<Slot> of(String text, JsonMapper json) throws UnreadableRun {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Slot slot = slot(lines.get(i), json);
            if (slot != null) {
                slots.add(slot);
            } else if (i < lines.size() - 1) {
                throw UnreadableRun.damaged("slots.jsonl", "line " + (i + 1) + " is no slot",
                        "one slot a line as in docs/run-directory.md");
            }
        }
        return slots;
    }

    private static @Nullable Slot slot(String line, JsonMapper json) {
        try {
            JsonNode node = json.readTree(line);
            if (!node.path("cell").isString() || !node.path("set").isInt() || !node.path("millis").isNumber()) {
                return null;
            }
            boolean gated = StreamSupport.stream(node.path("gates").spliterator(), false).anyMatch(JsonNode::isNumber);
            return new Slot(node.path("cell").asString(), node.path("set").asInt(),
                    node.path("group").isString() ? node.path("group").asString() : null,
                    node.path("block").asInt(0), node.path("attempt").asInt(1), node.path("void").asBoolean(false),
                    gated, node.path("millis").asDouble(), metrics(node.path("metrics")));
        } catch (JacksonException _) {
            return null;
        }
    }

    private static Map<String, Double> metrics(JsonNode node) {
        Map<String, Double> metrics = new HashMap<>();
        node.properties().stream().filter(metric -> metric.getValue().isNumber())
                .filter(metric -> Double.isFinite(metric.getValue().doubleValue()))
                .forEach(metric -> metrics.put(metric.getKey(), metric.getValue().doubleValue()));
        return metrics;
    }
}
