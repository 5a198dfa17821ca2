// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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
        try (Caller caller = new FuturesCaller(client, new Callbacks(CallbackPolicy.NOTHING, 0, limit), limit)) {
            run(caller, client, limit);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 500})
    void futuresThatAreCompleteAtOnceNeverExceedTheLimitEither(int limit) {
        Counting client = new Counting(null);
        try (Caller caller = new FuturesCaller(client, new Callbacks(CallbackPolicy.NOTHING, 0, limit), limit)) {
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
        try (Caller caller = new FuturesCaller(client, new Callbacks(policy, 0, 3), 3)) {
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
                new FuturesCaller(new Throwing(), new Callbacks(CallbackPolicy.NOTHING, 0, 1), 1),
                new AwaitEachCaller(new Throwing(), Runnable::run))) {
            List<Exchange> batch = batch(3);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> caller.run(batch));
            batch.forEach(exchange -> assertEquals("java.lang.IllegalStateException: broken",
                    assertInstanceOf(Outcome.Failure.class, exchange.outcome()).exception()));
        }
    }

    /// Both ways of waiting hold the limit at a rate too, and fire in the order of arrival.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50})
    void arrivalsNeverExceedTheLimitAndEndOnce(int limit) throws InterruptedException {
        Counting async = new Counting(Executors.newFixedThreadPool(4));
        offered(new FuturesCaller(async, new Callbacks(CallbackPolicy.NOTHING, 0, limit), limit), async, limit);
        Counting virtual = new Counting(null);
        offered(new BlockingCaller(virtual, Executors.newVirtualThreadPerTaskExecutor(), limit), virtual, limit);
        Counting pool = new Counting(null);
        offered(new BlockingCaller(pool, Executors.newFixedThreadPool(limit), limit), pool, limit);
    }

    @Test
    void aCallWhoseLevelIsOverIsNotMade() {
        Counting async = new Counting(null);
        Counting blocking = new Counting(null);
        AtomicInteger inFlight = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(2);
        try (Caller futures = new FuturesCaller(async, new Callbacks(CallbackPolicy.NOTHING, 0, 1), 1);
                Caller threads = new BlockingCaller(blocking, Runnable::run, 1)) {
            for (Caller caller : List.of(futures, threads)) {
                Arrival late = new Arrival(batch(1).getFirst(), 0, inFlight, open);
                late.close();
                caller.offer(late);
                assertEquals(Arrival.State.UNFIRED, late.state());
                caller.run(batch(1)); // The permit was given back.
            }
        }
        assertEquals(0, open.getCount());
        assertEquals(List.of("0"), async.started);
        assertEquals(List.of("0"), blocking.started);
    }

    private static void offered(Caller caller, Counting client, int limit) throws InterruptedException {
        AtomicInteger inFlight = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(CALLS);
        List<Arrival> arrivals = batch(CALLS).stream().map(call -> new Arrival(call, System.nanoTime(), inFlight, open))
                .toList();
        try (caller) {
            arrivals.forEach(caller::offer);
            open.await();
        }
        assertEquals(0, inFlight.get());
        assertEquals(CALLS, client.started.size());
        assertTrue(client.maxInFlight.get() <= limit, client.maxInFlight + " in flight with limit " + limit);
        arrivals.forEach(arrival -> {
            assertEquals(Arrival.State.ENDED, arrival.state());
            assertTrue(arrival.exchange().timeline().ordered());
        });
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

    /// Makes some batches, and checks what the client has seen of them.
    static void run(Caller caller, Counting client, int limit) {
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

    /// Calls whose tokens are their numbers.
    static List<Exchange> batch(int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> new Exchange(new Call(URI.create("http://localhost/" + i), String.valueOf(i), 0)))
                .toList();
    }

    /// Breaks its promise not to throw.
    static final class Throwing implements BlockingClient, AsyncClient {
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
