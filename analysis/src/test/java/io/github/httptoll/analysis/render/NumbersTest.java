// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import org.junit.jupiter.api.Test;

final class NumbersTest {
    @Test
    void ratioNearOneHasThreeDecimals() {
        assertEquals("1.003 [0.981, 1.026]",
                Numbers.ratio(new Quantity(1.0031, Unit.ONE, new Interval(0.98123, 1.0261), 12)));
        assertEquals("12.3 (no interval)", Numbers.ratio(new Quantity(12.345, Unit.ONE, null, 1)));
    }

    @Test
    void numbersHaveThreeSignificantDigits() {
        assertEquals("5,080", Numbers.plain(5083.0));
        assertEquals("100", Numbers.plain(99.96));
        assertEquals("99.5", Numbers.plain(99.46));
        assertEquals("31.0", Numbers.plain(31.0));
        assertEquals("1.00", Numbers.plain(1.0));
        assertEquals("0.0804", Numbers.plain(0.08041));
        assertEquals("-4.00", Numbers.plain(-4.0));
    }

    @Test
    void whatIsNotANumberIsADash() {
        assertEquals("–", Numbers.plain(Double.NaN));
        assertEquals("–", Numbers.plain((Double) null));
        assertNull(Numbers.exact(Double.POSITIVE_INFINITY));
    }

    @Test
    void noiseOfTheArithmeticIsZero() {
        assertEquals("0", Numbers.plain(-1e-12));
    }

    @Test
    void chosenNumbersHaveNoZerosAtTheirEnd() {
        assertEquals("50", Numbers.chosen(50.0));
        assertEquals("0.5", Numbers.chosen(0.5));
        assertEquals("1,000", Numbers.chosen(1000.0));
    }

    @Test
    void unitFitsTheSize() {
        assertEquals("999 µs", Numbers.micros(new Quantity(999, Unit.ONE, null, 2)));
        assertEquals("1.20 ms [1.10, 1.30]",
                Numbers.micros(new Quantity(1200, Unit.ONE, new Interval(1100.0, 1300.0), 3)));
        assertEquals("5.08 s", Numbers.millis(new Quantity(5083, Unit.ONE, null, 1)));
        assertEquals("+20.0 µs", Numbers.difference(new Quantity(20, Unit.ONE, null, 1)));
        assertEquals("-20.0 µs", Numbers.difference(new Quantity(-20, Unit.ONE, null, 1)));
    }

    @Test
    void filesHaveSixSignificantDigits() {
        assertEquals(1234.57, Numbers.exact(1234.5678));
        assertEquals(0.0, Numbers.exact(-4.8e-12));
    }
}
