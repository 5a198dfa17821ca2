// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    @Test
    void phasesAddUpToTheTotalWhateverTheServersClock() {
        for (long skewNanos : new long[]{0, 5_000_000_000L, -5_000_000_000L}) {
            Timeline timeline = answered(skewNanos, 50_000);
            long sum = Stream.of(Phase.values()).mapToLong(timeline::nanos).sum();
            assertEquals(timeline.totalNanos(), sum);
            assertEquals(timeline.transportNanos(), timeline.nanos(Phase.SEND) + timeline.nanos(Phase.RECEIVE));
        }
    }

    @Test
    void serverPhaseIsWhatTheServerStamped() {
        assertEquals(50_000, answered(0, 50_000).nanos(Phase.SERVER));
    }

    @Test
    void permitIsTheTimeUntilTheSlotWasFree() {
        Timeline waited = new Timeline();
        waited.permitted(100, 250);
        Timeline atOnce = new Timeline();
        atOnce.permitted(100, Long.MIN_VALUE);
        assertEquals(150, waited.nanos(Phase.PERMIT));
        assertEquals(0, atOnce.nanos(Phase.PERMIT));
    }

    @Test
    void aTimelineIsOrderedOnlyWhenEveryStampFollowsItsPredecessor() {
        assertTrue(answered(0, 50_000).ordered());
        assertFalse(answered(0, -1).ordered());
        Timeline withoutHeaders = new Timeline();
        withoutHeaders.permitted(System.nanoTime(), Long.MIN_VALUE);
        withoutHeaders.started();
        withoutHeaders.done();
        withoutHeaders.resumed();
        assertFalse(withoutHeaders.ordered());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1", "1,2", ",,"})
    void aDamagedStampsHeaderLeavesTheServerUnseen(String header) {
        Timeline timeline = new Timeline();
        timeline.server(header);
        assertFalse(timeline.serverStamped());
    }

    @Test
    void theWaitToBeAcceptedIsAsTheServerSays() {
        Timeline timeline = new Timeline();
        timeline.server("1000,2000,5000,700");
        assertTrue(timeline.serverStamped());
        assertEquals(4_000, timeline.nanos(Phase.SERVER));
        assertEquals(700, timeline.acceptNanos());
        assertEquals(Timeline.UNSEEN, timeline.unreadNanos());
        timeline.server("1000,2000,5000,700,90");
        assertEquals(700, timeline.acceptNanos());
        assertEquals(90, timeline.unreadNanos());
        assertEquals(Timeline.UNSEEN, answered(0, 1).acceptNanos());
    }

    private static Timeline answered(long skewNanos, long serverNanos) {
        Timeline timeline = new Timeline();
        timeline.permitted(System.nanoTime(), Long.MIN_VALUE);
        timeline.started();
        long arrived = System.nanoTime() + skewNanos;
        timeline.headers();
        timeline.done();
        timeline.resumed();
        timeline.server(arrived + "," + arrived + "," + (arrived + serverNanos));
        return timeline;
    }
}
