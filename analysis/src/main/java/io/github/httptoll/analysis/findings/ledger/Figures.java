// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.ledger;

import io.github.httptoll.analysis.model.IdealMakespan;
import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The numbers of one measured cell: batch times in milliseconds, everything per request in microseconds.
///
/// `efficiency` is ideal by batch, null where the ideal is 0. `excessMicros` is (batch − ideal) by calls. A phase or part
/// that was not observed is absent; so is a cost or detail.
public record Figures(Sample batches, Quantity batchMillis, double idealMillis, @Nullable Double efficiency,
        Quantity excessMicros, Map<Phase, Quantity> phases, Ledger ledger, Map<Cost, Quantity> costs,
        Map<Detail, Quantity> details, Tails tails) {
    public static Figures of(Cell cell, Measurement measurement, Phases phases, Ledger ledger,
            Map<Detail, Quantity> details, Tails tails) {
        Sample batches = measurement.batchMillis();
        Quantity batch = batches.mean();
        IdealMakespan ideal = ideal(cell);
        Quantity excess = batch.minus(Quantity.exact(ideal.millis(), Unit.MILLIS)).times(1000.0 / cell.calls(),
                Unit.MICROS);
        return new Figures(batches, batch.atLeast(0), ideal.millis(), ideal.efficiency(batch.value()),
                excess, phases.quantities(), ledger, Cost.of(measurement), details, tails);
    }

    /// What of `send` is neither the lease nor the write, in microseconds; null where one of them was not observed.
    public @Nullable Double restOfSendMicros() {
        Quantity send = phases.get(Phase.SEND);
        Quantity lease = details.get(Detail.LEASE);
        Quantity write = details.get(Detail.WRITE);
        return send == null || lease == null || write == null
                ? null
                : (Double) (send.value() - lease.value() - write.value());
    }

    static IdealMakespan ideal(Cell cell) {
        return IdealMakespan.of(cell.calls(), cell.limit(), cell.delaysMillis());
    }
}
