// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Outcome;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/// No thread waits for a call: its completion callback starts the next one, and the caller joins all futures once.
final class FuturesCaller implements Caller {
    private final AsyncClient client;
    private final Callbacks callbacks;
    private final Permits permits;
    private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();

    FuturesCaller(AsyncClient client, Callbacks callbacks, int limit) {
        this.client = client;
        this.callbacks = callbacks;
        this.permits = new Permits(limit);
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

    /// Starts waiting calls for as long as there is a permit. A call that arrives between the two polls is seen by the
    /// second look at the queue, so none is left behind.
    private void startWaiting() {
        while (!waiting.isEmpty()) {
            Permits.Permit permit = permits.poll();
            if (permit == null) {
                return;
            }
            Pending pending = waiting.poll();
            if (pending == null) {
                permits.give(permit, permit.freeSinceNanos());
            } else {
                start(pending, permit);
            }
        }
    }

    private void start(Pending pending, Permits.Permit permit) {
        Exchange exchange = pending.exchange;
        exchange.timeline().permitted(pending.dueNanos, permit.freeSinceNanos());
        exchange.timeline().started();
        try {
            client.start(exchange.call(), exchange.timeline(), outcome -> ended(pending, permit, outcome));
        } catch (RuntimeException e) {
            // Clients promise not to throw. One that does must not keep its permit: the next call would wait for it forever.
            ended(pending, permit, Outcome.Failure.of(e));
        }
    }

    private void ended(Pending pending, Permits.Permit permit, Outcome outcome) {
        long resumedNanos = pending.exchange.timeline().resumed();
        pending.exchange.ended(outcome);
        permits.give(permit, resumedNanos);
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
