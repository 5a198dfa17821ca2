// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.workload.DrawnDelays;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.ServerBehaviour;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Delays that were drawn elsewhere, against distributions whose quantiles are known.
class DrawsTest {
    private static final double MEAN = 50;
    private static final int CALLS = 2_000;

    @ParameterizedTest
    @CsvSource({"UNIFORM, 50, 50, 59.8", "EXPONENTIAL, 60, 56.9315, 96.0517", "LOGNORMAL, 50, 49.0290, 77.721"})
    void whatIsAskedIsWhatTheFormulasSay(String distribution, double mean, double median, double most) {
        List<Delivery> lines = draws(distribution, 7, 7).deliveries();
        assertEquals(mean, asked(lines, "meanMillis"), 1e-3);
        assertEquals(median, asked(lines, "p50Millis"), 1e-3);
        assertEquals(most, asked(lines, "p99Millis"), 1e-3);
    }

    @ParameterizedTest
    @CsvSource({"UNIFORM", "EXPONENTIAL", "LOGNORMAL"})
    void drawsOfTheDistributionAreKept(String distribution) {
        List<Delivery> lines = draws(distribution, 7, 7).deliveries();
        assertTrue(lines.stream().allMatch(Delivery::isKept), lines.toString());
        assertEquals(List.of("partOfSeed", 1.0),
                List.of(lines.getLast().name(), Objects.requireNonNull(lines.getLast().delivered())));
    }

    @ParameterizedTest
    @CsvSource({"UNIFORM", "EXPONENTIAL", "LOGNORMAL"})
    void drawsOfAnotherSeedAreFound(String distribution) {
        Delivery seed = draws(distribution, 7, 8).deliveries().getLast();
        assertEquals("partOfSeed", seed.name());
        assertFalse(seed.isKept(), seed.toString());
        double part = Objects.requireNonNull(seed.delivered());
        assertTrue(part > 0.3 && part < 0.7, seed.toString());
    }

    @Test
    void anotherDistributionDeviates() {
        ServerBehaviour asked = behaviour("UNIFORM", 7);
        Draws other = new Draws(asked, MEAN, DrawnDelays.of(behaviour("LOGNORMAL", 7), List.of(MEAN), CALLS, 0), 1);
        Delivery deviation = line(other.deliveries(), "largestDeviation");
        assertFalse(deviation.isKept(), deviation.toString());
        assertTrue(Objects.requireNonNull(deviation.delivered()) > 0.05, deviation.toString());
    }

    @Test
    void delaysThatAreAllTooLongHaveAnotherMean() {
        ServerBehaviour asked = behaviour("UNIFORM", 7);
        Draws late = new Draws(asked, MEAN,
                DrawnDelays.of(asked, List.of(MEAN), CALLS, 0).stream().map(delay -> delay + 5).toList(), 1);
        assertFalse(line(late.deliveries(), "meanMillis").isKept());
        assertFalse(line(late.deliveries(), "largestDeviation").isKept());
        Draws certified = new Draws(asked, MEAN, late.millis(), 5);
        assertTrue(certified.deliveries().stream().allMatch(Delivery::isKept), certified.deliveries().toString());
    }

    /// No delay is too short, and none later than it may be.
    @Test
    void delaysThatMayBeVeryLateDoNotDeviate() {
        ServerBehaviour asked = behaviour("UNIFORM", 7);
        Draws late = new Draws(asked, MEAN,
                DrawnDelays.of(asked, List.of(MEAN), CALLS, 0).stream().map(delay -> delay + 5).toList(), 50);
        assertEquals(0.0, line(late.deliveries(), "largestDeviation").delivered());
    }

    private static Draws draws(String distribution, int asked, int drawn) {
        return new Draws(behaviour(distribution, asked), MEAN,
                DrawnDelays.of(behaviour(distribution, drawn), List.of(MEAN), CALLS, 0), 1);
    }

    private static ServerBehaviour behaviour(String distribution, int seed) {
        return NamedValues.parse("distribution:" + distribution + "+jitterMillis:10+seed:" + seed,
                ServerBehaviour.class);
    }

    private static double asked(List<Delivery> lines, String name) {
        return line(lines, name).asked();
    }

    private static Delivery line(List<Delivery> lines, String name) {
        return lines.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }
}
