// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a study file asked of server or wire beyond a delay, and what was delivered: a line of delivered.jsonl.
///
/// `of` is the parameter of the cell, `shape` all that the file says of it, `name` the one value of which this is said. What is true or
/// false is 1 or 0. `delivered` is null where it was not seen.
public record Delivery(String of, String shape, String name, double asked, @Nullable Double delivered) {
    static Delivery of(JsonNode line) {
        JsonNode seen = line.path("delivered");
        return new Delivery(line.path("of").asString(), line.path("shape").asString(), line.path("name").asString(),
                line.path("asked").asDouble(), seen.isNumber() ? (Double) seen.doubleValue() : null);
    }
}
