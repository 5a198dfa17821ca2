// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void aLineThatFallsIsKnownExactly() {
        Trend trend = Trend.of(List.of(Math.exp(0.3), Math.exp(0.2), Math.exp(0.1), 1.0));
        assertEquals(0.2, trend.fall(), 1e-12, "the halves' means are 0.25 and 0.05");
        assertEquals(0, trend.standardError(), 1e-7);
        assertEquals(2, trend.degrees());
    }

    /// Slope and standard error of the least squares line through the logarithms, by numpy from the textbook formulas.
    @Test
    void aScatteredSeriesHasTheStandardErrorOfItsRegression() {
        Trend trend = Trend.of(List.of(10.0, 12.0, 9.0, 11.0, 8.0, 10.0));
        assertEquals(3 * 0.02902, trend.fall(), 1e-4);
        assertEquals(3 * 0.03547, trend.standardError(), 1e-4);
    }

    /// Student's one-sided 95 % from tables.
    @Test
    void theQuantileIsThatOfTheTables() {
        assertEquals(2.353, Trend.quantile(3), 0.03);
        assertEquals(1.943, Trend.quantile(6), 0.003);
        assertEquals(1.697, Trend.quantile(30), 0.001);
    }

    @Test
    void threeValuesHaveNoTrend() {
        assertThrows(IllegalArgumentException.class, () -> Trend.of(List.of(1.0, 2.0, 3.0)));
    }
}
