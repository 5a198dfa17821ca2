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

    /// True where it differs from identical code by noise, or by more: it is valid, or not warm and nothing else.
    public boolean showsNoise() {
        return faults.stream().allMatch(Fault.NotWarm.class::isInstance);
    }

    /// True for a rate at which requests were lost, and nothing else is wrong: that is a result, and no fault of the run.
    public boolean isSaturated() {
        return parameters.isOpen() && !valid()
                && faults.stream().allMatch(fault -> fault instanceof Fault.FailedRequests);
    }

    public Figures measured() {
        if (figures == null) {
            throw new IllegalStateException("cell " + id + " was not measured");
        }
        return figures;
    }

    /// The range that a cell's counts must keep in each iteration; null is open.
    ///
    /// `leastInFlight` follows from Little's law and the times measured, for the iteration that needs most.
    public record Limits(@Nullable Long leastInFlight, @Nullable Long mostInFlight, @Nullable Long connectionsLow,
            @Nullable Long connectionsHigh, boolean connectionPerRequest) {}

    /// What was counted for a cell; null was not observed.
    ///
    /// `requests`, `failures` and `negative` are sums over the iterations; `connections`, `newConnections` and `maxInFlight`
    /// are of the iteration with the most. The server counts `connections`, the client `newConnections`.
    public record ObservedCounts(@Nullable Long requests, @Nullable Long failures, @Nullable Long negative,
            @Nullable Long connections, @Nullable Long newConnections, @Nullable Long maxInFlight) {
        static final ObservedCounts NOTHING = new ObservedCounts(null, null, null, null, null, null);
    }
}
