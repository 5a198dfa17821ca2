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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"64.49|59.66|69.33|64 [60, 69]", "19.11|18.99|19.24|19.11 [18.99, 19.24]",
            "92.1|89.7|94.6|92 [90, 95]", "0.359|0.3569|0.3609|0.359 [0.357, 0.361]", "5|5|5|5.00 [5.00, 5.00]",
            "1234.5|900|1500|1,234 [900, 1,500]", "-0.2|-2.9|2.5|0 [-3, 2]"})
    void numberHasAsManyDigitsAsItsIntervalCarries(double value, double low, double high, String text) {
        assertEquals(text, Numbers.carried(new Quantity(value, Unit.MICROS, new Interval(low, high), 5)).toString());
    }

    @Test
    void whatIsSoByDefinitionHasNoInterval() {
        assertEquals("0", Numbers.carried(Quantity.exact(0, Unit.MICROS)).toString());
        assertEquals("2.00 [2.00, 2.00]",
                Numbers.carried(new Quantity(2, Unit.MICROS, new Interval(2, 2), 5)).toString());
    }

    /// An interval that excludes 1 is not to look as if it held 1, nor one that holds it as if it ended there.
    @Test
    void endOfARatioBecomesNoOneThatIsNotOne() {
        assertEquals("1.11 [0.99, 1.24]",
                Numbers.carried(new Quantity(1.1144, Unit.ONE, new Interval(0.9996, 1.2423), 5)).toString());
        assertEquals("1.18 [0.96, 1.45]",
                Numbers.carried(new Quantity(1.18, Unit.ONE, new Interval(0.96, 1.45), 5)).toString());
        assertEquals("0.950 [0.880, 1.004]",
                Numbers.carried(new Quantity(0.95, Unit.ONE, new Interval(0.88, 1.004), 5)).toString());
        assertEquals("1.026 [1.002, 1.050]",
                Numbers.carried(new Quantity(1.026, Unit.ONE, new Interval(1.002, 1.05), 5)).toString());
        assertEquals("1.03 [1.00, 1.05]",
                Numbers.carried(new Quantity(1.026, Unit.ONE, new Interval(1, 1.05), 5)).toString());
    }

    @Test
    void carriedTimeHasTheUnitThatFits() {
        assertEquals("2.08 s [2.05, 2.11]",
                Numbers.carriedTime(new Quantity(2_078, Unit.MILLIS, new Interval(2_053, 2_108), 5)).toString());
        assertEquals("53 ms [51, 56]",
                Numbers.carriedTime(new Quantity(53_200, Unit.MICROS, new Interval(50_800, 55_700), 5)).toString());
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
