// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.theory.TheoryCells.TheoryCell;
import io.github.httptoll.analysis.read.Client;
import io.github.httptoll.analysis.statistics.Comparison;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The same requests by four clocks, at the largest delay: what one reads from a run depends on where its clock starts.
public record Clocks(double delayMillis, List<Row> rows) {
    private static final List<String> STRATEGIES = List.of("SEQUENTIAL", "PLATFORM_POOL", "VIRTUAL_THREADS", "FUTURES");

    /// Where the clock of a request starts; the last one is of the batch, by the rounds that its limit makes of it.
    public enum Clock {
        SUBMIT, PERMIT, START, ROUND
    }

    /// One cell's times in milliseconds, and its `longest` clock by its `shortest`.
    public record Row(CellResult cell, Map<Clock, Quantity> millis, Clock longest, Clock shortest, Comparison ratio) {}

    /// The cell whose clocks differ most.
    public Row widest() {
        return rows.stream().max(Comparator.comparingDouble(row -> row.ratio().ratio().value())).orElseThrow();
    }

    static Optional<Clocks> of(TheoryCells fanOut) {
        return fanOut.with(p -> p.hasOneDelay() && STRATEGIES.contains(p.strategy()))
                .map(TheoryCell::delay).max(Double::compare).map(delay -> of(fanOut, delay))
                .filter(clocks -> !clocks.rows().isEmpty());
    }

    /// Of one client: the first of those with the most cells.
    private static Clocks of(TheoryCells fanOut, double delay) {
        Map<Client, List<Row>> clients = fanOut.at(delay).filter(cell -> STRATEGIES.contains(cell.cell().strategy()))
                .flatMap(cell -> row(cell).stream())
                .collect(Collectors.groupingBy(row -> row.cell().parameters().client(), LinkedHashMap::new,
                        Collectors.toList()));
        List<Row> rows = clients.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
        Function<Row, Parameters> parameters = row -> row.cell().parameters();
        return new Clocks(delay, rows.stream()
                .sorted(Comparator.comparingInt((Row row) -> STRATEGIES.indexOf(parameters.apply(row).strategy()))
                        .thenComparingInt(row -> parameters.apply(row).limit()))
                .toList());
    }

    private static Optional<Row> row(TheoryCell cell) {
        Sample permit = cell.metric(Phase.PERMIT.key());
        Sample dispatch = cell.metric(Phase.DISPATCH.key());
        if (permit == null || dispatch == null) {
            return Optional.empty();
        }
        Map<Clock, Sample> clocks = new EnumMap<>(Clock.class);
        Sample permitted = cell.total().minus(permit);
        clocks.put(Clock.SUBMIT, cell.total().times(1e-3, Unit.MILLIS));
        clocks.put(Clock.PERMIT, permitted.times(1e-3, Unit.MILLIS));
        clocks.put(Clock.START, permitted.minus(dispatch).times(1e-3, Unit.MILLIS));
        clocks.put(Clock.ROUND, cell.batches().times(1.0 / Math.ceilDiv(cell.cell().calls(), cell.cell().limit())));
        return clocks.values().stream().allMatch(Sample::isPositive)
                ? Optional.of(row(cell, clocks))
                : Optional.empty();
    }

    private static Row row(TheoryCell cell, Map<Clock, Sample> clocks) {
        Comparator<Map.Entry<Clock, Sample>> byLength = Comparator
                .comparingDouble(clock -> clock.getValue().mean().value());
        List<Map.Entry<Clock, Sample>> sorted = clocks.entrySet().stream().sorted(byLength).toList();
        Map<Clock, Quantity> millis = new EnumMap<>(Clock.class);
        clocks.forEach((clock, sample) -> millis.put(clock, sample.mean().atLeast(0)));
        Paired ratio = Paired.of(sorted.getLast().getValue(), sorted.getFirst().getValue());
        return new Row(cell.result(), millis, sorted.getLast().getKey(), sorted.getFirst().getKey(),
                ratio.comparison());
    }
}
