// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Outcome;
import java.util.function.Supplier;

/// Opens a client for each call and closes it before the call returns.
record BlockingSessionPerRequest(Supplier<BlockingClient> opener) implements BlockingClient {
    @Override
    public Outcome call(Call call, Timeline timeline) {
        try (BlockingClient client = opener.get()) {
            return client.call(call, timeline);
        }
    }

    @Override
    public void close() {}
}
