// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.util.function.Supplier;

/// Opens a client for each call and closes it before the call returns.
record BlockingSessionPerRequest(Supplier<BlockingClient> opener) implements BlockingClient {
    @Override
    public Outcome call(Call call, Stamps timeline) {
        try (BlockingClient client = opener.get()) {
            return client.call(call, timeline);
        }
    }

    @Override
    public void close() {}
}
