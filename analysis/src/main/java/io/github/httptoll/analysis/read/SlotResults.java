// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Measurements from slots, of a run without jmh.json. They are what jmh.json holds, which is made from the same slots: void slots
/// are left out, a set of JVMs is one inner list, and a metric that one slot of a cell lacks is left out.
final class SlotResults {
    private SlotResults() {}

    /// By the slots' cell ids, in their order.
    static Map<String, Measurement> byCell(List<Slot> slots) throws UnreadableRun {
        Map<String, List<Slot>> counted = slots.stream().filter(slot -> !slot.isVoid())
                .collect(Collectors.groupingBy(Slot::cell, LinkedHashMap::new, Collectors.toList()));
        Map<String, Measurement> found = new LinkedHashMap<>();
        for (Map.Entry<String, List<Slot>> cell : counted.entrySet()) {
            if (cell.getValue().stream().anyMatch(slot -> !(slot.millis() > 0 && Double.isFinite(slot.millis())))) {
                throw UnreadableRun.damaged("slots.jsonl", "a batch time of " + cell.getKey() + " is not above zero",
                        "one slot a line as in docs/run-directory.md");
            }
            found.put(cell.getKey(), measurement(cell.getValue()));
        }
        return found;
    }

    private static Measurement measurement(List<Slot> slots) {
        List<List<Slot>> sets = new ArrayList<>(
                slots.stream().collect(Collectors.groupingBy(Slot::set, TreeMap::new, Collectors.toList())).values());
        Set<String> names = new HashSet<>(slots.getFirst().metrics().keySet());
        slots.forEach(slot -> names.retainAll(slot.metrics().keySet()));
        Map<String, Series> metrics = new HashMap<>();
        names.forEach(name -> metrics.put(name, series(sets, slot -> slot.metrics().getOrDefault(name, Double.NaN))));
        return new Measurement(series(sets, Slot::millis), metrics);
    }

    private static Series series(List<List<Slot>> sets, ToDoubleFunction<Slot> value) {
        return new Series(sets.stream().map(set -> set.stream().mapToDouble(value).boxed().toList()).toList());
    }
}
