// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.client.ClientSettings;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import reactor.core.scheduler.Schedulers;

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
    /// `Gatherers.mapConcurrent`: a stream makes blocking calls on virtual threads and takes their results in order. C is a window: calls
    /// in flight, and results not yet taken.
    MAP_CONCURRENT(true),
    /// A `StructuredTaskScope`, which has no limit: one virtual thread per call makes a blocking call when it has one of C permits.
    STRUCTURED(true),
    /// Reactor's `Schedulers.boundedElastic()`, for blocking calls of reactive code: each makes its call when it has one of C permits. It
    /// has ten threads for each core, or as many as [#ELASTIC_SIZE] says.
    BOUNDED_ELASTIC(true),
    /// Completion callbacks; the caller joins all futures once.
    FUTURES(false),
    /// Asynchronous calls, each joined before the next is started; its limit is 1 by nature.
    AWAIT_EACH(false),
    /// The same, and each completion reaches the caller by way of a pool's thread, as where callbacks are kept off the thread that
    /// brings the answer.
    AWAIT_EACH_POOLED(false),
    /// Reactor's `flatMap` over futures, with concurrency C.
    REACTOR_FLAT_MAP(false),
    /// RxJava's `flatMapSingle` over futures, with at most C at once.
    RXJAVA_FLAT_MAP(false);

    /// The system property that says how many threads `boundedElastic()` has in a JVM.
    public static final String ELASTIC_SIZE = "reactor.schedulers.defaultBoundedElasticSize";

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

    /// True where a library, or the JDK's own one, runs the batch. These call a client as virtual threads or futures do.
    public boolean isComposed() {
        return switch (this) {
            case MAP_CONCURRENT, STRUCTURED, BOUNDED_ELASTIC, REACTOR_FLAT_MAP, RXJAVA_FLAT_MAP -> true;
            case SEQUENTIAL, PLATFORM_POOL, VIRTUAL_THREADS, THREAD_PER_CALL, COMMON_POOL, PARALLEL_STREAM, FUTURES, AWAIT_EACH,
                    AWAIT_EACH_POOLED ->
                false;
        };
    }

    /// True where a call that has ended keeps its place under the limit until the results of all calls before it are taken.
    public boolean isWindow() {
        return this == MAP_CONCURRENT;
    }

    /// Most calls that can be in flight under a limit: this machine may allow fewer. A client whose blocking call waits for a future,
    /// as the JDK's does, gets more: the common pool makes up for a thread that waits so.
    public int maxInFlight(int limit) {
        int pool = ForkJoinPool.commonPool().getParallelism();
        return switch (this) {
            case COMMON_POOL -> Math.min(limit, pool);
            case PARALLEL_STREAM -> Math.min(limit, pool + 1);
            case SEQUENTIAL, PLATFORM_POOL, VIRTUAL_THREADS, THREAD_PER_CALL, MAP_CONCURRENT, STRUCTURED, BOUNDED_ELASTIC, FUTURES,
                    AWAIT_EACH, AWAIT_EACH_POOLED, REACTOR_FLAT_MAP, RXJAVA_FLAT_MAP ->
                limit;
        };
    }

    /// True where it takes a call at any time, whatever became of those before it: those that have a caller who waits do not.
    public boolean takesArrivals() {
        return !isSequential() && !isComposed() && this != PARALLEL_STREAM;
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
        return open(client, settings, limit, callback, 0);
    }

    /// The same with another length of the callback's work.
    ///
    /// @param callbackMillis 0: as long as the policy has it
    /// @throws IllegalArgumentException as the other
    public Caller open(Client client, ClientSettings settings, int limit, CallbackPolicy callback, double callbackMillis) {
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
            case MAP_CONCURRENT -> new MapConcurrentCaller(client.openBlocking(settings), limit);
            case STRUCTURED -> new StructuredCaller(client.openBlocking(settings), limit);
            case BOUNDED_ELASTIC ->
                new BlockingCaller(client.openBlocking(settings), Schedulers.boundedElastic()::schedule, limit);
            case FUTURES ->
                new FuturesCaller(client.openAsync(settings), new Callbacks(callback, callbackMillis, limit), limit);
            case AWAIT_EACH -> new AwaitEachCaller(client.openAsync(settings), Runnable::run);
            case AWAIT_EACH_POOLED ->
                new AwaitEachCaller(client.openAsync(settings), CallerThreads.pool(1));
            case REACTOR_FLAT_MAP -> new FlatMapCaller(client.openAsync(settings), limit, FlatMapCaller::reactor);
            case RXJAVA_FLAT_MAP -> new FlatMapCaller(client.openAsync(settings), limit, FlatMapCaller::rxJava);
        };
    }
}
