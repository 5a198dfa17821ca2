// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.client.ClientSettings;

/// What a strategy is opened with.
///
/// @param limit C
/// @param callback what happens with an answer
/// @param callbackMillis how long that takes; 0: as long as the policy has it
record Opening(ClientSettings settings, int limit, CallbackPolicy callback, double callbackMillis) {
    Callbacks callbacks() {
        return new Callbacks(callback, callbackMillis, limit);
    }

    /// Opens it over a client.
    interface Over<C> {
        Caller open(C client, Opening with);
    }
}
