// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import io.github.httptoll.analysis.findings.ledger.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One cell judged: its numbers, null if it was not measured, and the faults that make it invalid.
///
/// An invalid cell keeps its numbers, to be shown, and enters no comparison.
public record CellResult(String experiment, String id, Parameters parameters, List<Fault> faults, Limits allowed,
        ObservedCounts observed, @Nullable Figures figures) {
    public CellResult {
        faults = List.copyOf(faults);
        if (figures == null && faults.isEmpty()) {
            throw new IllegalArgumentException("cell " + id + " has neither numbers nor a fault");
        }
    }

    public boolean valid() {
        return faults.isEmpty();
    }

    /// The numbers of a measured cell.
    public Figures measured() {
        if (figures == null) {
            throw new IllegalStateException("cell " + id + " was not measured");
        }
        return figures;
    }
}
