// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Opens a client for each call, closes it when the call has ended, and calls back after that.
///
/// A client cannot be closed from its own callback, so a virtual thread does it.
final class AsyncSessionPerRequest implements AsyncClient {
    private final Supplier<AsyncClient> opener;
    private final ExecutorService closers = Executors.newVirtualThreadPerTaskExecutor();

    AsyncSessionPerRequest(Supplier<AsyncClient> opener) {
        this.opener = opener;
    }

    @Override
    public void start(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        AsyncClient client = opener.get();
        client.start(call, timeline, outcome -> closers.execute(() -> {
            client.close();
            whenDone.accept(outcome);
        }));
    }

    @Override
    public void close() {
        closers.close();
    }
}
