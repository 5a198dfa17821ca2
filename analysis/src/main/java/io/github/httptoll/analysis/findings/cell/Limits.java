// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import org.jspecify.annotations.Nullable;

/// The range that a cell's counts must keep in each iteration; null is open.
///
/// `leastInFlight` follows from Little's law and the times measured, for the iteration that needs most.
public record Limits(@Nullable Long leastInFlight, @Nullable Long mostInFlight, @Nullable Long connectionsLow,
        @Nullable Long connectionsHigh, boolean connectionPerRequest) {}
