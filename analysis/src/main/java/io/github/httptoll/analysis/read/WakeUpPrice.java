// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// What it took to wake a thread in one set, for one kind of thread in one place: a line of wakeups.jsonl.
///
/// @param micros the mean of each block, all above zero
public record WakeUpPrice(int set, String threads, String place, List<Double> micros) {
    public WakeUpPrice {
        micros = List.copyOf(micros);
        if (micros.isEmpty() || micros.stream().anyMatch(each -> !(each > 0 && Double.isFinite(each)))) {
            throw new IllegalArgumentException("wake-ups took " + micros + ", expected times above zero");
        }
    }

    static WakeUpPrice of(JsonNode line) {
        return new WakeUpPrice(line.path("set").asInt(), line.path("threads").asString(),
                line.path("place").asString(), line.path("micros").valueStream().map(JsonNode::asDouble).toList());
    }
}
