// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import io.github.httptoll.analysis.statistics.Unit;
import java.util.Set;

/// The units of what a slot measured, by the names of docs/run-directory.md: phases, details and most costs are times.
public final class Metrics {
    private static final Set<String> COUNTS = Set.of("negative", "requests", "failures", "connectionsOpened",
            "maxInFlight", "costSwitchesVoluntary", "costSwitchesInvoluntary", "costGcCount", "costPeakThreads",
            "costDescriptors", "costVirtualQueue", "inFlightSampled", "inFlightExpected");

    private Metrics() {}

    /// The unit of the metric's values.
    public static Unit unit(String metric) {
        return switch (metric) {
            case Claim.BATCH_MILLIS -> Unit.MILLIS;
            case "costAllocated" -> Unit.BYTES;
            default -> COUNTS.contains(metric) ? Unit.ONE : Unit.MICROS;
        };
    }
}
