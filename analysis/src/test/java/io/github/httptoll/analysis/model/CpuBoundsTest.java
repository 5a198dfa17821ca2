// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class CpuBoundsTest {
    private static final double EXACT = 1e-9;

    @Test
    void coresServeWhatTheirTimeAllows() {
        assertEquals(10_000, new CpuBounds(2, 200).perSecond(), EXACT);
        assertEquals(1, new CpuBounds(1, 1e6).perSecond(), EXACT);
    }

    @Test
    void kneeIsWhereBothBoundsAreEqual() {
        CpuBounds wall = new CpuBounds(2, 200);
        assertEquals(502, wall.knee(50), EXACT);
        assertEquals(wall.perSecond(), wall.knee(50) / (50e-3 + 200e-6), 1e-6);
    }

    @Test
    void withoutDelayOneCallACoreIsEnough() {
        assertEquals(4, new CpuBounds(4, 123).knee(0), EXACT);
    }

    @Test
    void requestsWithoutCostHaveNoWall() {
        assertThrows(IllegalArgumentException.class, () -> new CpuBounds(2, 0));
        assertThrows(IllegalArgumentException.class, () -> new CpuBounds(0, 1));
    }
}
