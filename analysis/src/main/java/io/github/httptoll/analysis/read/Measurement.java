// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
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
        Slot[][] sets = sets(slots);
        List<Integer> machines = Arrays.stream(sets).map(set -> environment.machine(set[0].set())).toList();
        Map<String, Sample> metrics = new HashMap<>();
        for (String name : sets[0][0].metrics().keySet()) {
            double[][] values = values(sets, name);
            if (values != null) {
                metrics.put(name, new Sample(values, unit(name), machines));
            }
        }
        return new Measurement(
                new Sample(Objects.requireNonNull(values(sets, Claim.BATCH_MILLIS)), Unit.MILLIS, machines),
                metrics);
    }

    /// The slots of each set, by rising number of the set.
    private static Slot[][] sets(List<Slot> slots) {
        SortedMap<Integer, List<Slot>> sets = new TreeMap<>();
        slots.forEach(slot -> sets.computeIfAbsent(slot.set(), _ -> new ArrayList<>()).add(slot));
        return sets.values().stream().map(set -> set.toArray(Slot[]::new)).toArray(Slot[][]::new);
    }

    /// Null where one of the slots lacks the metric. Plain loops: a run has millions of these values.
    private static double @Nullable [][] values(Slot[][] sets, String metric) {
        double[][] values = new double[sets.length][];
        for (int s = 0; s < sets.length; s++) {
            values[s] = new double[sets[s].length];
            for (int i = 0; i < values[s].length; i++) {
                Double value = sets[s][i].value(metric);
                if (value == null) {
                    return null;
                }
                values[s][i] = value;
            }
        }
        return values;
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
