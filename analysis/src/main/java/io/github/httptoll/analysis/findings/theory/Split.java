// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.theory.TheoryCells.TheoryCell;
import io.github.httptoll.analysis.statistics.LeastSquares;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One contender's calls split twice into what grows with the server's delay and what does not: by the line of batch time per
/// call over the nominal delay, which knows no stamps, and by the ledger.
///
/// `cell` is that of the smallest delay. `slope` is of milliseconds by millisecond, `ledgerSlope` the same of the server's part.
/// `overheadMicros` is the ledger's total less server, the mean over the delays. `riseMicros` is by how much it is larger at the
/// largest delay than at the smallest: a line takes it for 0.
public record Split(CellResult cell, Quantity slope, Quantity ledgerSlope, Quantity interceptMicros,
        Quantity overheadMicros, Quantity riseMicros, List<AtDelay> delays) {
    private static final int LEAST_DELAYS = 4;

    /// The ledger's overhead at one delay, and by how much it is above the line's intercept, as a part of the call's total.
    public record AtDelay(double delayMillis, Quantity overheadMicros, double disagreement) {}

    /// A cell with its requests' times in the server.
    private record Served(TheoryCell cell, Sample server) {
        Quantity overhead() {
            return cell.total().minus(server).mean();
        }

        double[][] points(double[] millis) {
            return Arrays.stream(millis).mapToObj(value -> new double[]{cell.delay(), value}).toArray(double[][]::new);
        }

        Stream<double[]> batches() {
            return Stream.of(points(cell.millisPerCall()));
        }

        Stream<double[]> servers() {
            return Stream.of(points(server.times(1e-3, Unit.MILLIS).values()));
        }
    }

    static List<Split> of(TheoryCells single) {
        Map<List<String>, List<Served>> contenders = single.with(Parameters::hasOneDelay)
                .flatMap(cell -> Stream.ofNullable(cell.metric(Phase.SERVER.key()))
                        .map(server -> new Served(cell, server)))
                .collect(Collectors.groupingBy(
                        served -> List.of(served.cell().cell().client().id(), served.cell().cell().strategy()),
                        LinkedHashMap::new, Collectors.toList()));
        return contenders.values().stream().flatMap(cells -> of(cells).stream()).toList();
    }

    private static Optional<Split> of(List<Served> cells) {
        List<Served> byDelay = cells.stream()
                .sorted(Comparator.comparingDouble(served -> served.cell().delay())).toList();
        if (byDelay.stream().map(served -> served.cell().delay()).distinct().count() < LEAST_DELAYS) {
            return Optional.empty();
        }
        LeastSquares line = LeastSquares.of(byDelay.stream().flatMap(Served::batches).toArray(double[][]::new),
                Unit.MILLIS);
        LeastSquares ledger = LeastSquares.of(byDelay.stream().flatMap(Served::servers).toArray(double[][]::new),
                Unit.MILLIS);
        return line == null || ledger == null ? Optional.empty() : Optional.of(of(byDelay, line, ledger));
    }

    private static Split of(List<Served> byDelay, LeastSquares line, LeastSquares ledger) {
        Quantity intercept = line.intercept().times(1e3, Unit.MICROS);
        List<Quantity> overheads = byDelay.stream().map(Served::overhead).toList();
        Quantity mean = overheads.stream().reduce(Quantity::plus).orElseThrow().times(1.0 / overheads.size());
        return new Split(byDelay.getFirst().cell().result(), line.slope(), ledger.slope(),
                intercept, mean,
                overheads.getLast().minus(overheads.getFirst()),
                IntStream.range(0, byDelay.size())
                        .mapToObj(i -> at(byDelay.get(i).cell(), overheads.get(i), intercept.value())).toList());
    }

    private static AtDelay at(TheoryCell cell, Quantity overhead, double intercept) {
        return new AtDelay(cell.delay(), overhead,
                (overhead.value() - intercept) / cell.total().mean().value());
    }
}
