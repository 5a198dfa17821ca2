// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PercentilesTest {
    @Test
    void farPercentilesNeedManyValues() {
        assertEquals(6, Percentiles.leastValues(0.5));
        assertEquals(368, Percentiles.leastValues(0.99));
        assertEquals(368, Percentiles.leastValues(0.01));
        assertEquals(3_688, Percentiles.leastValues(0.999));
    }

    @Test
    void percentileOfTooFewValuesIsNone() {
        for (double quantile : new double[]{0.5, 0.9, 0.99}) {
            int least = Percentiles.leastValues(quantile);
            assertTrue(Percentiles.of(LongStream.range(0, least - 1), Unit.MICROS, quantile).isEmpty());
            assertEquals(least - 1,
                    Percentiles.of(LongStream.range(0, least), Unit.MICROS, quantile).orElseThrow().interval().high());
        }
    }

    /// The ranks for n = 100 are those of tables of distribution-free intervals (Conover 1999, table A3).
    @Test
    void percentileAndItsIntervalAreAmongTheValuesWhateverTheirOrder() {
        var median = Percentiles.of(LongStream.rangeClosed(1, 100).map(i -> 101 - i), Unit.MICROS, 0.5).orElseThrow();
        assertEquals(50, median.value());
        assertEquals(new Interval(40, 61), median.interval());
        assertEquals(90, Percentiles.of(LongStream.rangeClosed(1, 100), Unit.MICROS, 0.9).orElseThrow().value());
    }

    @Test
    void leastAndMostAreNoPercentiles() {
        assertThrows(IllegalArgumentException.class, () -> Percentiles.leastValues(0));
        assertThrows(IllegalArgumentException.class, () -> Percentiles.leastValues(1));
        assertThrows(IllegalArgumentException.class, () -> Percentiles.leastValues(Double.NaN));
    }
}
