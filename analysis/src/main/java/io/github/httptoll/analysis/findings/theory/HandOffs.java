// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.findings.pair.WakeUps;
import io.github.httptoll.analysis.findings.theory.TheoryCells.TheoryCell;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.WakeUpPrice;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Ranks;
import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The hand-offs of a call, counted, compared with what the client's description predicts; and what they take at the
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
    /// measured, since every wait is then a real one, or without a delay where there is no such cell. `sum` is null where something was not
    /// observed.
    public record Row(CellResult cell, int predicted, Quantity all, Quantity counted, Verdict verdict, @Nullable Sum sum) {}

    /// An overhead and what explains it, in microseconds a call without a delay. `cpu` is the processor time above the raw one's, and
    /// `rest` what it leaves of the overhead: above 0 the call waits, below 0 work runs next to it; both null where CPU was not observed.
    /// `priced` are the wake-ups above the raw ones at the price of one. Their own CPU is in `cpu`, so they are not added to it.
    public record Sum(Quantity wakeUps, Quantity overhead, @Nullable Quantity cpu, @Nullable Quantity rest, Quantity priced) {}

    /// What it takes to wake a thread, in microseconds.
    public record Price(String threads, String place, Quantity micros) {}

    public HandOffs {
        rows = List.copyOf(rows);
        prices = List.copyOf(prices);
    }

    /// The price at which wake-ups are summed up: that of platform threads wherever the kernel puts them, without a pause, as in the calls
    /// whose overhead it explains. Null where it was not measured.
    public @Nullable Price usual() {
        return prices.stream().filter(price -> price.threads().equals("PLATFORM") && price.place().equals("FREE")).findFirst()
                .orElse(null);
    }

    /// Whether the order of the overheads is that of the CPU: Spearman's rank correlation; null for fewer than three.
    public @Nullable Double rankCorrelation() {
        List<Sum> sums = rows.stream().flatMap(row -> Stream.ofNullable(row.sum())).filter(sum -> sum.cpu() != null).toList();
        return Ranks.correlation(sums.stream().mapToDouble(sum -> sum.overhead().value()).toArray(),
                sums.stream().mapToDouble(sum -> Objects.requireNonNull(sum.cpu()).value()).toArray());
    }

    /// How many rows have that verdict.
    public long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    static HandOffs of(Run run, TheoryCells single) {
        HandOffs priced = new HandOffs(List.of(), prices(run.wakeUps()));
        Price price = priced.usual();
        return new HandOffs(HopSteps.clients(single).filter(cell -> !cell.isRaw())
                .flatMap(cell -> row(single, cell, price).stream()).toList(), priced.prices);
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

    private static Optional<Row> row(TheoryCells single, TheoryCell free, @Nullable Price price) {
        Integer predicted = free.cell().handOffs();
        TheoryCell raw = single.raw(free).orElse(null);
        TheoryCell waits = waiting(single, free).orElse(free);
        TheoryCell rawWaits = single.raw(waits).orElse(null);
        if (predicted == null || raw == null || rawWaits == null) {
            return Optional.empty();
        }
        Quantity counted = more(single, waits, rawWaits);
        Quantity all = all(waits);
        return counted == null || all == null
                ? Optional.empty()
                : Optional.of(new Row(waits.result(), predicted, all, counted, verdict(counted, predicted),
                        sum(single, free, raw, price)));
    }

    /// The same calls at the smallest delay above 0.
    private static Optional<TheoryCell> waiting(TheoryCells single, TheoryCell free) {
        return single.with(parameters -> parameters.hasOneDelay() && parameters.client().equals(free.parameters().client())
                && parameters.strategy().equals(free.parameters().strategy()))
                .filter(cell -> cell.delay() > 0 && single.raw(cell).isPresent())
                .min((one, two) -> Double.compare(one.delay(), two.delay()));
    }

    private static @Nullable Sum sum(TheoryCells single, TheoryCell free, TheoryCell raw, @Nullable Price price) {
        Quantity wakeUps = more(single, free, raw);
        if (wakeUps == null || price == null) {
            return null;
        }
        PairedCells.Difference toll = single.difference(free, raw);
        Quantity cpu = single.more(free.id(), raw.id(), "costCpu");
        return new Sum(wakeUps, toll.estimate(), cpu, cpu == null ? null : toll.estimate().minus(cpu),
                wakeUps.times(price.micros().value(), Unit.MICROS));
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
