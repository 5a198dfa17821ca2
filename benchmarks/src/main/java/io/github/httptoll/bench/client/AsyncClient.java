// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Outcome;
import java.util.function.Consumer;

/// An open HTTP client whose calls return at once and call back.
public interface AsyncClient extends AutoCloseable {
    /// Starts one call; stamps `headers` and `done`. Never throws.
    ///
    /// @param whenDone called exactly once, on whatever thread the client itself completes calls: nothing is put
    ///        between the client and the callback
    void start(Call call, Timeline timeline, Consumer<Outcome> whenDone);

    /// Ends the client: when this returns, its threads and sockets are going away and need no further call. Not to be
    /// called from a callback.
    @Override
    void close();
}
