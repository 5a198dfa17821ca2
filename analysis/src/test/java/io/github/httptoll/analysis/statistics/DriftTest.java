// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DriftTest {
    /// Each set has its own height, and blocks that fall by a tenth (as a logarithm) from its first to its last.
    @Test
    void theFallIsThatFromTheFirstHalfToTheSecondWhateverTheHeights() {
        Drift drift = Drift.of(new Sample(List.of(falling(5, 100), falling(5, 40))));
        assertNotNull(drift);
        assertEquals(0.05, drift.fall(), 1e-12);
        assertTrue(drift.isFaster(0.04));
        assertFalse(drift.isFaster(0.06));
    }

    @Test
    void aCellThatBecomesSlowerIsNotFaster() {
        Drift drift = Drift.of(new Sample(List.of(falling(6, 100).reversed())));
        assertNotNull(drift);
        assertEquals(-0.05, drift.fall(), 1e-12);
        assertFalse(drift.isFaster(0));
    }

    @Test
    void setsOfTwoBlocksSayNothing() {
        assertNull(Drift.of(new Sample(List.of(List.of(2.0, 1.0), List.of(2.0, 1.0)))));
    }

    /// At 1 %, and only where the fall is above the part: of 2,000 warm cells with noise of 8 %, fewer than 1 %.
    @Test
    void noiseIsSeldomTakenForADrift() {
        Random random = new Random(3);
        long taken = IntStream.range(0, 2_000).filter(cell -> {
            Drift drift = Drift.of(new Sample(Stream.generate(() -> noise(random)).limit(5).toList()));
            return drift != null && drift.isFaster(0.05);
        }).count();
        assertTrue(taken < 20, taken + " of 2,000");
    }

    private static List<Double> noise(Random random) {
        return Stream.generate(() -> Math.exp(0.08 * random.nextGaussian())).limit(4).toList();
    }

    private static List<Double> falling(int blocks, double height) {
        return IntStream.range(0, blocks).mapToObj(i -> height * Math.exp(-0.1 * i / (blocks - 1))).toList();
    }
}
