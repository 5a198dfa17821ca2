// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class OverloadTest {
    /// Ten at once, 50 ms each: 200 a second. 5 % more.
    private static final Overload OVERLOAD = new Overload(210, 10, 200);

    @Test
    void everyWaitIsThatOfASimulation() {
        double[] waits = new QueueSimulation(10, () -> 1e6 / 210, () -> 50_000).waits(840);
        for (int i = 0; i < waits.length; i++) {
            assertEquals(waits[i], OVERLOAD.waitMicros(i), 1e-3, "call " + i);
        }
        double[] window = Arrays.copyOfRange(waits, 105, 735);
        assertEquals(DoubleStream.of(window).average().orElseThrow(), OVERLOAD.meanWaitMicros(105, 630), 1e-3);
        assertEquals(window[314], OVERLOAD.waitMicros(0.5, 105, 630), 1e-3);
        assertEquals(window[623], OVERLOAD.waitMicros(0.99, 105, 630), 1e-3);
    }

    @Test
    void waitGrowsByTheExcess() {
        assertEquals(0, OVERLOAD.waitMicros(9));
        assertEquals(50_000 - 1e7 / 210, OVERLOAD.waitMicros(10), 1e-6);
        assertEquals(0.05 * 4e6, OVERLOAD.waitMicros(839), 5_000);
    }

    @Test
    void withinTheCapacityNoCallWaits() {
        Overload within = new Overload(190, 10, 200);
        assertEquals(0, within.waitMicros(1, 0, 760));
        assertEquals(0, within.meanWaitMicros(0, 760));
    }

    @Test
    void overloadOfALimitThatLetsNothingThroughIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Overload(210, 10, 0));
    }
}
