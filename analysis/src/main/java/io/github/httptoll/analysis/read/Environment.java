// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the run happened: all facts of environment.json in its order, its clock check, and the simulated wire, null without one.
///
/// `machines` are those of a merged run; empty for a run on one. `delivered` is what server and wires did of what was asked of them.
public record Environment(Map<String, Object> facts, Clock clock, @Nullable Wire wire, List<Machine> machines,
        List<Delivery> delivered) {
    /// Of a run on one machine.
    public Environment(Map<String, Object> facts, Clock clock, @Nullable Wire wire) {
        this(facts, clock, wire, List.of(), List.of());
    }

    /// The number of the machine on which that set of JVMs ran; 0 in a run on one.
    public int machine(int set) {
        for (int i = 0; i < machines.size(); i++) {
            if (machines.get(i).sets().contains(set)) {
                return i;
            }
        }
        return 0;
    }

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
        machines = List.copyOf(machines);
        delivered = List.copyOf(delivered);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
