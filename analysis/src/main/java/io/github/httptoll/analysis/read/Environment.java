// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the run happened: all facts of environment.json in its order, its clock check, and the simulated wire, null without one.
public record Environment(Map<String, Object> facts, Clock clock, @Nullable Wire wire) {
    /// The check that two processes' clocks can be compared: `violations` of `brackets` were out of order, in one check at the
    /// start or in two, of which the second is at the end.
    public record Clock(long brackets, long violations, boolean crossProcess, @Nullable Double medianBracketMicros,
            Integer checks) {
        public Clock {
            checks = checks == null ? (Integer) 1 : checks;
        }
    }

    /// How late a simulated wire delivered `count` chunks, beyond the delay that it was asked for.
    public record Wire(long count, @Nullable Double p50Micros, @Nullable Double p99Micros,
            @Nullable Double maxMicros) {}

    public Environment {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
