// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class RanksTest {
    private static final double EXACT = 1e-9;

    @Test
    void orderCountsAndSizeDoesNot() {
        assertEquals(1, Ranks.correlation(of(1, 2, 3), of(10, 11, 1000)), EXACT);
        assertEquals(-1, Ranks.correlation(of(1, 2, 3), of(9, 8, -5)), EXACT);
        assertEquals(0.5, Ranks.correlation(of(1, 2, 3), of(2, 1, 3)), EXACT);
    }

    @Test
    void tiesStandAtTheirMeanRank() {
        assertEquals(4.5 / Math.sqrt(4.5 * 5), Ranks.correlation(of(1, 1, 2, 3), of(1, 2, 3, 4)), EXACT);
    }

    @Test
    void fewOrEqualValuesHaveNoOrder() {
        assertNull(Ranks.correlation(of(1, 2), of(1, 2)));
        assertNull(Ranks.correlation(of(1, 1, 1), of(1, 2, 3)));
    }

    @Test
    void valuesWithoutPartnersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Ranks.correlation(of(1, 2, 3), of(1, 2)));
    }

    private static double[] of(double... values) {
        return values;
    }
}
