// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds of every way of waiting, with a client that only counts.
class CallerTest {
    private static final int CALLS = 200;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 500})
    void futuresNeverExceedTheLimitAndEndEveryCall(int limit) {
        Counting client = new Counting(Executors.newFixedThreadPool(4));
        try (Caller caller = new FuturesCaller(client, new Callbacks(CallbackPolicy.NOTHING, limit), limit)) {
            run(caller, client, limit);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 500})
    void futuresThatAreCompleteAtOnceNeverExceedTheLimitEither(int limit) {
        Counting client = new Counting(null);
        try (Caller caller = new FuturesCaller(client, new Callbacks(CallbackPolicy.NOTHING, limit), limit)) {
            run(caller, client, limit);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 500})
    void virtualThreadsAndPoolsNeverExceedTheLimit(int limit) {
        for (ExecutorService threads : List.of(Executors.newVirtualThreadPerTaskExecutor(),
                Executors.newFixedThreadPool(limit))) {
            Counting client = new Counting(null);
            try (Caller caller = new BlockingCaller(client, threads, limit)) {
                run(caller, client, limit);
            }
            assertTrue(threads.isShutdown(), "the caller leaves its threads behind");
        }
    }

    @Test
    void oneByOneCallersKeepTheOrder() {
        Counting async = new Counting(Executors.newSingleThreadExecutor());
        oneByOne(async, new AwaitEachCaller(async, Runnable::run));
        Counting pooled = new Counting(Executors.newSingleThreadExecutor());
        ExecutorService pool = Executors.newFixedThreadPool(1);
        oneByOne(pooled, new AwaitEachCaller(pooled, pool));
        assertTrue(pool.isShutdown(), "the caller leaves its threads behind");
        Counting blocking = new Counting(null);
        oneByOne(blocking, new BlockingCaller(blocking, Runnable::run, 1));
    }

    @ParameterizedTest
    @EnumSource(CallbackPolicy.class)
    void everyPolicyEndsTheBatchWithItsWorkDone(CallbackPolicy policy) {
        Counting client = new Counting(Executors.newSingleThreadExecutor());
        List<Exchange> batch = batch(3);
        long began = System.nanoTime();
        try (Caller caller = new FuturesCaller(client, new Callbacks(policy, 3), 3)) {
            caller.run(batch);
        }
        long atLeast = policy.work() == CallbackPolicy.Work.SLEEP ? 10_000_000 : 0;
        assertTrue(System.nanoTime() - began >= atLeast, "the batch ended before its callbacks");
        batch.forEach(exchange -> assertTrue(exchange.outcome().answers(exchange.call())));
    }

    @Test
    void combinationsThatDoNotExistAreRefused() {
        ClientSettings settings = ClientSettings.of(1, ClientSettings.LimitPolicy.TUNED,
                ClientSettings.SessionPolicy.SHARED);
        refused("RAW_SOCKET has no asynchronous call", () -> Strategy.FUTURES.open(Client.RAW_SOCKET, settings, 1,
                CallbackPolicy.NOTHING));
        refused("JETTY has no blocking call", () -> Strategy.SEQUENTIAL.open(Client.JETTY, settings, 1,
                CallbackPolicy.NOTHING));
        refused("limit 1 by nature", () -> Strategy.SEQUENTIAL.open(Client.JDK, settings, 2, CallbackPolicy.NOTHING));
        refused("no completion callback", () -> Strategy.VIRTUAL_THREADS.open(Client.JDK, settings, 2,
                CallbackPolicy.CPU_ON_POOL));
    }

    @Test
    void aClientThatThrowsKeepsNoSlot() {
        for (Caller caller : List.of(new BlockingCaller(new Throwing(), Runnable::run, 1),
                new FuturesCaller(new Throwing(), new Callbacks(CallbackPolicy.NOTHING, 1), 1),
                new AwaitEachCaller(new Throwing(), Runnable::run))) {
            List<Exchange> batch = batch(3);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> caller.run(batch));
            batch.forEach(exchange -> assertEquals("java.lang.IllegalStateException: broken",
                    assertInstanceOf(Outcome.Failure.class, exchange.outcome()).exception()));
        }
    }

    private static void refused(String why, Runnable attempt) {
        String message = assertThrows(IllegalArgumentException.class, attempt::run).getMessage();
        assertTrue(message.contains(why), message);
    }

    private static void oneByOne(Counting client, Caller caller) {
        try (caller) {
            run(caller, client, 1);
        }
        assertEquals(IntStream.range(0, CALLS).mapToObj(String::valueOf).toList(), client.started);
    }

    private static void run(Caller caller, Counting client, int limit) {
        for (int round = 0; round < 3; round++) {
            client.started.clear();
            List<Exchange> batch = batch(CALLS);
            caller.run(batch);
            assertEquals(CALLS, client.started.size());
            assertEquals(0, client.inFlight.get());
            assertTrue(client.maxInFlight.get() <= limit, client.maxInFlight + " in flight with limit " + limit);
            batch.forEach(exchange -> assertTrue(exchange.timeline().ordered()));
        }
    }

    private static List<Exchange> batch(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> new Exchange(new Call(URI.create("http://localhost/" + i), String.valueOf(i), 0)))
                .toList();
    }

    /// Answers every call and counts how many are open; asynchronous where it has threads, at once where it has none.
    private static final class Counting implements BlockingClient, AsyncClient {
        private final ExecutorService threads;
        private final AtomicInteger inFlight = new AtomicInteger();
        private final AtomicInteger maxInFlight = new AtomicInteger();
        private final List<String> started = Collections.synchronizedList(new ArrayList<>());

        Counting(ExecutorService threads) {
            this.threads = threads;
        }

        @Override
        public Outcome call(Call call, Stamps timeline) {
            begin(call);
            return end(call, timeline);
        }

        @Override
        public void start(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
            begin(call);
            if (threads == null) {
                whenDone.accept(end(call, timeline));
            } else {
                threads.execute(() -> whenDone.accept(end(call, timeline)));
            }
        }

        private void begin(Call call) {
            started.add(call.token());
            maxInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            Thread.yield();
        }

        private Outcome end(Call call, Stamps timeline) {
            timeline.headers();
            timeline.done();
            ((Timeline) timeline).server("1,2,3");
            inFlight.decrementAndGet();
            return new Outcome.Reply(200, 0, call.token(), "1,2,3");
        }

        @Override
        public void close() {
            if (threads != null) {
                threads.close();
            }
        }
    }

    /// Breaks its promise not to throw.
    private static final class Throwing implements BlockingClient, AsyncClient {
        @Override
        public Outcome call(Call call, Stamps timeline) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void start(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void close() {}
    }
}
