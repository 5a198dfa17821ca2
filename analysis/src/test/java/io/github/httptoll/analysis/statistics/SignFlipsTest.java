// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
    void exactPIsThatOfAllFlipsOneByOne() {
        SplittableRandom random = new SplittableRandom(11);
        for (int count = 1; count <= 12; count++) {
            double[] whole = random.doubles(count, -4, 5).map(Math::rint).toArray();
            assertEquals(oneByOne(whole), SignFlips.p(whole, 0), Arrays.toString(whole));
            double[] any = random.doubles(count, -1, 2).toArray();
            assertEquals(oneByOne(any), SignFlips.p(any, 0), Arrays.toString(any));
        }
    }

    private static double oneByOne(double[] differences) {
        double seen = Math.abs(Arrays.stream(differences).sum());
        int flips = 1 << differences.length;
        return IntStream.range(0, flips).mapToDouble(
                signs -> IntStream.range(0, differences.length)
                        .mapToDouble(i -> (signs >>> i & 1) == 0 ? differences[i] : -differences[i]).sum())
                .filter(sum -> Math.abs(sum) >= seen - 1e-9).count() / (double) flips;
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
