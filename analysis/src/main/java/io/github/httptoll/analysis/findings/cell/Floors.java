// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import io.github.httptoll.analysis.findings.ledger.Ledger;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.ledger.Phases;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ledgers of a run's cells, each beside its floor: block by block where they share blocks, else mean by mean.
final class Floors {
    private final Run run;
    private final PairedCells pairs;
    private final Map<String, Cell> cells = new HashMap<>();

    Floors(Run run) {
        this.run = run;
        this.pairs = new PairedCells(run);
        run.study().experiments().stream().flatMap(experiment -> experiment.cells().stream())
                .forEach(cell -> cells.put(cell.id(), cell));
    }

    Ledger ledger(Cell cell, Phases phases) {
        if (!cell.client().makesCalls()) {
            return Ledger.withoutTransport(phases);
        }
        String id = cell.floor();
        if (id == null) {
            return cell.client().isRaw() ? Ledger.ofFloor(phases) : Ledger.of(phases, null);
        }
        Sample transport = transport(id);
        PairedCells.Common common = transport == null
                ? null
                : pairs.common(cell.id(), id, Phase.TRANSPORT.key());
        return common == null
                ? Ledger.of(phases, transport == null ? null : transport.mean())
                : Ledger.paired(phases, common);
    }

    /// The transport of a valid floor.
    private @Nullable Sample transport(String id) {
        Cell floor = cells.get(id);
        Measurement measurement = run.measurement(id);
        return floor == null || measurement == null || !new ValidityRules(floor, measurement).faults().isEmpty()
                ? null
                : Phases.of(measurement, false).get(Phase.TRANSPORT);
    }
}
