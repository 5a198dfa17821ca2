// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/// One measurement of one cell: its place in the run, and the batch time with the other metrics, void or not.
///
/// `group` names the cells that share blocks, null in a run without common blocks. `gated` is true where the system showed
/// at least one gate's reading.
public record Slot(String cell, int set, @Nullable String group, int block, int attempt, boolean isVoid, boolean gated,
        double millis, Map<String, Double> metrics) {
    public Slot {
        metrics = Map.copyOf(metrics);
    }

    /// Null where the line is no slot. A value that is not a number is not there. A run has a hundred thousand of them, so they are read
    /// without a tree.
    static @Nullable Slot of(JsonParser line) {
        if (line.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        Draft draft = new Draft();
        while (line.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = line.currentName();
            line.nextToken();
            draft.read(name, line);
            line.skipChildren();
        }
        return draft.slot();
    }

    /// The value of that metric, or null if it was not observed.
    public @Nullable Double value(String metric) {
        return metric.equals(Claim.BATCH_MILLIS) ? (Double) millis : metrics.get(metric);
    }

    /// What was read of a line so far.
    private static final class Draft {
        private final Map<String, Double> metrics = new HashMap<>();
        private @Nullable String cell;
        private @Nullable String group;
        private @Nullable Integer set;
        private @Nullable Integer block;
        private @Nullable Integer attempt;
        private @Nullable Double millis;
        private boolean isVoid;
        private boolean gated;

        void read(String name, JsonParser value) {
            switch (name) {
                case "cell" -> cell = string(value);
                case "group" -> group = string(value);
                case "set" -> set = integer(value);
                case "block" -> block = integer(value);
                case "attempt" -> attempt = integer(value);
                case "millis" -> millis = number(value);
                case "void" -> isVoid = value.currentToken() == JsonToken.VALUE_TRUE;
                case "gates" -> each(value, (_, _) -> gated = true);
                case "metrics" -> each(value, (metric, measured) -> {
                    if (Double.isFinite(measured)) {
                        metrics.put(metric, measured);
                    }
                });
                default -> {
                    // Of no use here.
                }
            }
        }

        private static @Nullable String string(JsonParser value) {
            return value.currentToken() == JsonToken.VALUE_STRING ? value.getString() : null;
        }

        private static @Nullable Integer integer(JsonParser value) {
            return value.currentToken() == JsonToken.VALUE_NUMBER_INT && value.getNumberType() == NumberType.INT
                    ? (Integer) value.getIntValue()
                    : null;
        }

        private static @Nullable Double number(JsonParser value) {
            return value.currentToken() == JsonToken.VALUE_NUMBER_INT
                    || value.currentToken() == JsonToken.VALUE_NUMBER_FLOAT ? (Double) value.getDoubleValue() : null;
        }

        /// Every number of an object.
        private static void each(JsonParser object, BiConsumer<String, Double> use) {
            if (object.currentToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (object.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = object.currentName();
                object.nextToken();
                Double value = number(object);
                if (value != null) {
                    use.accept(name, value);
                }
                object.skipChildren();
            }
        }

        @Nullable
        Slot slot() {
            return cell == null || set == null || millis == null
                    ? null
                    : new Slot(cell, set, group, block == null ? 0 : block, attempt == null ? 1 : attempt, isVoid,
                            gated,
                            millis, metrics);
        }
    }
}
