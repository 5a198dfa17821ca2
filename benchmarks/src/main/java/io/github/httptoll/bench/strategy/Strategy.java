// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.client.ClientSettings;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/// Who waits for the answers, and on what.
public enum Strategy {
    /// The caller makes one blocking call after the other; its limit is 1 by nature.
    SEQUENTIAL(true),
    /// A fixed pool of C platform threads makes blocking calls.
    PLATFORM_POOL(true),
    /// One virtual thread per call makes a blocking call when it has one of C permits.
    VIRTUAL_THREADS(true),
    /// One platform thread per call, started for it, makes a blocking call when it has one of C permits.
    THREAD_PER_CALL(true),
    /// `CompletableFuture.supplyAsync` without an executor: blocking calls on the common pool, which has one thread less than the
    /// machine has cores, whatever C is. Before JDK 25 it starts a thread for each call on one and two cores.
    COMMON_POOL(true),
    /// `parallelStream()`: blocking calls on the common pool and the caller's own thread.
    PARALLEL_STREAM(true),
    /// Completion callbacks; the caller joins all futures once.
    FUTURES(false),
    /// Asynchronous calls, each joined before the next is started; its limit is 1 by nature.
    AWAIT_EACH(false),
    /// The same, and each completion reaches the caller by way of a pool's thread, as where callbacks are kept off the thread that
    /// brings the answer.
    AWAIT_EACH_POOLED(false);

    private final boolean blocking;

    Strategy(boolean blocking) {
        this.blocking = blocking;
    }

    /// True where this way of waiting can drive that client. Combinations for which it is false do not exist.
    public boolean drives(Client client) {
        return blocking ? client.hasBlockingForm() : client.hasAsyncForm();
    }

    /// True where a thread waits for each call.
    public boolean blocking() {
        return blocking;
    }

    /// True for the ways that people choose for many calls on purpose; the others are what they get when they choose none.
    public boolean isSized() {
        return this == PLATFORM_POOL || this == VIRTUAL_THREADS || this == FUTURES;
    }

    /// Most calls that can be in flight under a limit: this machine may allow fewer. A client whose blocking call waits for a future,
    /// as the JDK's does, gets more: the common pool makes up for a thread that waits so.
    public int maxInFlight(int limit) {
        int pool = ForkJoinPool.commonPool().getParallelism();
        return switch (this) {
            case COMMON_POOL -> Math.min(limit, pool);
            case PARALLEL_STREAM -> Math.min(limit, pool + 1);
            case SEQUENTIAL, PLATFORM_POOL, VIRTUAL_THREADS, THREAD_PER_CALL, FUTURES, AWAIT_EACH, AWAIT_EACH_POOLED ->
                limit;
        };
    }

    /// True where only one call can be in flight.
    public boolean isSequential() {
        return this == SEQUENTIAL || joinsEach();
    }

    /// True where the caller joins each asynchronous call before it starts the next.
    public boolean joinsEach() {
        return this == AWAIT_EACH || this == AWAIT_EACH_POOLED;
    }

    /// Opens a client and this way of waiting for it.
    ///
    /// @param limit C; sequential strategies take only 1
    /// @param callback what happens with an answer; all but [#FUTURES] take only [CallbackPolicy#NOTHING]
    /// @throws IllegalArgumentException if the combination does not exist
    public Caller open(Client client, ClientSettings settings, int limit, CallbackPolicy callback) {
        if (!drives(client)) {
            throw new IllegalArgumentException(client + " has no " + (blocking ? "blocking" : "asynchronous")
                    + " call, so strategy " + this + " cannot drive it");
        }
        if (isSequential() && limit != 1) {
            throw new IllegalArgumentException(this + " has limit 1 by nature, not " + limit);
        }
        if (this != FUTURES && callback != CallbackPolicy.NOTHING) {
            throw new IllegalArgumentException(this + " has no completion callback, so it cannot have " + callback);
        }
        return switch (this) {
            case SEQUENTIAL -> new BlockingCaller(client.openBlocking(settings), Runnable::run, limit);
            case PLATFORM_POOL ->
                new BlockingCaller(client.openBlocking(settings), CallerThreads.pool(limit), limit);
            case VIRTUAL_THREADS ->
                new BlockingCaller(client.openBlocking(settings), Executors.newVirtualThreadPerTaskExecutor(), limit,
                        VirtualQueue::look);
            case THREAD_PER_CALL -> new BlockingCaller(client.openBlocking(settings),
                    Executors.newThreadPerTaskExecutor(CallerThreads.factory()), limit);
            case COMMON_POOL ->
                new BlockingCaller(client.openBlocking(settings), ForkJoinPool.commonPool(), limit);
            case PARALLEL_STREAM -> new ParallelStreamCaller(client.openBlocking(settings), limit);
            case FUTURES ->
                new FuturesCaller(client.openAsync(settings), new Callbacks(callback, limit), limit);
            case AWAIT_EACH -> new AwaitEachCaller(client.openAsync(settings), Runnable::run);
            case AWAIT_EACH_POOLED ->
                new AwaitEachCaller(client.openAsync(settings), CallerThreads.pool(1));
        };
    }
}
