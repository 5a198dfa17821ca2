// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.util.function.Consumer;

/// An asynchronous client whose calls can be given up.
public interface CancellableClient extends AsyncClient {
    /// As [#start].
    ///
    /// @return gives the call up in the library's own way, which decides the outcome that `whenDone` gets. `whenDone` is still called
    ///         exactly once. Giving up twice, or after the answer, does nothing
    Runnable startCancellable(Call call, Stamps timeline, Consumer<Outcome> whenDone);

    @Override
    default void start(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        Runnable unused = startCancellable(call, timeline, whenDone);
    }
}
