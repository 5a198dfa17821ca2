// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static io.github.httptoll.analysis.statistics.PairedTest.sets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.statistics.Change.BasePair;
import io.github.httptoll.analysis.statistics.Decision.NoVerdictReason;
import io.github.httptoll.analysis.statistics.Decision.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChangeTest {
    private static final double DELTA = 0.05;
    /// Upper 2.5 % points of Student's t, as printed in tables.
    private static final double T_4 = 2.776445;
    private static final double T_10 = 2.228139;
    private static final List<Paired> QUIET = List.of(sets(0, 0, 0), sets(0, 0, 0));
    /// The standard error of two runs with three sets each, whose means are the first and the last of these.
    private static final double ERROR = 0.1 * Math.sqrt(2.0 / 3);

    @Test
    void intervalIsWelchsOverTheSetsOfBothRuns() {
        assertInterval(0.5, T_4 * ERROR, change(List.of(), restless(0), restless(0.5)));
    }

    @Test
    void runsOfSeveralSizesHaveSatterthwaitesDegrees() {
        Change change = change(List.of(), restless(0), times(0.5, 0.5));
        assertInterval(0.5, 4.302653 * 0.1 / Math.sqrt(3), change);
    }

    @Test
    void identicalCodeThatDiffersAsMuchAddsItsDegrees() {
        double same = 0.1 * Math.sqrt(2);
        List<Paired> alike = List.of(sets(same, -same, same), sets(-same, same, -same));
        assertInterval(0.5, T_10 * ERROR, change(alike, restless(0), restless(0.5)));
    }

    @Test
    void calmIdenticalCodeDoesNotNarrowRestlessCells() {
        assertInterval(0.5, T_4 * ERROR, change(QUIET, restless(0), restless(0.5)));
    }

    @Test
    void restlessIdenticalCodeWidensCalmCells() {
        Change change = change(List.of(sets(0.1, -0.1, 0.1)), times(0, 0, 0), times(0.5, 0.5, 0.5));
        Spread pooled = new Spread(Math.sqrt(0.01 / 7), 3);
        assertInterval(0.5, pooled.halfWidth(), change);
    }

    @Test
    void cellThatVariesLittleByChanceIsTakenForATypicalOne() {
        List<BasePair> alike = List.of(cell(0), cell(0.1), cell(0.1), cell(7), new BasePair(times(0), times(1)));
        assertInterval(0.5, T_4 * ERROR,
                change(Noise.of(QUIET, alike), times(0, 0.001, -0.001), times(0.5, 0.501, 0.499)));
        assertInterval(0.5, 2 * T_4 * ERROR, change(Noise.of(QUIET, alike), spread(0, 0.2), spread(0.5, 0.2)));
    }

    @Test
    void oneJvmSaysNothingOfOthers() {
        Noise noise = Noise.of(QUIET, List.of());
        assertNull(Change.of(new BasePair(times(0), times(0.5, 0.5)), noise, DELTA));
        assertNull(Change.of(new BasePair(times(0, 0), times(0.5)), noise, DELTA));
    }

    @Test
    void whatIsWhollyBeyondDeltaHasChanged() {
        assertVerdict(Verdict.SLOWER, change(QUIET, times(0, 0, 0), times(0.2, 0.2, 0.2)));
        assertVerdict(Verdict.FASTER, change(QUIET, times(0.2, 0.2, 0.2), times(0, 0, 0)));
    }

    @Test
    void whatIsWhollyWithinDeltaIsEquivalent() {
        assertVerdict(Verdict.EQUIVALENT, change(QUIET, times(0, 0, 0), times(0.04, 0.04, 0.04)));
        assertVerdict(Verdict.EQUIVALENT, change(QUIET, times(0.04, 0.04, 0.04), times(0, 0, 0)));
    }

    @Test
    void certainChangeThatMayBeWithinDeltaIsUndecided() {
        Change change = change(QUIET, times(0, 0.001, -0.001), times(0.049, 0.05, 0.048));
        assertTrue(Objects.requireNonNull(change.comparison().interval()).excludesOne());
        assertObstacle(NoVerdictReason.TOO_WIDE, change);
    }

    @Test
    void whatIdenticalCodeDoesIsNoChange() {
        Paired once = new Paired(new Sample(List.of(List.of(0.21, 0.21, 0.21))));
        List<Paired> noisy = List.of(once, sets(new double[30]));
        assertObstacle(NoVerdictReason.NOISE, change(noisy, times(0, 0, 0), times(0.2, 0.2, 0.2)));
        assertVerdict(Verdict.SLOWER, change(noisy, times(0, 0, 0), times(0.3, 0.3, 0.3)));
    }

    @Test
    void withoutIdenticalCodeNothingIsDecided() {
        assertObstacle(NoVerdictReason.NO_NOISE_PAIR, change(List.of(), times(0, 0), times(1, 1)));
    }

    @Test
    void smallestChangeThatIsFoundIsBeyondDeltaAndBeyondIdenticalCode() {
        Spread spread = new Spread(ERROR, 4);
        assertEquals(1.05 * Math.exp(spread.detectable()) - 1,
                change(QUIET, restless(0), restless(0.5)).detectable(), 1e-9);
        assertEquals(Math.exp(2) - 1,
                change(new Noise(List.of(), 2, 0), times(0, 0, 0), times(0, 0, 0)).detectable(), 1e-9);
    }

    private static Change change(List<Paired> identical, Sample base, Sample now) {
        return change(Noise.of(identical, List.of()), base, now);
    }

    private static Change change(Noise noise, Sample base, Sample now) {
        return Objects.requireNonNull(Change.of(new BasePair(base, now), noise, DELTA));
    }

    private static Sample restless(double mean) {
        return spread(mean, 0.1);
    }

    private static Sample spread(double mean, double deviation) {
        return times(mean, mean + deviation, mean - deviation);
    }

    private static BasePair cell(double deviation) {
        return new BasePair(spread(0, deviation), spread(0, deviation));
    }

    /// Sets of two equal times with these logarithms.
    private static Sample times(double... logs) {
        return new Sample(Arrays.stream(logs).mapToObj(log -> Collections.nCopies(2, Math.exp(log))).toList());
    }

    private static void assertInterval(double logRatio, double half, Change change) {
        Interval interval = Objects.requireNonNull(change.comparison().interval());
        assertEquals(Math.exp(logRatio), change.comparison().ratio().value(), 1e-9);
        assertEquals(logRatio - half, Math.log(interval.low()), 1e-5);
        assertEquals(logRatio + half, Math.log(interval.high()), 1e-5);
    }

    private static void assertVerdict(Verdict verdict, Change change) {
        assertEquals(new Decision(verdict, Set.of()), change.decision());
    }

    private static void assertObstacle(NoVerdictReason obstacle, Change change) {
        assertEquals(new Decision(Verdict.UNDECIDED, Set.of(obstacle)), change.decision());
    }
}
