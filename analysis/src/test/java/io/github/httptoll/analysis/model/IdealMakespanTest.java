// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class IdealMakespanTest {
    @Test
    void equalDelaysPassInFullWaves() {
        assertEquals(500, millis(100, 10, 50.0));
        assertEquals(550, millis(101, 10, 50.0));
        assertEquals(50, millis(3, 10, 50.0));
        assertEquals(5000, millis(100, 1, 50.0));
        assertEquals(0, millis(100, 10, 0.0));
        assertEquals(150, millis(5, 2, 50.0, 50.0));
    }

    @Test
    void longestDelayRulesWhereAllCallsRunAtOnce() {
        assertEquals(147, millis(5, 5, 57.0, 147.0, 38.0, 112.0, 54.0));
    }

    @Test
    void sumRulesWhereTheLimitIsLow() {
        assertEquals(408, millis(5, 1, 57.0, 147.0, 38.0, 112.0, 54.0));
        assertEquals(204, millis(5, 2, 57.0, 147.0, 38.0, 112.0, 54.0));
    }

    @Test
    void twoLongDelaysInOneSlotRuleWhereThereIsOneCallMoreThanSlots() {
        assertEquals(18, millis(4, 3, 10.0, 10.0, 9.0, 9.0));
    }

    @Test
    void delaysRepeatOverTheCalls() {
        assertEquals(60, millis(4, 1, 10.0, 20.0));
        assertEquals(40, millis(3, 1, 10.0, 20.0));
        assertEquals(10, millis(1, 1, 10.0, 20.0));
    }

    @Test
    void noDelaysHaveAnIdealOfZeroThatNoBatchReaches() {
        assertEquals(0, millis(10, 1));
        assertNull(IdealMakespan.of(10, 1, List.of()).efficiency(3));
        assertEquals(0.5, IdealMakespan.of(1, 1, List.of(5.0)).efficiency(10));
    }

    @Test
    void batchWithoutCallsOrSlotsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> millis(0, 1, 1.0));
        assertThrows(IllegalArgumentException.class, () -> millis(1, 0, 1.0));
    }

    private static double millis(int calls, int limit, Double... delays) {
        return IdealMakespan.of(calls, limit, List.of(delays)).millis();
    }
}
