// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the slots of one cell measured: its batch times in milliseconds, all above zero, and its other metrics by name.
///
/// Every metric has the shape of the batch times, so that values of one iteration stand at the same place, and its unit. A metric with a
/// value that is not a number is left out.
public record Measurement(Sample batchMillis, Map<String, Sample> metrics) {
    private static final Set<String> COUNTS = Set.of("negative", "requests", "failures", "connectionsOpened",
            "newConnections", "maxInFlight", "costSwitchesVoluntary", "costSwitchesInvoluntary", "costGcCount",
            "costPeakThreads",
            "costDescriptors", "costVirtualQueue", "inFlightSampled", "inFlightExpected");

    public Measurement {
        metrics = Map.copyOf(metrics);
    }

    /// By the slots' cell ids, in their order: void slots are left out, a set of JVMs is one inner list, and a metric that one slot of a
    /// cell lacks is left out.
    static Map<String, Measurement> byCell(List<Slot> slots, Environment environment) {
        Map<String, List<Slot>> counted = slots.stream().filter(slot -> !slot.isVoid())
                .collect(Collectors.groupingBy(Slot::cell, LinkedHashMap::new, Collectors.toList()));
        counted.forEach(Measurement::check);
        return counted.entrySet().parallelStream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> of(entry.getValue(), environment)));
    }

    private static void check(String cell, List<Slot> slots) {
        if (slots.stream().anyMatch(slot -> !(slot.millis() > 0 && Double.isFinite(slot.millis())))) {
            throw new IllegalArgumentException("a batch time of " + cell + " is not above zero");
        }
    }

    private static Measurement of(List<Slot> slots, Environment environment) {
        List<List<Slot>> sets = new ArrayList<>(
                slots.stream().collect(Collectors.groupingBy(Slot::set, TreeMap::new, Collectors.toList())).values());
        Set<String> names = new HashSet<>(slots.getFirst().metrics().keySet());
        slots.forEach(slot -> names.retainAll(slot.metrics().keySet()));
        Map<String, Sample> metrics = new HashMap<>();
        names.forEach(name -> metrics.put(name, sample(sets, name, environment)));
        return new Measurement(sample(sets, Claim.BATCH_MILLIS, environment), metrics);
    }

    private static Sample sample(List<List<Slot>> sets, String metric, Environment environment) {
        return new Sample(sets.stream()
                .map(set -> set.stream().map(slot -> Objects.requireNonNull(slot.value(metric))).toList()).toList(),
                unit(metric), sets.stream().map(set -> environment.machine(set.getFirst().set())).toList());
    }

    /// The metric of that name, or null if it was not observed.
    public @Nullable Sample metric(String name) {
        return metrics.get(name);
    }

    /// The unit of a metric by its name in docs/run-directory.md: phases, details and most costs are times.
    public static Unit unit(String metric) {
        return switch (metric) {
            case Claim.BATCH_MILLIS -> Unit.MILLIS;
            case "costAllocated" -> Unit.BYTES;
            default -> COUNTS.contains(metric) || metric.startsWith("wakeUps") ? Unit.ONE : Unit.MICROS;
        };
    }
}
