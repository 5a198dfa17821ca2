// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import org.jspecify.annotations.Nullable;

/// What was counted for a cell; null was not observed.
///
/// `requests`, `failures` and `negative` are sums over the iterations; `connections` and `maxInFlight` are of the
/// iteration with the most.
public record ObservedCounts(@Nullable Long requests, @Nullable Long failures, @Nullable Long negative,
        @Nullable Long connections, @Nullable Long maxInFlight) {
    static final ObservedCounts NOTHING = new ObservedCounts(null, null, null, null, null);
}
