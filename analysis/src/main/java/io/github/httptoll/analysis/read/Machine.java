// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One machine of a merged run, with the facts of its environment.json, and the sets of JVMs that ran on it: an entry of machines.json.
public record Machine(String name, List<Integer> sets, Map<String, Object> environment) {
    public Machine {
        Require.check("machine name", name);
        Require.check("sets of machine " + name, sets);
        sets = List.copyOf(sets);
        environment = environment == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /// machines.json, of which the rest says where each shard came from.
    record All(List<Machine> machines) {
        All {
            Require.check("machines", machines);
            machines = List.copyOf(machines);
        }
    }

    /// That fact as text, "not visible" where the machine does not show it.
    public String fact(String key) {
        return String.valueOf(environment.getOrDefault(key, "not visible"));
    }
}
