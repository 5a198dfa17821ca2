// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.rate.Carried.Fired;
import io.github.httptoll.bench.workload.Arrivals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a limit lets through, in simulated queues whose capacity is known: ten places and calls of 5 ms, so 2,000 a second.
class CarriedTest {
    private static final int LIMIT = 10;
    private static final long SERVICE = 5_000_000;
    private static final double CAPACITY = 2_000;
    private static final long SECOND = 1_000_000_000;
    private static final long WINDOW = 2 * SECOND;

    /// 100 calls in ten rounds, of which the first starts within 2 ms, as threads do that begin.
    @Test
    void theStrideOfALoopIsTheLimitsRateAndTheWholeLoopIsNot() {
        LongStream fired = LongStream.range(0, 100).map(call -> call / LIMIT * SERVICE + call % LIMIT * 200_000);
        assertEquals(CAPACITY, Objects.requireNonNull(Carried.inLoop(fired, LIMIT)), 1e-9);
        double whole = 100 * 1e9 / (10 * SERVICE + 9 * 200_000);
        assertTrue(whole < 0.97 * CAPACITY, whole + " a second from its first call to its end");
    }

    @Test
    void aLoopWithoutASecondRoundHasNoStride() {
        assertNull(Carried.inLoop(LongStream.range(0, 10), LIMIT));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.02, 1.05, 1.5})
    void anOverloadCarriesTheCapacityWhateverIsOffered(double load) {
        List<Fired> calls = calls(Arrivals.CONSTANT, load * CAPACITY, 0);
        assertEquals(CAPACITY, carried(calls), 0.002 * CAPACITY);
    }

    /// A pause of the machine, for 50 ms, takes its part of the second.
    @Test
    void whatAPauseTakesIsNotCarried() {
        List<Fired> calls = calls(Arrivals.CONSTANT, 1.05 * CAPACITY, SECOND / 20);
        assertEquals(CAPACITY * (1 - 0.05 / 2), carried(calls), 0.004 * CAPACITY);
    }

    @Test
    void whatIsNeverFiredKeepsTheQueueAndIsNotCarried() {
        List<Fired> calls = new ArrayList<>(calls(Arrivals.CONSTANT, 1.05 * CAPACITY, 0));
        Fired last = calls.removeLast();
        calls.add(new Fired(last.dueNanos(), Long.MAX_VALUE, LIMIT));
        assertEquals(CAPACITY, carried(calls), 0.002 * CAPACITY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 0.9})
    void belowTheCapacityNoQueueStays(double load) {
        assertNull(atRate(calls(Arrivals.CONSTANT, load * CAPACITY, 0)));
        assertNull(atRate(calls(Arrivals.POISSON, load * CAPACITY, 0)));
    }

    /// Each call waits for a moment after it is due, and the next one is due by then.
    @Test
    void callsThatWaitForAThreadAndNotForTheLimitAreNone() {
        List<Fired> calls = LongStream.range(0, 4_000)
                .mapToObj(call -> new Fired(call * 500_000, call * 500_000 + 600_000, LIMIT - 1)).toList();
        assertNull(atRate(calls));
    }

    private static double carried(List<Fired> calls) {
        return Objects.requireNonNull(atRate(calls));
    }

    private static Double atRate(List<Fired> calls) {
        return Carried.atRate(calls, LIMIT, WINDOW, WINDOW / 2);
    }

    /// First come, first served. No place becomes free in a pause, which begins after a second.
    private static List<Fired> calls(Arrivals arrivals, double perSecond, long pauseNanos) {
        PriorityQueue<Long> free = new PriorityQueue<>(LongStream.generate(() -> 0).limit(LIMIT).boxed().toList());
        List<Long> ends = new ArrayList<>();
        List<Fired> calls = new ArrayList<>();
        for (long due : arrivals.dueNanos(perSecond, WINDOW, 3)) {
            long fired = Math.max(due, free.remove());
            fired += fired >= SECOND && fired < SECOND + pauseNanos ? pauseNanos : 0;
            int before = (int) ends.stream().skip(Math.max(0, ends.size() - LIMIT)).filter(end -> end > due).count();
            calls.add(new Fired(due, fired, before));
            free.add(fired + SERVICE);
            ends.add(fired + SERVICE);
        }
        return calls;
    }
}
