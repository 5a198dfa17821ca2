// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What one arm of a scenario came to.
///
/// @param value how many, or how much in the scenario's unit
/// @param of out of how many; 0 where it is not a part of anything
/// @param counts what else was counted, by name; empty for a scenario
public record Tally(double value, int of, @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> counts) {
    public Tally {
        counts = counts == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /// Nothing else was counted.
    public Tally(double value, int of) {
        this(value, of, Map.of());
    }

    static Tally of(long some, int all) {
        return new Tally(some, all);
    }

    static Tally measured(double value) {
        return new Tally(value, 0);
    }
}
