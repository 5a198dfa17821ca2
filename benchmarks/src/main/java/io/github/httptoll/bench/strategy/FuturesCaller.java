// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.client.AsyncClient;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/// No thread waits for a call: its completion callback starts the next one, and the caller joins all futures once.
final class FuturesCaller implements Caller {
    private final AsyncCalls calls;
    private final Callbacks callbacks;
    private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();

    FuturesCaller(AsyncClient client, Callbacks callbacks, int limit) {
        this.calls = new AsyncCalls(client, limit);
        this.callbacks = callbacks;
    }

    @Override
    public void run(List<Exchange> batch) {
        long dueNanos = System.nanoTime();
        CompletableFuture<?>[] futures = new CompletableFuture<?>[batch.size()];
        for (int i = 0; i < futures.length; i++) {
            CompletableFuture<Void> ended = new CompletableFuture<>();
            futures[i] = ended;
            waiting.add(new Pending(batch.get(i), dueNanos, () -> true, () -> ended.complete(null)));
            startWaiting();
        }
        CompletableFuture.allOf(futures).join();
        callbacks.afterJoin(batch.size());
    }

    @Override
    public void offer(Arrival arrival) {
        waiting.add(new Pending(arrival.exchange(), arrival.dueNanos(), arrival::fires, arrival::ended));
        startWaiting();
    }

    /// Starts waiting calls for as long as there is a permit. A call that arrives between the two polls is seen by the
    /// second look at the queue, so none is left behind.
    private void startWaiting() {
        while (!waiting.isEmpty()) {
            Permits.Permit permit = calls.permit();
            if (permit == null) {
                return;
            }
            Pending pending = waiting.poll();
            if (pending == null || !pending.fires.getAsBoolean()) {
                calls.giveBack(permit);
            } else {
                calls.start(pending.exchange, pending.dueNanos, permit, () -> ended(pending));
            }
        }
    }

    private void ended(Pending pending) {
        startWaiting();
        callbacks.onReply(pending.ended);
    }

    @Override
    public void close() {
        callbacks.close();
        calls.close();
    }

    /// A call that waits for a permit.
    ///
    /// @param fires asked when it has one; false: it must not be made any more
    /// @param ended run when its callback's work is done
    private record Pending(Exchange exchange, long dueNanos, BooleanSupplier fires, Runnable ended) {}
}
