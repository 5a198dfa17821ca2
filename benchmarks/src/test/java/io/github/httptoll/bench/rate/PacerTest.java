// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.bench.strategy.Arrival;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.client.Call;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Who is late, by a clock that moves only when it is waited for.
class PacerTest {
    private static final long MILLI = 1_000_000;
    private static final long SPIN = 100_000;
    private final ByHand clock = new ByHand();
    private final Pacer pacer = new Pacer(clock, SPIN);

    @Test
    void callsAreHandedOverWhenTheyAreDueAndInOrder() {
        List<Long> handed = new ArrayList<>();
        List<Arrival> arrivals = due(MILLI, 2 * MILLI, 10 * MILLI);
        pacer.run(arrivals, _ -> handed.add(clock.now));
        assertEquals(List.of(MILLI, 2 * MILLI, 10 * MILLI), handed);
        assertEquals(List.of(0L, 0L, 0L), arrivals.stream().map(Arrival::lagNanos).toList());
    }

    @Test
    void aSleepThatEndsLateIsThePacersLag() {
        clock.oversleeps = MILLI;
        List<Arrival> arrivals = due(3 * MILLI, 20 * MILLI);
        pacer.run(arrivals, _ -> {});
        assertEquals(List.of(MILLI - SPIN, MILLI - SPIN), arrivals.stream().map(Arrival::lagNanos).toList());
    }

    @Test
    void whatIsLateIsHandedOverAtOnceAndNothingIsPlannedAgain() {
        List<Long> handed = new ArrayList<>();
        List<Arrival> arrivals = due(MILLI, 2 * MILLI, 3 * MILLI, 20 * MILLI);
        pacer.run(arrivals, arrival -> {
            handed.add(clock.now);
            clock.now += arrival == arrivals.getFirst() ? 5 * MILLI : 0;
        });
        assertEquals(List.of(MILLI, 6 * MILLI, 6 * MILLI, 20 * MILLI), handed);
        assertEquals(List.of(0L, 0L, 0L, 0L), arrivals.stream().map(Arrival::lagNanos).toList(),
                "handing over the first call took the time, not the pacer");
    }

    @Test
    void onlyTheLastMomentsAreSpun() {
        pacer.run(due(50 * MILLI), _ -> {});
        assertEquals(SPIN, pacer.spunNanos());
    }

    private static List<Arrival> due(long... nanos) {
        CountDownLatch open = new CountDownLatch(nanos.length);
        return LongStream.of(nanos)
                .mapToObj(at -> new Arrival(new Exchange(new Call(URI.create("http://localhost/"), "t", 0)),
                        at, new AtomicInteger(), open))
                .toList();
    }

    /// Time passes only where it is waited for.
    private static final class ByHand implements Pacer.Clock {
        private long now;
        private long oversleeps;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void sleep(long nanos) {
            now += nanos + oversleeps;
        }

        @Override
        public void spin() {
            now += 1_000;
        }
    }
}
