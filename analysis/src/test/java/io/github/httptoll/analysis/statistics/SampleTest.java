// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.httptoll.analysis.statistics.Quantity.Warning;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SampleTest {
    private static final double EXACT = 1e-12;
    /// Upper 2.5 % points of Student's t, as printed in tables.
    private static final double T_2 = 4.302653;
    private static final double T_4 = 2.776445;

    @Test
    void threeValuesOfOneJvmGiveTheTextbookInterval() {
        Quantity mean = one(1, 2, 3).mean();
        assertEquals(2, mean.value(), EXACT);
        assertEquals(3, mean.n());
        assertInterval(2 - T_2 / Math.sqrt(3), 2 + T_2 / Math.sqrt(3), mean);
        assertEquals(Set.of(Warning.CONDITIONAL_ON_ITS_JVMS), mean.warnings());
    }

    @Test
    void twoValuesGiveNoIntervalButAWarning() {
        Quantity mean = one(1, 2).mean();
        assertNull(mean.interval());
        assertEquals(Set.of(Warning.TOO_FEW_VALUES, Warning.CONDITIONAL_ON_ITS_JVMS), mean.warnings());
    }

    @Test
    void equalValuesGiveAnIntervalWithoutWidth() {
        assertInterval(7, 7, one(7, 7, 7).mean());
    }

    @Test
    void differencesBetweenTwoJvmsAreNotTakenForDifferencesBetweenIterations() {
        Quantity mean = new Sample(List.of(List.of(1.0, 1.0), List.of(9.0, 9.0))).mean();
        assertInterval(5, 5, mean);
        assertEquals(Set.of(Warning.CONDITIONAL_ON_ITS_JVMS), mean.warnings());
    }

    @Test
    void fiveJvmsGiveAnIntervalOverTheirMeans() {
        Quantity mean = new Sample(List.of(List.of(0.0, 2.0), List.of(2.0), List.of(3.0), List.of(4.0), List.of(5.0)))
                .mean();
        assertInterval(3 - T_4 * Math.sqrt(0.5), 3 + T_4 * Math.sqrt(0.5), mean);
        assertEquals(Set.of(), mean.warnings());
        assertEquals(6, mean.n());
    }

    @Test
    void aJvmWithOneValueLeavesNoIntervalWithinJvms() {
        assertNull(new Sample(List.of(List.of(1.0, 2.0, 3.0), List.of(2.0))).mean().interval());
    }

    @Test
    void differenceOfTwoEstimatesIsWelchs() {
        Quantity difference = one(1, 2, 3).mean().minus(one(11, 12, 13).mean());
        double half = T_4 * Math.sqrt(2.0 / 3);
        assertInterval(-10 - half, -10 + half, difference);
        assertEquals(3, difference.n());
    }

    @Test
    void exactValueShiftsAnIntervalAndLeavesItsWidth() {
        Quantity shifted = one(1, 2, 3).mean().minus(Quantity.exact(2, Unit.ONE));
        assertInterval(-T_2 / Math.sqrt(3), T_2 / Math.sqrt(3), shifted);
        assertEquals(3, shifted.n());
    }

    @Test
    void anotherUnitScalesBothEnds() {
        assertInterval(-1000 * (2 + T_2 / Math.sqrt(3)), -1000 * (2 - T_2 / Math.sqrt(3)),
                one(1, 2, 3).mean().times(-1000));
    }

    @Test
    void sumAndDifferenceAreTakenIterationByIteration() {
        assertEquals(one(11, 22, 33), one(1, 2, 3).plus(one(10, 20, 30)));
        assertEquals(one(9, 18, 27), one(10, 20, 30).minus(one(1, 2, 3)));
    }

    @Test
    void emptyAndInfiniteSamplesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Sample(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Sample(List.of(List.of())));
        assertThrows(IllegalArgumentException.class, () -> one(1, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> one(1, Double.NaN));
    }

    private static void assertInterval(double low, double high, Quantity estimate) {
        Interval interval = Objects.requireNonNull(estimate.interval());
        assertEquals(low, interval.low(), 1e-5 * Math.max(1, Math.abs(low)));
        assertEquals(high, interval.high(), 1e-5 * Math.max(1, Math.abs(high)));
    }

    static Sample one(double... values) {
        return new Sample(List.of(Arrays.stream(values).boxed().toList()));
    }
}
