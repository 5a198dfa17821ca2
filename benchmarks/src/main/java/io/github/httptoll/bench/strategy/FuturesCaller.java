// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.bench.client.AsyncClient;
import io.github.httptoll.bench.workload.Outcome;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Nobody waits for a call: its completion callback starts the next one, and the caller joins all futures once.
final class FuturesCaller implements Caller {
    private final AsyncClient client;
    private final Callbacks callbacks;
    private final Slots slots;
    private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();

    FuturesCaller(AsyncClient client, Callbacks callbacks, int limit) {
        this.client = client;
        this.callbacks = callbacks;
        this.slots = new Slots(limit);
    }

    @Override
    public void run(List<Exchange> batch) {
        long dueNanos = System.nanoTime();
        CompletableFuture<?>[] futures = new CompletableFuture<?>[batch.size()];
        for (int i = 0; i < futures.length; i++) {
            Pending pending = new Pending(batch.get(i), dueNanos, new CompletableFuture<>());
            futures[i] = pending.ended;
            waiting.add(pending);
            startWaiting();
        }
        CompletableFuture.allOf(futures).join();
        callbacks.afterJoin(batch.size());
    }

    /// Starts waiting calls for as long as there is a slot. A call that arrives between the two polls is seen by the
    /// second look at the queue, so none is left behind.
    private void startWaiting() {
        while (!waiting.isEmpty()) {
            Slots.Slot slot = slots.poll();
            if (slot == null) {
                return;
            }
            Pending pending = waiting.poll();
            if (pending == null) {
                slots.give(slot, slot.freeSinceNanos());
            } else {
                start(pending, slot);
            }
        }
    }

    private void start(Pending pending, Slots.Slot slot) {
        Exchange exchange = pending.exchange;
        exchange.timeline().permitted(pending.dueNanos, slot.freeSinceNanos());
        exchange.timeline().started();
        try {
            client.start(exchange.call(), exchange.timeline(), outcome -> ended(pending, slot, outcome));
        } catch (RuntimeException e) {
            // Clients promise not to throw. One that does must not keep its slot: the next call would wait for it forever.
            ended(pending, slot, Outcome.Failure.of(e));
        }
    }

    private void ended(Pending pending, Slots.Slot slot, Outcome outcome) {
        long resumedNanos = pending.exchange.timeline().resumed();
        pending.exchange.ended(outcome);
        slots.give(slot, resumedNanos);
        startWaiting();
        callbacks.onReply(() -> pending.ended.complete(null));
    }

    @Override
    public void close() {
        callbacks.close();
        client.close();
    }

    private record Pending(Exchange exchange, long dueNanos, CompletableFuture<Void> ended) {}
}
