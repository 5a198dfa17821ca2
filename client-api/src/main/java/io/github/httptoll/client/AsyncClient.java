// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.util.function.Consumer;

/// An open HTTP client whose calls return at once and call back.
public interface AsyncClient extends AutoCloseable {
    /// Starts one call, whose whole body is read, and stamps `headers` and `done`. Returns before the answer is there. Safe for use by
    /// many threads at once. Never throws.
    ///
    /// @param whenDone called exactly once, when the call's connection is free for the next one, on whatever thread the client itself
    ///        completes calls: nothing is put between the client and the callback
    void start(Call call, Stamps timeline, Consumer<Outcome> whenDone);

    /// Ends the client: when this returns, its threads and sockets are going away and need no further call. Not to be
    /// called from a callback.
    @Override
    void close();
}
