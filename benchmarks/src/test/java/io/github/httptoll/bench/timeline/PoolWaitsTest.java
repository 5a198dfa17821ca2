// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.client.Detail;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolWaitsTest {
    private static final long SERVER_NANOS = 1_000;

    @Test
    void aRequestWaitsUntilThePoolHasRoomForIt() {
        List<Timeline> batch = started(5);
        batch.forEach(request -> answered(leased(request)));
        long expected = waited(batch.get(2), batch.get(0)) + waited(batch.get(3), batch.get(1))
                + waited(batch.get(4), batch.get(2));
        assertEquals(expected, PoolWaits.nanos(batch, 2));
        assertTrue(expected > 0);
    }

    @Test
    void theOrderIsThatOfTheLeasesNotOfTheCalls() {
        List<Timeline> batch = started(3);
        batch.reversed().forEach(request -> answered(leased(request)));
        assertEquals(waited(batch.get(0), batch.get(1)) + waited(batch.get(1), batch.get(2)),
                PoolWaits.nanos(batch, 1));
    }

    @Test
    void aPoolForAllOfThemHoldsNoneBack() {
        List<Timeline> batch = started(5);
        batch.forEach(request -> answered(leased(request)));
        assertEquals(0, PoolWaits.nanos(batch, 5));
        assertEquals(0, PoolWaits.nanos(batch, Integer.MAX_VALUE));
    }

    /// Most batches have such a pool, so they are not sorted for it.
    @Test
    void whereThePoolIsForAllOfThemNoneIsLookedAt() {
        List<Timeline> untouched = new AbstractList<>() {
            @Override
            public Timeline get(int index) {
                throw new AssertionError("request " + index);
            }

            @Override
            public int size() {
                return 5;
            }
        };
        assertEquals(0, PoolWaits.nanos(untouched, 5));
    }

    @Test
    void noRequestWaitsLongerThanItsLeaseTook() {
        List<Timeline> batch = started(2);
        leased(batch.getFirst());
        leased(batch.getLast());
        batch.forEach(PoolWaitsTest::answered);
        assertEquals(batch.getLast().nanos(Detail.LEASE), PoolWaits.nanos(batch, 1));
    }

    @Test
    void connectingIsNoWaitForThePool() {
        List<Timeline> batch = started(2);
        batch.forEach(Timeline::connecting);
        tick();
        batch.forEach(Timeline::connected);
        batch.forEach(PoolWaitsTest::leased);
        batch.forEach(PoolWaitsTest::answered);
        Timeline last = batch.getLast();
        assertEquals(last.nanos(Detail.LEASE) - last.nanos(Detail.CONNECT), PoolWaits.nanos(batch, 1));
    }

    @Test
    void withoutLeasesTheOrderIsThatOfTheArrivals() {
        List<Timeline> batch = started(3);
        batch.forEach(PoolWaitsTest::answered);
        assertEquals(waited(batch.get(1), batch.get(0)) + waited(batch.get(2), batch.get(1)),
                PoolWaits.nanos(batch, 1));
    }

    @Test
    void requestsWithoutAnswerOrStampsAreNotThere() {
        List<Timeline> batch = started(2);
        answered(leased(batch.getFirst()));
        assertEquals(0, PoolWaits.nanos(batch, 1));
        assertEquals(0, PoolWaits.nanos(List.of(new Timeline(Stamping.OFF), new Timeline(Stamping.OFF)), 1));
    }

    private static List<Timeline> started(int requests) {
        List<Timeline> batch = IntStream.range(0, requests).mapToObj(i -> new Timeline()).toList();
        batch.forEach(Timeline::started);
        tick();
        return batch;
    }

    private static Timeline leased(Timeline request) {
        tick();
        request.leased();
        tick();
        return request;
    }

    private static void answered(Timeline request) {
        tick();
        long arrived = System.nanoTime();
        request.server(arrived + "," + arrived + "," + (arrived + SERVER_NANOS));
        Pause.nanos(SERVER_NANOS);
        tick();
        request.headers();
        request.done();
    }

    /// From the start of the one to the end of the other.
    private static long waited(Timeline request, Timeline before) {
        return before.doneNanos() - request.startedNanos();
    }

    /// Two stamps of one thread may be equal where the clock is coarse.
    private static void tick() {
        long before = System.nanoTime();
        while (System.nanoTime() == before) {
            Thread.onSpinWait();
        }
    }
}
