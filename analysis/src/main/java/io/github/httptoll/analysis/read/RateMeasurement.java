// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One cell at an offered rate, or in a closed loop, in one turn: a line of rates.jsonl. Void or not stands in the slot of the same block.
///
/// @param arrivals POISSON, CONSTANT, or CLOSED for a closed loop
/// @param offered calls per second; null of a closed loop
/// @param share `offered` by `capacity`, which is the same for all contenders; both null of an absolute rate
/// @param ownCapacity calls per second of this contender in a closed loop; null where it was not measured
/// @param counts by their names in the file, `failed` of all kinds together
/// @param numbers the other numbers by their names in the file; one that the system does not show is absent
/// @param encoded histograms in nanoseconds as they stand in the file: decoded they would fill the memory
public record RateMeasurement(String cell, int set, int block, int attempt, String arrivals, @Nullable Double offered,
        @Nullable Double share, @Nullable Double capacity, @Nullable Double ownCapacity, Map<String, Long> counts,
        Map<String, Double> numbers, Map<String, String> encoded) {
    /// Of a closed loop: the next call is made when one before it is done.
    public static final String CLOSED = "CLOSED";
    private static final String FAILED = "failed";

    public RateMeasurement {
        counts = Map.copyOf(counts);
        numbers = Map.copyOf(numbers);
        encoded = Map.copyOf(encoded);
        if (offered == null != arrivals.equals(CLOSED) || (offered != null && !(offered > 0))) {
            throw new IllegalArgumentException(
                    "offered is " + offered + " of " + arrivals + " arrivals in " + cell + ", expected above 0");
        }
    }

    static RateMeasurement of(JsonNode line) {
        Map<String, Long> counts = new HashMap<>();
        line.path("counts").properties().stream().filter(count -> count.getValue().isNumber())
                .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
        counts.put(FAILED, line.path("counts").path(FAILED).valueStream().mapToLong(JsonNode::asLong).sum());
        Map<String, Double> numbers = new HashMap<>();
        numbers(line, numbers);
        numbers(line.path("cpu"), numbers);
        numbers(line.path("validity"), numbers);
        Map<String, String> encoded = new HashMap<>();
        line.path("histograms").properties().stream().filter(histogram -> histogram.getValue().isString())
                .forEach(histogram -> encoded.put(histogram.getKey(), histogram.getValue().asString()));
        RateMeasurement read = new RateMeasurement(line.path("cell").asString(), line.path("set").asInt(),
                line.path("block").asInt(), line.path("attempt").asInt(1), line.path("arrivals").asString(),
                number(line, "offered"), number(line, "share"), number(line, "capacity"), number(line, "ownCapacity"),
                counts, numbers, encoded);
        encoded.keySet().forEach(read::histogram);
        return read;
    }

    private static void numbers(JsonNode node, Map<String, Double> into) {
        node.properties().stream().filter(number -> number.getValue().isNumber())
                .filter(number -> Double.isFinite(number.getValue().doubleValue()))
                .forEach(number -> into.put(number.getKey(), number.getValue().doubleValue()));
    }

    private static @Nullable Double number(JsonNode line, String name) {
        return line.path(name).isNumber() ? (Double) line.path(name).doubleValue() : null;
    }

    /// So many of these; 0 where the line does not say.
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /// The histogram of that name, or null where the line has none.
    public @Nullable Histogram histogram(String name) {
        String text = encoded.get(name);
        try {
            return text == null
                    ? null
                    : Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException("histogram " + name + " of " + cell + " cannot be decoded", e);
        }
    }
}
