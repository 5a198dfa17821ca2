// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.rate;

import io.github.httptoll.analysis.read.RateMeasurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Percentiles;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// The turns of one cell at a rate, without void ones.
///
/// @param voided turns that do not count
record RateTurns(List<RateMeasurement> turns, int voided) {
    static final RateTurns NONE = new RateTurns(List.of(), 0);

    static RateTurns of(Run run, String cell) {
        Map<List<Integer>, Boolean> isVoid = run.slots(cell).stream().collect(Collectors.toMap(
                slot -> List.of(slot.set(), slot.block(), slot.attempt()), slot -> slot.isVoid(), (one, _) -> one));
        List<RateMeasurement> all = run.rates().stream().filter(turn -> turn.cell().equals(cell)).toList();
        List<RateMeasurement> counted = all.stream().filter(turn -> !isVoid
                .getOrDefault(List.of(turn.set(), turn.block(), turn.attempt()), true)).toList();
        return new RateTurns(counted, all.size() - counted.size());
    }

    boolean isEmpty() {
        return turns.isEmpty();
    }

    /// The first one, which says what was planned.
    RateMeasurement first() {
        return turns.getFirst();
    }

    /// The sum over the turns.
    long count(String name) {
        return turns.stream().mapToLong(turn -> turn.count(name)).sum();
    }

    /// The histograms of that name by set of JVMs; a set without any is absent.
    Map<Integer, List<Histogram>> histograms(String name) {
        Map<Integer, List<Histogram>> sets = new TreeMap<>();
        for (RateMeasurement turn : turns) {
            Histogram histogram = turn.histogram(name);
            if (histogram != null) {
                sets.computeIfAbsent(turn.set(), _ -> new ArrayList<>()).add(histogram);
            }
        }
        return sets;
    }

    @Nullable
    Latency latency(String name) {
        return Latency.of(List.copyOf(histograms(name).values()));
    }

    /// The mean of that number over the turns; null where one of them does not have it.
    @Nullable
    Quantity mean(String name, Unit unit) {
        Map<Integer, List<Double>> sets = new TreeMap<>();
        for (RateMeasurement turn : turns) {
            Double value = turn.numbers().get(name);
            if (value == null) {
                return null;
            }
            sets.computeIfAbsent(turn.set(), _ -> new ArrayList<>()).add(value);
        }
        return new Sample(List.copyOf(sets.values()), unit).mean();
    }

    /// The sum of the first number over the turns by that of the second; null where one of them is missing or the second is 0.
    @Nullable
    Quantity ratio(String first, String second) {
        Map<Integer, List<RateMeasurement>> sets = turns.stream()
                .collect(Collectors.groupingBy(RateMeasurement::set, TreeMap::new, Collectors.toList()));
        List<Double> byJvm = sets.values().stream().map(set -> ratio(set, first, second)).toList();
        double ofAll = ratio(turns, first, second);
        return Double.isFinite(ofAll) && byJvm.stream().allMatch(Double::isFinite)
                ? Percentiles.overJvms(ofAll, byJvm, Unit.ONE)
                : null;
    }

    private static double ratio(List<RateMeasurement> turns, String first, String second) {
        return sum(turns, first) / sum(turns, second);
    }

    private static double sum(List<RateMeasurement> turns, String name) {
        Stream<Double> values = turns.stream()
                .map(turn -> Objects.requireNonNullElse(turn.numbers().get(name), Double.NaN));
        return values.mapToDouble(Double::doubleValue).sum();
    }
}
