package io.github.httptoll.bench.strategy;

import io.github.httptoll.bench.client.BlockingClient;
import io.github.httptoll.bench.workload.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/// A thread waits for each call; the strategies of this kind differ in whose thread that is.
final class BlockingCaller implements Caller {
    private final BlockingClient client;
    private final Executor threads;
    private final Slots slots;
    private final Runnable handedOver;

    /// @param threads runs one call a task; a pool of C threads is itself the limit, and never waits for a slot
    BlockingCaller(BlockingClient client, Executor threads, int limit) {
        this(client, threads, limit, () -> {});
    }

    /// @param handedOver run by the caller when it has handed all calls of a batch to their threads
    BlockingCaller(BlockingClient client, Executor threads, int limit, Runnable handedOver) {
        this.client = client;
        this.threads = threads;
        this.slots = new Slots(limit);
        this.handedOver = handedOver;
    }

    @Override
    public void run(List<Exchange> batch) {
        long dueNanos = System.nanoTime();
        CompletableFuture<?>[] ended = new CompletableFuture<?>[batch.size()];
        for (int i = 0; i < ended.length; i++) {
            Exchange exchange = batch.get(i);
            ended[i] = CompletableFuture.runAsync(() -> call(exchange, dueNanos), threads);
        }
        if (ended.length > 1) {
            handedOver.run();
        }
        CompletableFuture.allOf(ended).join();
    }

    private void call(Exchange exchange, long dueNanos) {
        Slots.Slot slot = slots.take();
        exchange.timeline().permitted(dueNanos, slot.freeSinceNanos());
        exchange.timeline().started();
        exchange.ended(outcome(exchange));
        slots.give(slot, exchange.timeline().resumed());
    }

    /// Clients promise not to throw. One that does must not keep its slot: the next call would wait for it forever.
    private Outcome outcome(Exchange exchange) {
        try {
            return client.call(exchange.call(), exchange.timeline());
        } catch (RuntimeException e) {
            return Outcome.Failure.of(e);
        }
    }

    @Override
    public void close() {
        if (threads instanceof ExecutorService service) {
            service.close();
        }
        client.close();
    }
}
