// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.OpenStrategy;
import io.github.httptoll.client.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Hands the calls of a batch to a strategy that was brought, which alone is the limit.
///
/// The permits only remember since when there was room, and show where more calls are let through. In a window they count what waits for
/// its result to be taken as scheduling.
final class BroughtCaller<C> implements Caller {
    private final OpenStrategy<C> strategy;
    private final Calls<C> calls;
    private final Runnable close;

    private BroughtCaller(OpenStrategy<C> strategy, Calls<C> calls, Runnable close) {
        this.strategy = strategy;
        this.calls = calls;
        this.close = close;
    }

    /// Makes calls as a strategy gets them.
    private interface Calls<C> {
        /// One call that is due since `dueNanos`.
        ///
        /// @param once throws where the call has begun before
        C of(Exchange exchange, long dueNanos, Runnable once);
    }

    static Caller of(OpenStrategy<Supplier<Outcome>> strategy, BlockingClient client, int limit) {
        BlockingCalls calls = new BlockingCalls(client, limit);
        return new BroughtCaller<>(strategy, (exchange, dueNanos, once) -> () -> {
            once.run();
            calls.makeNow(exchange, dueNanos);
            return exchange.outcome();
        }, calls::close);
    }

    static Caller of(OpenStrategy<Supplier<CompletableFuture<Outcome>>> strategy, AsyncClient client, int limit) {
        AsyncCalls calls = new AsyncCalls(client, limit);
        return new BroughtCaller<>(strategy, (exchange, dueNanos, once) -> () -> {
            once.run();
            CompletableFuture<Outcome> ended = new CompletableFuture<>();
            calls.startNow(exchange, dueNanos, () -> ended.complete(exchange.outcome()));
            return ended;
        }, calls::close);
    }

    /// @throws IllegalStateException if a call is made beyond the limit, twice, or never
    @Override
    public void run(List<Exchange> batch) {
        long dueNanos = System.nanoTime();
        strategy.run(batch.stream().map(exchange -> calls.of(exchange, dueNanos, once())).toList());
        long open = batch.stream().filter(exchange -> exchange.outcomeIfAny().isEmpty()).count();
        if (open > 0) {
            throw new IllegalStateException(
                    "the strategy returned before " + open + " of " + batch.size() + " calls had ended");
        }
    }

    private static Runnable once() {
        AtomicBoolean begun = new AtomicBoolean();
        return () -> {
            if (begun.getAndSet(true)) {
                throw new IllegalStateException("the strategy makes a call twice");
            }
        };
    }

    @Override
    public void close() {
        strategy.close();
        close.run();
    }
}
