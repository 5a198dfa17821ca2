// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.trial;

import io.github.httptoll.bench.client.BlockingClient;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Outcome;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// A library's blocking or asynchronous form.
record Forms(Client client, boolean blocking) {
    private static final Set<Client> NO_LIBRARY = EnumSet.of(Client.NO_TRANSPORT, Client.RAW_SOCKET, Client.RAW_NIO,
            Client.RAW_NIO_HAND_OFF);

    /// Every form of every library.
    static Stream<Forms> all() {
        return Stream.of(Client.values()).filter(client -> !NO_LIBRARY.contains(client))
                .flatMap(client -> client.forms().map(blocking -> new Forms(client, blocking)));
    }

    /// One call through a client of its own, from a thread of its own where it blocks.
    ///
    /// @param limit for the answer
    CompletableFuture<Outcome> call(Call call, Duration limit) {
        if (!blocking) {
            return Ground.start(client.openAsync(Ground.settings(1, limit)), call);
        }
        BlockingClient open = client.openBlocking(Ground.settings(1, limit));
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> outcome.complete(open.call(call, new Timeline())));
        return outcome;
    }
}
