// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was measured for one cell: its batch times in milliseconds, all above zero, and its other metrics by name.
///
/// Every metric has the shape of the batch times, so that values of one iteration stand at the same place. Times are in
/// microseconds. A metric with a value that is not a number is left out.
public record Measurement(Series batchMillis, Map<String, Series> metrics) {
    public Measurement {
        metrics = Map.copyOf(metrics);
    }

    /// The metric of that name, or null if it was not observed.
    public @Nullable Series metric(String name) {
        return metrics.get(name);
    }
}
