// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One measurement of one cell: its place in the run, and the batch time with the other metrics, void or not.
///
/// `group` names the cells that share blocks, null in a run without common blocks. `gated` is true where the system showed
/// at least one gate's reading.
public record Slot(String cell, int set, @Nullable String group, int block, int attempt, boolean isVoid, boolean gated,
        double millis, Map<String, Double> metrics) {
    public Slot {
        metrics = Map.copyOf(metrics);
    }

    /// The value of that metric, or null if it was not observed.
    public @Nullable Double value(String metric) {
        return metric.equals(Claim.BATCH_MILLIS) ? (Double) millis : metrics.get(metric);
    }
}
