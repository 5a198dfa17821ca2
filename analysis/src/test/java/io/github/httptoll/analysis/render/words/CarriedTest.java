// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CarriedTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"64.49|59.66|69.33|64 [60, 69]", "19.11|18.99|19.24|19.11 [18.99, 19.24]",
            "92.1|89.7|94.6|92 [90, 95]", "0.359|0.3569|0.3609|0.359 [0.357, 0.361]", "5|5|5|5.00 [5.00, 5.00]",
            "1234.5|900|1500|1,234 [900, 1,500]", "-0.2|-2.9|2.5|0 [-3, 2]"})
    void numberHasAsManyDigitsAsItsIntervalCarries(double value, double low, double high, String text) {
        assertEquals(text, Carried.of(new Quantity(value, Unit.MICROS, new Interval(low, high), 5)).toString());
    }

    @Test
    void whatIsSoByDefinitionHasNoInterval() {
        assertEquals("0", Carried.of(Quantity.exact(0, Unit.MICROS)).toString());
        assertEquals("2.00 [2.00, 2.00]",
                Carried.of(new Quantity(2, Unit.MICROS, new Interval(2, 2), 5)).toString());
    }

    /// An interval that excludes 1 is not to look as if it held 1, nor one that holds it as if it ended there.
    @Test
    void endOfARatioBecomesNoOneThatIsNotOne() {
        assertEquals("1.11 [0.99, 1.24]",
                Carried.of(new Quantity(1.1144, Unit.ONE, new Interval(0.9996, 1.2423), 5)).toString());
        assertEquals("1.18 [0.96, 1.45]",
                Carried.of(new Quantity(1.18, Unit.ONE, new Interval(0.96, 1.45), 5)).toString());
        assertEquals("0.950 [0.880, 1.004]",
                Carried.of(new Quantity(0.95, Unit.ONE, new Interval(0.88, 1.004), 5)).toString());
        assertEquals("1.026 [1.002, 1.050]",
                Carried.of(new Quantity(1.026, Unit.ONE, new Interval(1.002, 1.05), 5)).toString());
        assertEquals("1.03 [1.00, 1.05]",
                Carried.of(new Quantity(1.026, Unit.ONE, new Interval(1, 1.05), 5)).toString());
    }

    @Test
    void timeHasTheUnitThatFits() {
        assertEquals("2.08 s [2.05, 2.11]",
                Carried.time(new Quantity(2_078, Unit.MILLIS, new Interval(2_053, 2_108), 5)).toString());
        assertEquals("53 ms [51, 56]",
                Carried.time(new Quantity(53_200, Unit.MICROS, new Interval(50_800, 55_700), 5)).toString());
    }
}
