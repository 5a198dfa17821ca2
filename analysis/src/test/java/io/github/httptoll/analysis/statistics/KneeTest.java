// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class KneeTest {
    private static final List<Double> QUIET = List.of(1.0, 1.01, 1.02, 1.03, 1.04, 1.6);
    private static final Knee.Clocks TOGETHER = clocks(1.01, 1.02, 1.03);
    private static final Knee.Clocks APART = clocks(1.9, 2.0, 2.1);
    /// One JVM met a pause.
    private static final Knee.Clocks PAUSE = clocks(1.01, 1.015, 4.0);

    @Test
    void kneeIsTheFirstRateFromWhichOnTheClocksStayApart() {
        assertEquals(new Knee(300.0, 300.0),
                knee(Map.of(100.0, TOGETHER, 200.0, TOGETHER, 300.0, APART, 400.0, APART)));
    }

    @Test
    void clocksThatComeTogetherAgainHadNoKnee() {
        assertEquals(new Knee(300.0, 300.0), knee(Map.of(100.0, APART, 200.0, TOGETHER, 300.0, APART)));
        assertEquals(new Knee(null, null), knee(Map.of(100.0, APART, 200.0, TOGETHER)));
    }

    @Test
    void pauseOfOneJvmIsNoKneeAndLeavesOneOpen() {
        assertEquals(new Knee(null, 200.0), knee(Map.of(100.0, TOGETHER, 200.0, PAUSE)));
        assertEquals(new Knee(300.0, 200.0), knee(Map.of(100.0, TOGETHER, 200.0, PAUSE, 300.0, APART)));
    }

    /// Twice as long as from fired, as in the raw exchanges.
    @Test
    void clocksThatPartWithoutAQueueTooAreTogether() {
        Knee.Clocks noisy = new Knee.Clocks(quantity(2, 1.9, 2.1), List.of(1.9, 2.0, 2.1), List.of(1.8, 2.0, 2.2));
        assertEquals(new Knee(null, null), knee(Map.of(100.0, noisy)));
    }

    @Test
    void withoutNoiseEveryJvmMustShowIt() {
        assertEquals(new Knee(100.0, 100.0),
                knee(Map.of(100.0, new Knee.Clocks(quantity(2, 1.5, 3), List.of(1.5, 2.0, 2.5), List.of()))));
        assertEquals(new Knee(null, 100.0),
                knee(Map.of(100.0, new Knee.Clocks(quantity(2, 0.9, 3), List.of(1.05, 2.0, 2.5), List.of()))));
    }

    @Test
    void twoJvmsShowNoKnee() {
        assertEquals(new Knee(null, 100.0), knee(Map.of(100.0,
                new Knee.Clocks(new Quantity(9, Unit.ONE, null, 2), List.of(9.0, 9.0), QUIET))));
    }

    @Test
    void percentileOfAllIsInsideOfAnIntervalOverJvms() {
        Quantity quantity = Percentiles.overJvms(110, List.of(100.0, 100 * Math.E, 100 / Math.E), Unit.MICROS);
        Interval interval = quantity.interval();
        assertEquals(110, quantity.value());
        assertNotNull(interval);
        double half = 4.302653 / Math.sqrt(3);
        assertEquals(110 * Math.exp(half), interval.high(), 1e-3);
        assertEquals(110 * Math.exp(-half), interval.low(), 1e-3);
    }

    @Test
    void twoJvmsGiveNoInterval() {
        assertNull(Percentiles.overJvms(110, List.of(100.0, 120.0), Unit.MICROS).interval());
        assertNull(Percentiles.overJvms(0, List.of(0.0, 0.0, 1.0), Unit.MICROS).interval());
    }

    private static Knee knee(Map<Double, Knee.Clocks> rates) {
        return Knee.of(new TreeMap<>(rates));
    }

    private static Knee.Clocks clocks(double... byJvm) {
        List<Double> jvms = DoubleStream.of(byJvm).boxed().toList();
        return new Knee.Clocks(Percentiles.overJvms(byJvm[1], jvms, Unit.ONE), jvms, QUIET);
    }

    private static Quantity quantity(double value, double low, double high) {
        return new Quantity(value, Unit.ONE, new Interval(low, high), 3);
    }
}
