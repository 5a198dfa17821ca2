// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/// The caller starts an asynchronous call and joins it before it starts the next. Its completion reaches the caller from the
/// thread that brings the answer, or by way of another one.
final class AwaitEachCaller implements Caller {
    private final AsyncClient client;
    private final Executor completions;
    private final Permits permits = new Permits(1);

    /// @param completions where the completion of a call is run
    AwaitEachCaller(AsyncClient client, Executor completions) {
        this.client = client;
        this.completions = completions;
    }

    @Override
    public void run(List<Exchange> batch) {
        long dueNanos = System.nanoTime();
        for (Exchange exchange : batch) {
            Permits.Permit permit = permits.take();
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            exchange.timeline().permitted(dueNanos, permit.freeSinceNanos());
            exchange.timeline().started();
            try {
                client.start(exchange.call(), exchange.timeline(),
                        reply -> completions.execute(() -> outcome.complete(reply)));
            } catch (RuntimeException e) {
                outcome.complete(Outcome.Failure.of(e));
            }
            Outcome awaited = outcome.join();
            permits.give(permit, exchange.timeline().resumed());
            exchange.ended(awaited);
        }
    }

    @Override
    public void close() {
        client.close();
        if (completions instanceof ExecutorService service) {
            service.close();
        }
    }
}
