// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.client.Detail;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InjectionTest {
    private static final long NANOS = 3_000_000;

    @ParameterizedTest
    @CsvSource({"DISPATCH, DISPATCH", "BODY, RECEIVE", "RESUME, RESUME"})
    void aDelayPutInOnePlaceComesBackInItsPhase(Injection.Place place, Phase phase) {
        assertEquals(phase, place.phase());
        Timeline timeline = answered(new Injection(place, NANOS));
        assertTrue(timeline.nanos(phase) >= NANOS, phase + " is " + timeline.nanos(phase));
        long others = Stream.of(Phase.values()).filter(other -> other != phase).mapToLong(timeline::nanos).sum();
        assertEquals(timeline.totalNanos() - timeline.nanos(phase), others);
    }

    @ParameterizedTest
    @CsvSource({"NOWHERE", "WIRE_OUT", "SERVER", "WIRE_BACK"})
    void whatIsPutInElsewhereIsNotPutInHere(Injection.Place place) {
        assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> new Injection(place, Long.MAX_VALUE / 2).at(Injection.Place.DISPATCH));
    }

    @ParameterizedTest
    @CsvSource({"LEASE", "CONNECT", "WRITE"})
    void aDetailThatTheClientDoesNotShowIsUnseen(Detail detail) {
        assertEquals(Timeline.UNSEEN, answered(Injection.NONE).nanos(detail));
    }

    private static Timeline answered(Injection injection) {
        Timeline timeline = new Timeline(injection);
        timeline.permitted(System.nanoTime(), Long.MIN_VALUE);
        timeline.started();
        long arrived = System.nanoTime();
        timeline.server(arrived + "," + arrived + "," + arrived);
        timeline.headers();
        timeline.done();
        timeline.resumed();
        return timeline;
    }
}
