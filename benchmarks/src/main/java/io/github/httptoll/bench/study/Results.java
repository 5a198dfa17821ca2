package io.github.httptoll.bench.study;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What has been measured so far, kept on disk after each contender.
final class Results {
    private final RunDirectory run;
    private final StudyPlan plan;
    private final Instant startedAt = Instant.now();
    private final List<JsonNode> jmh = new ArrayList<>();
    private final List<Map<String, Object>> newSlots = new ArrayList<>();
    private final Map<String, String> failed = new LinkedHashMap<>();
    private int slots;

    Results(RunDirectory run, StudyPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    /// Takes JMH's result of a cell.
    void measured(Cell cell, JsonNode result) {
        ObjectNode element = (ObjectNode) result;
        element.put("jvm", "java"); // where this machine keeps it says nothing about the run
        jmh.add(element);
        JsonNode primary = element.at("/primaryMetric/rawData/0");
        for (int iteration = 0; iteration < primary.size(); iteration++) {
            Map<String, Object> metrics = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> metric : element.path("secondaryMetrics").properties()) {
                metrics.put(metric.getKey(), metric.getValue().at("/rawData/0").path(iteration));
            }
            Map<String, Object> slot = new LinkedHashMap<>();
            slot.put("cell", cell.id());
            slot.put("set", 0);
            slot.put("iteration", iteration);
            slot.put("position", slots++);
            slot.put("endedAt", Instant.now().toString());
            slot.put("millis", primary.get(iteration));
            slot.put("metrics", metrics);
            newSlots.add(slot);
        }
    }

    /// Takes the reason why a cell has no result.
    void failed(Cell cell, String why) {
        failed.put(cell.id(), why);
    }

    /// True where every cell has a result.
    boolean whole() {
        return failed.isEmpty() && jmh.size() == plan.cells();
    }

    /// Puts everything on disk.
    ///
    /// @param status `complete`, `partial` or `failed`
    /// @param reason why it is not complete; null where it is
    void save(String status, @Nullable String reason) throws IOException {
        run.appendLines("slots.jsonl", newSlots);
        newSlots.clear();
        run.writeJson("jmh.json", jmh);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("status", status);
        content.put("reason", reason);
        content.put("planned", plan.slots());
        content.put("measured", slots);
        content.put("failed", failed.entrySet().stream()
                .map(entry -> Map.of("cell", entry.getKey(), "why", entry.getValue())).toList());
        content.put("startedAt", startedAt.toString());
        content.put("seconds", Duration.between(startedAt, Instant.now()).toMillis() / 1e3);
        run.writeJson("status.json", content);
    }

    /// How many cells have no result, and why the first of them has none.
    String failures() {
        return failed.size() + " cells failed, the first because " + failed.values().iterator().next();
    }
}
