// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class KneeTest {
    private static final double DELTA = 0.1;

    @Test
    void kneeIsTheFirstRateWhoseRatioLeavesOne() {
        assertEquals(new Knee(300.0, 200.0, 400.0), knee(Map.of(100.0, ratio(1.0, 0.95, 1.05), 200.0,
                ratio(1.05, 0.9, 1.2), 300.0, ratio(1.5, 1.05, 2), 400.0, ratio(3, 2, 5))));
    }

    @Test
    void kneeThatIsCertainHasNoWidth() {
        assertEquals(new Knee(200.0, 200.0, 200.0), knee(Map.of(100.0, ratio(1, 0.99, 1.01), 200.0, ratio(2, 1.5, 3))));
    }

    @Test
    void curveThatStaysTogetherHasNone() {
        assertEquals(new Knee(null, null, null),
                knee(Map.of(100.0, ratio(1, 0.95, 1.05), 200.0, ratio(1.02, 1, 1.04))));
    }

    @Test
    void intervalIsOpenWhereNoRateCertainlyIsOne() {
        assertEquals(new Knee(200.0, 100.0, null),
                knee(Map.of(100.0, ratio(1, 0.9, 1.3), 200.0, new Quantity(2, Unit.ONE, null, 1))));
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

    private static Knee knee(Map<Double, Quantity> ratios) {
        return Knee.of(new TreeMap<>(ratios), DELTA);
    }

    private static Quantity ratio(double value, double low, double high) {
        return new Quantity(value, Unit.ONE, new Interval(low, high), 5);
    }
}
