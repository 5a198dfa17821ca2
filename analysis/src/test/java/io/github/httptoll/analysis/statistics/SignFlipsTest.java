// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SignFlipsTest {
    @Test
    void differencesOfOneSignGiveTheLeastP() {
        assertEquals(2.0 / 8, SignFlips.p(new double[]{1, 2, 3}, 0));
        assertEquals(2.0 / 4096, SignFlips.p(equal(12), 0));
    }

    @Test
    void allFlipsAsExtremeAreCounted() {
        assertEquals(4.0 / 8, SignFlips.p(new double[]{-1, 2, 3}, 0));
        assertEquals(1, SignFlips.p(new double[]{1, -1}, 0));
    }

    @Test
    void noDifferenceAtAllIsCertainlyChance() {
        assertEquals(1, SignFlips.p(new double[]{0, 0, 0}, 0));
        assertEquals(1, SignFlips.p(new double[40], 0));
    }

    @Test
    void drawnFlipsGiveNearlyTheExactP() {
        double[] few = new double[18];
        Arrays.setAll(few, i -> i % 3 == 0 ? -1 : 0.9);
        double[] padded = Arrays.copyOf(few, 19);
        assertEquals(SignFlips.p(few, 0), SignFlips.p(padded, 7), 0.015);
        assertEquals(SignFlips.p(padded, 7), SignFlips.p(padded, 7));
    }

    @Test
    void drawnPIsNeverZero() {
        assertEquals(1e-4, SignFlips.p(equal(200), 1));
    }

    @Test
    void leastDifferencesAreThoseThatReachTheLevel() {
        for (int claims : new int[]{1, 5, 20}) {
            int needed = SignFlips.leastDifferences(claims, 0.05);
            assertTrue(claims * Math.scalb(1.0, 1 - needed) <= 0.05);
            assertTrue(claims * Math.scalb(1.0, 2 - needed) > 0.05);
        }
    }

    private static double[] equal(int count) {
        double[] equal = new double[count];
        Arrays.fill(equal, 1);
        return equal;
    }
}
