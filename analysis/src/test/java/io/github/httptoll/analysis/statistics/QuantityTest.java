// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class QuantityTest {
    private static final Quantity MILLIS = new Quantity(4, Unit.MILLIS, new Interval(2, 8), 3);

    @Test
    void meanHasTheUnitOfItsSample() {
        Quantity mean = new Sample(List.of(List.of(1.0, 2.0, 3.0)), Unit.BYTES).mean();
        assertEquals(Unit.BYTES, mean.unit());
        assertEquals(Unit.MICROS, mean.times(1e3, Unit.MICROS).unit());
    }

    @Test
    void anotherUnitIsNeitherTakenNorAdded() {
        Quantity micros = Quantity.exact(1, Unit.MICROS);
        assertThrows(IllegalArgumentException.class, () -> MILLIS.minus(micros));
        assertThrows(IllegalArgumentException.class, () -> MILLIS.plus(micros));
        assertThrows(IllegalArgumentException.class,
                () -> SampleTest.one(1, 2).minus(SampleTest.one(1, 2).times(1, Unit.MICROS)));
    }

    @Test
    void factorAndDivisorMoveBothEnds() {
        assertEquals(new Quantity(4_000, Unit.MICROS, new Interval(2_000, 8_000), 3), MILLIS.times(1e3, Unit.MICROS));
        assertEquals(new Quantity(-4, Unit.MILLIS, new Interval(-8, -2), 3), MILLIS.times(-1));
        assertEquals(new Quantity(2, Unit.ONE, new Interval(1, 4), 3), MILLIS.dividedBy(2, Unit.ONE));
    }

    @Test
    void fallingFunctionSwapsTheEndsAndIsNotDefinedAtZero() {
        assertEquals(new Quantity(2, Unit.PER_SECOND, new Interval(1, 4), 3),
                MILLIS.falling(millis -> 8 / millis, Unit.PER_SECOND));
        Quantity touchesZero = new Quantity(4, Unit.MILLIS, new Interval(0, 8), 3);
        assertNull(touchesZero.falling(millis -> 8 / millis, Unit.PER_SECOND).interval());
    }

    @Test
    void intervalEndsAtTheLeastThatCanBeAlsoInAnotherUnit() {
        Quantity wide = new Sample(List.of(List.of(0.1, 0.2, 3.0)), Unit.MILLIS).mean().atLeast(0);
        assertEquals(0, Objects.requireNonNull(wide.interval()).low());
        assertEquals(0, Objects.requireNonNull(wide.times(1e3, Unit.MICROS).interval()).low());
    }

    @Test
    void sameNumberInAnotherUnitIsAnotherQuantity() {
        assertEquals(new Quantity(4, Unit.MILLIS, new Interval(2, 8), 3), MILLIS);
        assertNotEquals(new Quantity(4, Unit.MICROS, new Interval(2, 8), 3), MILLIS);
    }
}
