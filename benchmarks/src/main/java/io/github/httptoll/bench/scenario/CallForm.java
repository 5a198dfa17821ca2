// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.scenario;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientDescription.Role;
import io.github.httptoll.client.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// A library's blocking or asynchronous form.
record CallForm(Client client, boolean blocking) {
    /// Every form of every library.
    static Stream<CallForm> all() {
        return Stream.of(Client.values()).filter(client -> client.role() == Role.LIBRARY)
                .flatMap(client -> client.forms().map(blocking -> new CallForm(client, blocking)));
    }

    /// One call through a client of its own, from a thread of its own where it blocks.
    ///
    /// @param limit for the answer
    CompletableFuture<Outcome> call(Call call, Duration limit) {
        if (!blocking) {
            return ScenarioContext.start(client.openAsync(ScenarioContext.settings(1, limit)), call);
        }
        BlockingClient open = client.openBlocking(ScenarioContext.settings(1, limit));
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> outcome.complete(open.call(call, new Timeline())));
        return outcome;
    }
}
