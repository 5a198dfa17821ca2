// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the server said of itself before or after a set of an experiment, under so many calls at once; times in microseconds.
///
/// `sentence` is the server's own. The delay error is released minus due; null where it was not observed.
public record Certificate(String experiment, int set, String when, int limit, double delayMillis, boolean holds,
        String sentence, @Nullable Double errorP50Micros, @Nullable Double errorP99Micros) {
    static Certificate of(JsonNode line) {
        JsonNode said = line.path("certificate");
        JsonNode error = said.path("delayError");
        return new Certificate(line.path("experiment").asString(), line.path("set").asInt(),
                line.path("when").asString(), line.path("limit").asInt(), line.path("delayMillis").asDouble(),
                said.path("verdict").asString().equals("holds"), said.path("sentence").asString(),
                micros(error.path("p50Micros")), micros(error.path("p99Micros")));
    }

    private static @Nullable Double micros(JsonNode node) {
        return node.isNumber() ? (Double) node.doubleValue() : null;
    }
}
