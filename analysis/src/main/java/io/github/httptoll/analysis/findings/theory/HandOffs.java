// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.pair.WakeUps;
import io.github.httptoll.analysis.findings.theory.TheoryCells.TheoryCell;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.WakeUpPrice;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The hand-offs of a call, counted, compared with what the client's description predicts; and the
/// price of a wake-up that the run measured. Both lists are empty in a run that did not count.
public record HandOffs(List<Row> rows, List<Price> prices) {
    /// A hand-off is whole, so a count is that of the nearest whole number.
    private static final double NEAR = 0.5;

    /// Whether the count is the predicted one.
    public enum Verdict {
        /// The whole interval is nearer to the prediction than to another number.
        CONFIRMED,
        /// No part of it is.
        REFUTED,
        /// Neither, or there is no interval.
        UNDECIDED
    }

    /// One client, one call at a time: the wake-ups of a call more than those of the raw exchange under the same way of waiting.
    ///
    /// `all` are the call's own wake-ups, and `counted` those above the raw ones. They are taken at the smallest delay above 0 that was
    /// measured, since every wait is then a real one, or without a delay where there is no such cell.
    public record Row(CellResult cell, int predicted, Quantity all, Quantity counted, Verdict verdict) {}

    /// What it takes to wake a thread, in microseconds.
    public record Price(String threads, String place, Quantity micros) {}

    /// What it takes to wake a platform thread in that place, without a pause before; null where it was not measured.
    @Nullable
    Price price(String place) {
        return prices.stream().filter(price -> price.threads().equals("PLATFORM") && price.place().equals(place))
                .findFirst().orElse(null);
    }

    /// How many rows have that verdict.
    public long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    static HandOffs of(Run run, TheoryCells single) {
        return new HandOffs(HopSteps.clients(single).filter(cell -> !cell.isRaw())
                .flatMap(cell -> row(single, cell).stream()).toList(), prices(run.wakeUps()));
    }

    private static List<Price> prices(List<WakeUpPrice> lines) {
        Map<List<String>, List<WakeUpPrice>> kinds = lines.stream().collect(Collectors
                .groupingBy(line -> List.of(line.threads(), line.place()), LinkedHashMap::new, Collectors.toList()));
        return kinds.entrySet().stream()
                .map(kind -> new Price(kind.getKey().getFirst(), kind.getKey().getLast(), mean(kind.getValue())))
                .toList();
    }

    private static Quantity mean(List<WakeUpPrice> lines) {
        Map<Integer, List<Double>> sets = new TreeMap<>();
        lines.forEach(line -> sets.merge(line.set(), line.micros(),
                (one, two) -> Stream.concat(one.stream(), two.stream()).toList()));
        return new Sample(List.copyOf(sets.values()), Unit.MICROS).mean().atLeast(0);
    }

    private static Optional<Row> row(TheoryCells single, TheoryCell free) {
        Integer predicted = free.cell().handOffs();
        TheoryCell waits = waiting(single, free).orElse(free);
        TheoryCell rawWaits = single.raw(waits).orElse(null);
        if (predicted == null || rawWaits == null) {
            return Optional.empty();
        }
        Quantity counted = more(single, waits, rawWaits);
        Quantity all = all(waits);
        return counted == null || all == null
                ? Optional.empty()
                : Optional.of(new Row(waits.result(), predicted, all, counted, verdict(counted, predicted)));
    }

    /// The same calls at the smallest delay above 0.
    private static Optional<TheoryCell> waiting(TheoryCells single, TheoryCell free) {
        return single.with(parameters -> parameters.hasOneDelay() && parameters.client().equals(free.parameters().client())
                && parameters.strategy().equals(free.parameters().strategy()))
                .filter(cell -> cell.delay() > 0 && single.raw(cell).isPresent())
                .min((one, two) -> Double.compare(one.delay(), two.delay()));
    }

    private static @Nullable Quantity more(TheoryCells single, TheoryCell cell, TheoryCell raw) {
        Sample paired = WakeUps.more(single.pairs(), cell.id(), raw.id());
        if (paired != null) {
            return paired.mean();
        }
        Sample own = WakeUps.of(cell.measurement());
        Sample floor = WakeUps.of(raw.measurement());
        return own == null || floor == null ? null : own.mean().minus(floor.mean());
    }

    private static @Nullable Quantity all(TheoryCell cell) {
        Sample woken = WakeUps.of(cell.measurement());
        return woken == null ? null : woken.mean().atLeast(0);
    }

    private static Verdict verdict(Quantity counted, int predicted) {
        Interval interval = counted.interval();
        if (interval == null) {
            return Verdict.UNDECIDED;
        }
        boolean inside = interval.low() > predicted - NEAR && interval.high() < predicted + NEAR;
        boolean outside = interval.low() > predicted + NEAR || interval.high() < predicted - NEAR;
        return inside ? Verdict.CONFIRMED : outside ? Verdict.REFUTED : Verdict.UNDECIDED;
    }
}
