// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.statistics.Quantity.Warning;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LeastSquaresTest {
    private static final double EXACT = 1e-9;
    /// Upper 2.5 % point of Student's t with 3 degrees of freedom, as printed in tables.
    private static final double T_3 = 3.182446;

    @Test
    void fivePointsGiveTheTextbookLineWithItsIntervals() {
        LeastSquares line = line(1, 2, 2, 4, 3, 5, 4, 4, 5, 5);
        assertEquals(0.6, line.slope().value(), EXACT);
        assertEquals(2.2, line.intercept().value(), EXACT);
        assertEquals(5, line.slope().n());
        assertEquals(0.6 + T_3 * Math.sqrt(0.08), high(line.slope()), 1e-5);
        assertEquals(2.2 + T_3 * Math.sqrt(0.88), high(line.intercept()), 1e-5);
        assertEquals(Set.of(Warning.CONDITIONAL_ON_ITS_JVMS), line.slope().warnings());
    }

    @Test
    void pointsOfALineGiveIntervalsWithoutWidth() {
        LeastSquares line = line(0, 3, 5, 8, 20, 23);
        assertEquals(1, line.slope().value(), EXACT);
        assertEquals(3, line.intercept().value(), EXACT);
        assertEquals(1, high(line.slope()), 1e-6);
    }

    @Test
    void twoPointsHaveALineButNoInterval() {
        LeastSquares line = line(0, 1, 1, 3);
        assertEquals(2, line.slope().value(), EXACT);
        assertNull(line.slope().interval());
        assertNull(line.intercept().interval());
    }

    @Test
    void pointsAboveEachOtherHaveNoLine() {
        assertNull(LeastSquares.of(new double[][]{{1, 1}, {1, 2}, {1, 3}}, Unit.MILLIS));
    }

    private static LeastSquares line(double... pairs) {
        double[][] points = new double[pairs.length / 2][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[]{pairs[2 * i], pairs[2 * i + 1]};
        }
        return Objects.requireNonNull(LeastSquares.of(points, Unit.MILLIS));
    }

    private static double high(Quantity estimate) {
        return Objects.requireNonNull(estimate.interval()).high();
    }
}
