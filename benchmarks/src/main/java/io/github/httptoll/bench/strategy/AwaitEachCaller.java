package io.github.httptoll.bench.strategy;

import io.github.httptoll.bench.client.AsyncClient;
import io.github.httptoll.bench.workload.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The caller starts an asynchronous call and joins it before it starts the next.
final class AwaitEachCaller implements Caller {
    private final AsyncClient client;
    private final Slots slots = new Slots(1);

    AwaitEachCaller(AsyncClient client) {
        this.client = client;
    }

    @Override
    public void run(List<Exchange> batch) {
        long dueNanos = System.nanoTime();
        for (Exchange exchange : batch) {
            Slots.Slot slot = slots.take();
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            exchange.timeline().permitted(dueNanos, slot.freeSinceNanos());
            exchange.timeline().started();
            try {
                client.start(exchange.call(), exchange.timeline(), outcome::complete);
            } catch (RuntimeException e) {
                outcome.complete(Outcome.Failure.of(e));
            }
            Outcome awaited = outcome.join();
            slots.give(slot, exchange.timeline().resumed());
            exchange.ended(awaited);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
