// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.util.function.DoubleUnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// The results of a sample run, to be changed by a test.
record JmhJson(SampleRun run) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Changes each value of a metric of the JDK client's fan-out without delay.
    void edit(String strategy, String metric, DoubleUnaryOperator change) throws IOException {
        JsonNode results = JSON.readTree(run.read("jmh.json"));
        for (JsonNode result : results) {
            JsonNode params = result.get("params");
            if (result.get("benchmark").asString().contains("FanOut") && params.get("client").asString().equals("JDK")
                    && params.get("strategy").asString().equals(strategy)
                    && params.get("delay").asString().equals("0")) {
                for (JsonNode set : result.findValue(metric).get("rawData")) {
                    ArrayNode values = (ArrayNode) set;
                    for (int i = 0; i < values.size(); i++) {
                        values.set(i, values.numberNode(change.applyAsDouble(values.get(i).asDouble())));
                    }
                }
            }
        }
        Files.writeString(run.directory().resolve("jmh.json"), JSON.writeValueAsString(results));
    }

    void keepFirstSets() throws IOException {
        JsonNode results = JSON.readTree(run.read("jmh.json"));
        for (JsonNode sets : results.findValues("rawData")) {
            while (sets.size() > 1) {
                ((ArrayNode) sets).remove(1);
            }
        }
        Files.writeString(run.directory().resolve("jmh.json"), JSON.writeValueAsString(results));
    }
}
