// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.theory.TheoryCells.TheoryCell;
import io.github.httptoll.analysis.model.CpuBounds;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the processors allow: one row for each contender of the fan-out without delay at the largest limit.
public record CpuCeiling(double cores, int limit, List<Row> rows) {
    /// Processor time in microseconds per request, of the client's process and of the server's; the throughput it allows
    /// and the one measured, per second; the calls in flight from which the cores limit, by delay.
    public record Row(CellResult cell, Quantity clientMicros, Quantity serverMicros, Quantity bound, Quantity measured,
            List<Knee> knees) {}

    /// From `calls` in flight on, the cores limit and no longer the delay.
    public record Knee(double delayMillis, Quantity calls) {}

    /// The wall of a run whose client and server share their cores; without rows where each has cores of its own, and where costs or
    /// cores are not known.
    static CpuCeiling of(Run run, TheoryCells fanOut) {
        Double cores = run.environment().facts().get("cores") instanceof Number number ? number.doubleValue() : null;
        OptionalInt limit = fanOut.at(0).mapToInt(cell -> cell.parameters().limit()).max();
        boolean shared = !run.study().remote() && !run.environment().facts().containsKey("shares");
        if (cores == null || cores <= 0 || !shared || limit.isEmpty()) {
            return new CpuCeiling(0, 0, List.of());
        }
        List<Double> delays = fanOut.with(Parameters::hasOneDelay).map(TheoryCell::delay).filter(delay -> delay > 0)
                .distinct().sorted().toList();
        return new CpuCeiling(cores, limit.getAsInt(),
                fanOut.at(0).filter(cell -> cell.parameters().limit() == limit.getAsInt())
                        .flatMap(cell -> Stream.ofNullable(row(cell, cores, delays))).toList());
    }

    private static @Nullable Row row(TheoryCell cell, double cores, List<Double> delays) {
        Sample client = cell.metric(Cost.CPU.metric());
        Sample server = cell.metric(Cost.SERVER_CPU.metric());
        if (client == null || server == null || client.plus(server).mean().value() <= 0) {
            return null;
        }
        Quantity cost = client.plus(server).mean();
        double calls = cell.cell().calls();
        return new Row(cell.result(), client.mean().atLeast(0), server.mean().atLeast(0),
                cost.falling(micros -> new CpuBounds(cores, micros).perSecond(), Unit.PER_SECOND),
                cell.batches().mean().falling(millis -> calls * 1e3 / millis, Unit.PER_SECOND),
                delays.stream().map(delay -> new Knee(delay,
                        cost.falling(micros -> new CpuBounds(cores, micros).knee(delay), Unit.ONE))).toList());
    }
}
