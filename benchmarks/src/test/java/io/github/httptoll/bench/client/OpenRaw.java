// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An open client whose calls end in futures, each at most once.
final class OpenRaw implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final URI server;
    private final BlockingClient blocking;
    private final AsyncClient async;

    OpenRaw(Client client, ClientSettings settings, URI server) {
        this.server = server;
        this.blocking = client.hasBlockingForm() ? client.openBlocking(settings) : null;
        this.async = client.hasBlockingForm() ? null : client.openAsync(settings);
    }

    CompletableFuture<Outcome> call(String token) {
        return call(new Call(server.resolve("/x?token=" + token), token, 3));
    }

    CompletableFuture<Outcome> call(Call call) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        if (async == null) {
            threads.execute(() -> outcome.complete(blocking.call(call, new Timeline())));
        } else {
            async.start(call, new Timeline(), result -> assertTrue(outcome.complete(result), "ended twice"));
        }
        return outcome;
    }

    void closeClient() {
        if (async == null) {
            blocking.close();
        } else {
            async.close();
        }
    }

    @Override
    public void close() {
        closeClient();
        threads.close();
    }
}
