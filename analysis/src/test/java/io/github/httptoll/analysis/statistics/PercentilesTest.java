package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    void leastAndMostAreNoPercentiles() {
        assertThrows(IllegalArgumentException.class, () -> Percentiles.leastValues(0));
        assertThrows(IllegalArgumentException.class, () -> Percentiles.leastValues(1));
        assertThrows(IllegalArgumentException.class, () -> Percentiles.leastValues(Double.NaN));
    }
}
