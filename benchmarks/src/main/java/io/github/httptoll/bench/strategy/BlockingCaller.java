// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.client.BlockingClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;

/// A thread waits for each call; the strategies of this kind differ in whose thread that is.
final class BlockingCaller implements Caller {
    private final BlockingCalls calls;
    private final Executor threads;
    private final Runnable handedOver;

    /// @param threads runs one call a task; a pool of C threads is itself the limit, and never waits for a permit
    BlockingCaller(BlockingClient client, Executor threads, int limit) {
        this(client, threads, limit, () -> {});
    }

    /// @param handedOver run by the caller when it has handed all calls of a batch to their threads
    BlockingCaller(BlockingClient client, Executor threads, int limit, Runnable handedOver) {
        this.calls = new BlockingCalls(client, limit);
        this.threads = threads;
        this.handedOver = handedOver;
    }

    @Override
    public void run(List<Exchange> batch) {
        long dueNanos = System.nanoTime();
        CompletableFuture<?>[] ended = new CompletableFuture<?>[batch.size()];
        for (int i = 0; i < ended.length; i++) {
            Exchange exchange = batch.get(i);
            ended[i] = CompletableFuture.runAsync(() -> calls.make(exchange, dueNanos), threads);
        }
        if (ended.length > 1) {
            handedOver.run();
        }
        CompletableFuture.allOf(ended).join();
    }

    @Override
    public void close() {
        if (threads instanceof ExecutorService service && service != ForkJoinPool.commonPool()) {
            service.close();
        }
        calls.close();
    }
}
