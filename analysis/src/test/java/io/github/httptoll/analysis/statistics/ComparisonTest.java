package io.github.httptoll.analysis.statistics;

import static io.github.httptoll.analysis.statistics.SampleTest.one;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    @Test
    void ratioIsOfGeometricMeans() {
        assertEquals(10, Comparison.of(one(10, 100, 1000), one(1, 10, 100)).ratio(), 1e-9);
    }

    @Test
    void verdictsFollowTheIntervalAgainstFivePercent() {
        assertEquals(Verdict.SLOWER, verdict(1.01, 1.2));
        assertEquals(Verdict.FASTER, verdict(0.8, 0.99));
        assertEquals(Verdict.EQUIVALENT, verdict(1.01, 1.05));
        assertEquals(Verdict.EQUIVALENT, verdict(1 / 1.05, 0.99));
        assertEquals(Verdict.UNDECIDED, verdict(0.99, 1.06));
        assertEquals(Verdict.UNDECIDED, verdict(0.95, 1.0));
    }

    @Test
    void swappedCellsGiveTheReciprocal() {
        Comparison forth = Comparison.of(one(3, 3.1, 3.3), one(2, 2.1, 2.2));
        Comparison back = Comparison.of(one(2, 2.1, 2.2), one(3, 3.1, 3.3));
        assertEquals(1, forth.ratio() * back.ratio(), 1e-12);
        assertEquals(1, Objects.requireNonNull(forth.interval()).low()
                * Objects.requireNonNull(back.interval()).high(), 1e-12);
        assertEquals(Verdict.SLOWER, forth.verdict());
        assertEquals(Verdict.FASTER, back.verdict());
    }

    @Test
    void identicalTimesAreEquivalent() {
        assertEquals(Verdict.EQUIVALENT, Comparison.of(one(5, 5, 5), one(5, 5, 5)).verdict());
    }

    @Test
    void tooFewValuesAreUndecidedHoweverFarApart() {
        Comparison comparison = Comparison.of(one(100, 101), one(1, 1, 1));
        assertNull(comparison.interval());
        assertEquals(Verdict.UNDECIDED, comparison.verdict());
    }

    @Test
    void timesThatAreNotAboveZeroAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Comparison.of(one(0, 1, 2), one(1, 2, 3)));
    }

    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        Random random = new Random(42);
        int trials = 4000;
        int held = 0;
        for (int i = 0; i < trials; i++) {
            Interval interval = Objects.requireNonNull(
                    Comparison.of(lognormal(random, 1.2), lognormal(random, 1)).interval());
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

    private static Verdict verdict(double low, double high) {
        return Verdict.of(new Interval(low, high), Comparison.DELTA);
    }
}
