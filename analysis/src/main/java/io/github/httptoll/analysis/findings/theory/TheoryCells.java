// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.cell.ValidCells;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Client;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The valid, plain cells of one experiment whose requests were timed, and the blocks that they share.
record TheoryCells(PairedCells pairs, List<TheoryCell> cells) {
    static TheoryCells of(Run run, List<ExperimentResult> experiments, String id) {
        return new TheoryCells(new PairedCells(run), ValidCells.of(run, experiments, id).with(Parameters::isPlain)
                .flatMap(result -> cell(run, result).stream()).toList());
    }

    private static Optional<TheoryCell> cell(Run run, CellResult result) {
        Optional<Cell> cell = run.cells(result.id()).findFirst();
        Measurement measurement = run.measurement(result.id());
        Sample total = new PairedCells(run).sample(result.id(), Phase.TOTAL.key());
        return cell.isEmpty() || measurement == null || total == null
                ? Optional.empty()
                : Optional.of(new TheoryCell(cell.get(), result, measurement, total));
    }

    Stream<TheoryCell> with(Predicate<Parameters> wanted) {
        return cells.stream().filter(cell -> wanted.test(cell.parameters()));
    }

    Stream<TheoryCell> at(double delay) {
        return with(Parameters::hasOneDelay).filter(cell -> cell.delay() == delay);
    }

    /// The least raw exchange that is waited for in the same way, at the same delay.
    Optional<TheoryCell> raw(TheoryCell cell) {
        return at(cell.delay()).filter(TheoryCell::isFloor)
                .filter(raw -> raw.parameters().strategy().equals(cell.parameters().strategy())).findFirst();
    }

    /// What a request of the first takes more than one of the second, in microseconds.
    PairedCells.Difference difference(TheoryCell first, TheoryCell second) {
        return pairs.difference(first.id(), second.id(), Phase.TOTAL.key()).orElseThrow();
    }

    /// A valid cell with all that was measured of it; `total` are its requests' totals in microseconds.
    record TheoryCell(Cell cell, CellResult result, Measurement measurement, Sample total) {
        String id() {
            return cell.id();
        }

        Parameters parameters() {
            return result.parameters();
        }

        /// The part of a call that a floor cell is, null of every other cell.
        @Nullable
        String hop() {
            return cell.params().get("hop");
        }

        /// The server's delay in milliseconds, the same for all calls.
        double delay() {
            return cell.delaysMillis().getFirst();
        }

        boolean isRaw() {
            return parameters().isRaw();
        }

        /// True for the least that a call can take under its way of waiting: a raw exchange without a hand-off.
        boolean isFloor() {
            return cell.client().role() == Client.Role.FLOOR;
        }

        /// The values of that metric, null if it was not observed.
        @Nullable
        Sample metric(String name) {
            return measurement.metric(name);
        }

        Sample batches() {
            return measurement.batchMillis();
        }

        /// Batch times by calls, in milliseconds.
        double[] millisPerCall() {
            return batches().times(1.0 / cell.calls()).values();
        }
    }
}
