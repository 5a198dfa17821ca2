// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.client.AsyncClient;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The `flatMap` of a reactive library makes the calls of a batch: it keeps C of them in flight, and starts the next one on the thread that
/// brings an answer. The caller waits for the end of the stream.
///
/// The operator alone is the limit. The permits only remember since when there was room, and show where it lets more through.
final class FlatMapCaller implements Caller {
    private final AsyncCalls calls;
    private final int limit;
    private final Operator operator;

    FlatMapCaller(AsyncClient client, int limit, Operator operator) {
        this.calls = new AsyncCalls(client, limit);
        this.limit = limit;
        this.operator = operator;
    }

    /// A library's operator.
    @FunctionalInterface
    interface Operator {
        /// Makes calls by their number in the batch, and returns when all have ended.
        ///
        /// @param limit most of them at once
        /// @param call starts one of them; its future never fails, since a failure is an outcome
        void run(int calls, int limit, IntFunction<CompletableFuture<Exchange>> call);
    }

    /// Reactor's.
    static void reactor(int calls, int limit, IntFunction<CompletableFuture<Exchange>> call) {
        Flux.range(0, calls).flatMap(number -> Mono.fromFuture(call.apply(number)), limit).then().block();
    }

    /// RxJava's.
    static void rxJava(int calls, int limit, IntFunction<CompletableFuture<Exchange>> call) {
        Flowable.range(0, calls).flatMapSingle(number -> Single.fromCompletionStage(call.apply(number)), false, limit)
                .ignoreElements().blockingAwait();
    }

    @Override
    public void run(List<Exchange> batch) {
        long dueNanos = System.nanoTime();
        operator.run(batch.size(), limit, number -> start(batch.get(number), dueNanos));
    }

    private CompletableFuture<Exchange> start(Exchange exchange, long dueNanos) {
        CompletableFuture<Exchange> ended = new CompletableFuture<>();
        calls.startNow(exchange, dueNanos, () -> ended.complete(exchange));
        return ended;
    }

    @Override
    public void close() {
        calls.close();
    }
}
