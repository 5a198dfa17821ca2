// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

final class NumbersTest {
    @Test
    void ratioNearOneHasThreeDecimals() {
        assertEquals("1.003 [0.981, 1.026]",
                Numbers.ratio(new Quantity(1.0031, Unit.ONE, new Interval(0.98123, 1.0261), 12)).toString());
        assertEquals("12.3 (no interval)", Numbers.ratio(new Quantity(12.345, Unit.ONE, null, 1)).toString());
    }

    @Test
    void numbersHaveThreeSignificantDigits() {
        assertEquals("5,080", Numbers.rounded(5083.0));
        assertEquals("100", Numbers.rounded(99.96));
        assertEquals("99.5", Numbers.rounded(99.46));
        assertEquals("31.0", Numbers.rounded(31.0));
        assertEquals("1.00", Numbers.rounded(1.0));
        assertEquals("0.0804", Numbers.rounded(0.08041));
        assertEquals("-4.00", Numbers.rounded(-4.0));
    }

    @Test
    void whatIsNotANumberIsADash() {
        assertEquals("–", Numbers.rounded(Double.NaN));
        assertEquals("–", Numbers.rounded((Double) null));
        assertNull(Numbers.sixDigits(Double.POSITIVE_INFINITY));
    }

    @Test
    void noiseOfTheArithmeticIsZero() {
        assertEquals("0", Numbers.rounded(-1e-12));
    }

    @Test
    void chosenNumbersHaveNoZerosAtTheirEnd() {
        assertEquals("50", Numbers.trimmed(50.0));
        assertEquals("0.5", Numbers.trimmed(0.5));
        assertEquals("1,000", Numbers.trimmed(1000.0));
    }

    @Test
    void unitFitsTheSize() {
        assertEquals("999 µs", Numbers.time(new Quantity(999, Unit.MICROS, null, 2)).toString());
        assertEquals("1.20 ms [1.10, 1.30]",
                Numbers.time(new Quantity(1200, Unit.MICROS, new Interval(1100.0, 1300.0), 3)).toString());
        assertEquals("5.08 s", Numbers.time(new Quantity(5083, Unit.MILLIS, null, 1)).toString());
        assertEquals("+20.0 µs", Numbers.difference(new Quantity(20, Unit.MICROS, null, 1)).toString());
        assertEquals("-20.0 µs", Numbers.difference(new Quantity(-20, Unit.MICROS, null, 1)).toString());
    }

    @Test
    void filesHaveSixSignificantDigits() {
        assertEquals(1234.57, Numbers.sixDigits(1234.5678));
        assertEquals(0.0, Numbers.sixDigits(-4.8e-12));
    }

    /// Near the middle between two numbers, at the ends of a size, and below it the exact way decides.
    @Test
    void quickWayToRoundGivesWhatTheExactOneGives() {
        for (double value = 1.2345e-6; value < 1e7; value *= 1.000_37) {
            assertEquals(Numbers.exact(value), Numbers.rounded(value));
            assertEquals(Numbers.exact(-value), Numbers.rounded(-value));
            assertEquals(new BigDecimal(value).round(new MathContext(6, RoundingMode.HALF_EVEN)).doubleValue(),
                    value < 1e-9 ? value : Numbers.sixDigits(value));
        }
        for (double tie : new double[]{0.125, 12.25, 1.125, 99.95, 99.94999999, 999.5, 0.5, 2.5, 100.5, 0.01, 10,
                1e3}) {
            assertEquals(Numbers.exact(tie), Numbers.rounded(tie));
        }
    }
}
