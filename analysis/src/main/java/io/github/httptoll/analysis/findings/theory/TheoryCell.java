// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        return cell.client().startsWith("RAW_");
    }

    /// True for the least that a call can take under its way of waiting: a raw exchange without a hand-off.
    boolean isFloor() {
        return cell.client().equals("RAW_SOCKET") || cell.client().equals("RAW_NIO");
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
    List<Double> millisPerCall() {
        return batches().times(1.0 / cell.calls()).values();
    }
}
