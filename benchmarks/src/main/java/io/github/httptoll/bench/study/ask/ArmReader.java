// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.cell.Refusals;
import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.scenario.Arm;
import io.github.httptoll.bench.scenario.Arms;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/// Reads one side of a counted question: a cell, and what is only counted.
final class ArmReader extends StdDeserializer<Arm> {
    private static final int MOST = 600_000;

    ArmReader() {
        super(Arm.class);
    }

    @Override
    public Arm deserialize(JsonParser file, DeserializationContext context) {
        Map<String, Integer> limits = new LinkedHashMap<>(Arms.USUAL);
        Parameters cell = new CellReader(limits).deserialize(file, context);
        try {
            limits.forEach((name, value) -> Refusals.require(value >= least(name) && value <= MOST, name, value,
                    "a whole number from " + least(name) + " to " + MOST));
            Refusals.require(cell.placement() == Placement.FREE, Parameter.PLACEMENT.name(), cell.placement(),
                    "FREE where calls are counted; jvm has cores");
            Refusals.require(!cell.rate().isOpen(), Parameter.RATE.name(), cell.rate(),
                    "none where calls are counted; paceMillis is the time between two calls");
            return Arm.of(cell, limits, limits.getOrDefault("leaseMillis", 0));
        } catch (IllegalArgumentException e) {
            throw DatabindException.from(file, e.getMessage(), e);
        }
    }

    private static int least(String name) {
        return switch (name) {
            case "connectMillis", "answerMillis", "batches", "patienceMillis" -> 1;
            default -> 0;
        };
    }
}
