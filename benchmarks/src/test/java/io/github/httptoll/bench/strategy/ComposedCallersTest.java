// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.timeline.Phase;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Schedulers;

/// What holds of the ways of waiting in which a library runs the batch.
class ComposedCallersTest {
    private static final int LIMIT = 3;

    private static List<Strategy> composed() {
        return Stream.of(Strategy.values()).filter(Strategy::isComposed).toList();
    }

    private static <C extends BlockingClient & AsyncClient> Caller open(Strategy strategy, C client, int limit) {
        return switch (strategy.name()) {
            case "MAP_CONCURRENT" -> new MapConcurrentCaller(client, limit);
            case "STRUCTURED" -> new StructuredCaller(client, limit);
            case "BOUNDED_ELASTIC" -> new BlockingCaller(client, Schedulers.boundedElastic()::schedule, limit);
            case "REACTOR_FLAT_MAP" -> new FlatMapCaller(client, limit, FlatMapCaller::reactor);
            case "RXJAVA_FLAT_MAP" -> new FlatMapCaller(client, limit, FlatMapCaller::rxJava);
            default -> throw new IllegalArgumentException(strategy + " is not composed");
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 500})
    void theyNeverExceedTheLimitAndEndEveryCall(int limit) {
        for (Strategy strategy : composed()) {
            for (ExecutorService threads : new ExecutorService[]{null, Executors.newFixedThreadPool(4)}) {
                Counting client = new Counting(threads);
                try (Caller caller = open(strategy, client, limit)) {
                    CallerTest.run(caller, client, limit);
                }
            }
        }
    }

    @Test
    void aClientThatThrowsKeepsNoPlace() {
        for (Strategy strategy : composed()) {
            List<Exchange> batch = CallerTest.batch(3);
            try (Caller caller = open(strategy, new CallerTest.Throwing(), 1)) {
                assertTimeoutPreemptively(Duration.ofMinutes(1), () -> caller.run(batch));
            }
            batch.forEach(exchange -> assertEquals("java.lang.IllegalStateException: broken",
                    assertInstanceOf(Outcome.Failure.class, exchange.outcome()).exception()));
        }
    }

    /// The first call ends when the last of ten has started: the other two places are enough for all between.
    @ParameterizedTest
    @ValueSource(strings = {"STRUCTURED", "BOUNDED_ELASTIC", "REACTOR_FLAT_MAP", "RXJAVA_FLAT_MAP"})
    void aSlowCallHoldsBackNoOther(Strategy strategy) {
        Held client = new Held("9", Duration.ofMinutes(1));
        try (Caller caller = open(strategy, client, LIMIT)) {
            caller.run(CallerTest.batch(10));
        }
        assertTrue(client.startedMeanwhile);
    }

    /// A window has room for the fourth call when the first result is taken, though two calls have ended.
    @Test
    void aSlowCallHoldsBackThoseBehindTheWindow() {
        Held client = new Held("3", Duration.ofMillis(200));
        List<Exchange> batch = CallerTest.batch(10);
        try (Caller caller = open(Strategy.MAP_CONCURRENT, client, LIMIT)) {
            caller.run(batch);
        }
        assertFalse(client.startedMeanwhile);
        batch.forEach(exchange -> assertTrue(exchange.outcome().answers(exchange.call())));
        assertEquals(batch.getFirst().timeline().totalNanos(), batch.get(LIMIT).timeline().nanos(Phase.PERMIT));
    }

    /// Holds the first call until another one has started, or for so long. All others end at once.
    private static final class Held implements BlockingClient, AsyncClient {
        private final String awaited;
        private final Duration most;
        private final CountDownLatch started = new CountDownLatch(1);
        private volatile boolean startedMeanwhile;

        Held(String awaited, Duration most) {
            this.awaited = awaited;
            this.most = most;
        }

        @Override
        public Outcome call(Call call, Stamps timeline) {
            if (call.token().equals(awaited)) {
                started.countDown();
            } else if (call.token().equals("0")) {
                try {
                    startedMeanwhile = started.await(most.toMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    return Outcome.Failure.of(e);
                }
            }
            timeline.headers();
            timeline.done();
            return new Outcome.Reply(200, 0, call.token(), "1,2,3");
        }

        @Override
        public void start(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
            if (call.token().equals("0")) {
                Thread.ofVirtual().start(() -> whenDone.accept(call(call, timeline)));
            } else {
                whenDone.accept(call(call, timeline));
            }
        }

        @Override
        public void close() {}
    }
}
