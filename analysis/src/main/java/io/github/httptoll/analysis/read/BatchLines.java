// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The lines of timelines.jsonl. Of a cell the first one counts; one that is cut, as a kill leaves it, is left out.
final class BatchLines {
    private BatchLines() {}

    static List<DrawnBatch> of(String text, JsonMapper json) throws UnreadableRun {
        Map<String, DrawnBatch> batches = new LinkedHashMap<>();
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            try {
                DrawnBatch batch = batch(json.readTree(line));
                batches.putIfAbsent(batch.cell(), batch);
            } catch (JacksonException _) {
                // A line that is cut.
            } catch (IllegalArgumentException e) {
                throw UnreadableRun.damaged("timelines.jsonl", String.valueOf(e.getMessage()),
                        "one batch a line as in docs/run-directory.md");
            }
        }
        return List.copyOf(batches.values());
    }

    private static DrawnBatch batch(JsonNode node) {
        List<DrawnBatch.Request> requests = new ArrayList<>();
        for (JsonNode request : node.path("requests")) {
            requests.add(new DrawnBatch.Request(request.path(0).asLong(-1),
                    LongStream.range(1, request.size()).mapToObj(i -> request.path((int) i).asLong(0)).toList()));
        }
        return new DrawnBatch(node.path("cell").asString(), requests);
    }
}
