// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static io.github.httptoll.analysis.statistics.SampleTest.one;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.statistics.Comparison.BandPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    @Test
    void ratioIsOfGeometricMeans() {
        assertEquals(10, Comparison.unpaired(one(10, 100, 1000), one(1, 10, 100)).ratio().value(), 1e-9);
    }

    @Test
    void intervalLiesAboveBelowWithinOrAcross() {
        assertEquals(BandPosition.ABOVE, position(1.01, 1.2));
        assertEquals(BandPosition.BELOW, position(0.8, 0.99));
        assertEquals(BandPosition.WITHIN, position(1.01, 1.05));
        assertEquals(BandPosition.WITHIN, position(1 / 1.05, 0.99));
        assertEquals(BandPosition.ACROSS, position(0.99, 1.06));
        assertEquals(BandPosition.ACROSS, position(0.95, 1.0));
    }

    @Test
    void swappedCellsGiveTheReciprocal() {
        Comparison forth = Comparison.unpaired(one(3, 3.1, 3.3), one(2, 2.1, 2.2));
        Comparison back = Comparison.unpaired(one(2, 2.1, 2.2), one(3, 3.1, 3.3));
        assertEquals(1, forth.ratio().value() * back.ratio().value(), 1e-12);
        assertEquals(1, Objects.requireNonNull(forth.interval()).low()
                * Objects.requireNonNull(back.interval()).high(), 1e-12);
        assertEquals(BandPosition.ABOVE, forth.position());
        assertEquals(BandPosition.BELOW, back.position());
    }

    @Test
    void identicalTimesLieWithin() {
        assertEquals(BandPosition.WITHIN, Comparison.unpaired(one(5, 5, 5), one(5, 5, 5)).position());
    }

    @Test
    void tooFewValuesLieAcrossHoweverFarApart() {
        Comparison comparison = Comparison.unpaired(one(100, 101), one(1, 1, 1));
        assertNull(comparison.interval());
        assertEquals(BandPosition.ACROSS, comparison.position());
    }

    @Test
    void timesThatAreNotAboveZeroAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Comparison.unpaired(one(0, 1, 2), one(1, 2, 3)));
    }

    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        Random random = new Random(42);
        int trials = 4000;
        int held = 0;
        for (int i = 0; i < trials; i++) {
            Interval interval = Objects.requireNonNull(
                    Comparison.unpaired(lognormal(random, 1.2), lognormal(random, 1)).interval());
            held += interval.low() <= 1.2 && 1.2 <= interval.high() ? 1 : 0;
        }
        double coverage = (double) held / trials;
        assertTrue(coverage > 0.94 && coverage < 0.98, "coverage is " + coverage);
    }

    private static Sample lognormal(Random random, double median) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            values.add(median * Math.exp(0.1 * random.nextGaussian()));
        }
        return new Sample(List.of(values));
    }

    private static BandPosition position(double low, double high) {
        return BandPosition.of(new Quantity(1, Unit.ONE, new Interval(low, high), 3), Comparison.DELTA);
    }
}
