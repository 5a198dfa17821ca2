// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import org.jspecify.annotations.Nullable;

/// What the server may see of a cell in one iteration; null is not checked.
///
/// `maxInFlight` is the most requests at once, `connectionsLow` and `connectionsHigh` bound the connections opened. With
/// `connectionPerRequest` true they must equal the iteration's requests instead.
public record Expected(@Nullable Long maxInFlight, @Nullable Long connectionsLow, @Nullable Long connectionsHigh,
        @Nullable Boolean connectionPerRequest) {
    /// True if each request must open a connection of its own.
    public boolean onePerRequest() {
        return Boolean.TRUE.equals(connectionPerRequest);
    }
}
