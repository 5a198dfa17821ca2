package io.github.httptoll.bench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final long HELD_NANOS = Duration.ofMillis(50).toNanos();

    @BeforeEach
    void anIterationBegins() {
        IterationLedger.current().reset();
    }

    @Test
    void bothSidesCountTheRequestsThatAreHeld() {
        List<Timeline> batch = Stream.generate(Timeline::new).limit(3).toList();
        InFlight.during(batch, () -> {
            batch.forEach(Timeline::started);
            Pause.nanos(HELD_NANOS);
            batch.forEach(Timeline::resumed);
        });
        Map<String, IterationLedger.Metric> metrics = IterationLedger.current().metrics();
        assertWithin(metrics.get("inFlightSampled"), 3);
        assertWithin(metrics.get("inFlightExpected"), 3);
    }

    @Test
    void nothingIsCountedOfRequestsThatNeverStart() {
        InFlight.during(List.of(new Timeline(), new Timeline()), () -> Pause.nanos(HELD_NANOS));
        assertEquals(0, IterationLedger.current().metrics().get("inFlightSampled").value());
    }

    @Test
    void anIterationInWhichNobodyCountedSaysNothing() {
        assertFalse(IterationLedger.current().metrics().containsKey("inFlightSampled"));
    }

    /// However late the counting thread runs, it can count no more than there are; and it cannot miss all.
    private static void assertWithin(IterationLedger.Metric metric, int most) {
        assertTrue(metric.value() > 0 && metric.value() <= most, "in flight: " + metric.value());
    }
}
