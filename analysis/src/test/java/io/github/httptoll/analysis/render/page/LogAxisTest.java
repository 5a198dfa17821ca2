// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.render.page.LogAxis.Range;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogAxisTest {
    @Test
    void axisHoldsOneAndEveryInterval() {
        LogAxis axis = LogAxis.over(
                List.of(new Quantity(8, Unit.ONE, new Interval(7.0, 9.0), 3), new Quantity(30, Unit.ONE, null, 1)),
                0.05);
        assertTrue(axis.low() < 1 / 1.05 && axis.high() > 30, axis.toString());
        assertTrue(axis.share(1) > 0 && axis.share(30) < 1);
    }

    @Test
    void equalFactorsAreEquallyFarApart() {
        LogAxis axis = new LogAxis(0.1, 1_000);
        assertEquals("25.00%", axis.at(1));
        assertEquals("50.00%", axis.at(10));
        assertEquals("100.00%", axis.at(5_000));
    }

    @ParameterizedTest
    @CsvSource({"0.96,1.04", "0.69,1.27", "0.4,95", "0.01,9000", "0.58,1.6", "0.88,4.9"})
    void everyAxisHasTicksThatDoNotTouch(double low, double high) {
        List<LogAxis.Tick> ticks = new LogAxis(low, high).ticks();
        assertTrue(ticks.size() >= 3, ticks.toString());
        List<Double> places = ticks.stream().map(tick -> Double.valueOf(tick.at().replace("%", ""))).toList();
        for (int i = 1; i < places.size(); i++) {
            assertTrue(places.get(i) - places.get(i - 1) > 8, ticks.toString());
        }
    }

    @Test
    void bandIsWhereDifferencesDoNotMatter() {
        Range range = Range.of(new Quantity(1, Unit.ONE, new Interval(0.5, 2.0), 3), new LogAxis(0.5, 2), 1);
        assertEquals("0.00%", range.bandLow());
        assertEquals("100.00%", range.bandWidth());
        assertEquals("50.00%", range.value());
        assertEquals("50.00%", range.one());
    }
}
