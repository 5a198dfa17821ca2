// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Outcome;
import java.util.function.Consumer;

/// An asynchronous client whose calls can be given up.
public interface CancellableClient extends AsyncClient {
    /// As [#start].
    ///
    /// @return gives the call up in the library's own way, which decides the outcome that `whenDone` gets
    Runnable startCancellable(Call call, Timeline timeline, Consumer<Outcome> whenDone);

    @Override
    default void start(Call call, Timeline timeline, Consumer<Outcome> whenDone) {
        var _ = startCancellable(call, timeline, whenDone);
    }
}
