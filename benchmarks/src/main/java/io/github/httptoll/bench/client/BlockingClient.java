// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Outcome;

/// An open HTTP client whose calls hold the calling thread until the body is there.
public interface BlockingClient extends AutoCloseable {
    /// Makes one call; stamps `headers` and `done`. Safe for use by many threads at once. Never throws.
    Outcome call(Call call, Timeline timeline);

    /// Ends the client: when this returns, its threads and sockets are going away and need no further call.
    @Override
    void close();
}
