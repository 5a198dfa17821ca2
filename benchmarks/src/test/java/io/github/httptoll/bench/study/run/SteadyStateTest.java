// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.study.plan.WarmPath;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SteadyStateTest {
    /// What a compiler that always works takes of a window.
    private static final double BUSY = WarmPath.WINDOW_MILLIS;
    private static final double RESTS = 0.01 * BUSY;

    @Test
    void flatSeriesAreSteadyAfterTheFewestWindows() {
        SteadyState state = new SteadyState(60_000);
        for (int window = 0; window < WarmPath.LEAST_WINDOWS; window++) {
            assertFalse(state.ended());
            state.add(WarmPath.WINDOW_MILLIS, 10, 500, RESTS);
        }
        assertEquals(new SteadyState.Reached(true, (int) WarmPath.LEAST_MILLIS), state.reached());
    }

    @Test
    void flatBatchTimesAreNotSteadyWhileCpuStillFalls() {
        SteadyState state = new SteadyState(60_000);
        for (int window = 0; window < 40; window++) {
            state.add(WarmPath.WINDOW_MILLIS, 50, 3_500 * Math.pow(0.95, window), RESTS);
            assertFalse(state.ended());
        }
    }

    /// The power that is stated: of paths that still fall by twice the tolerance, at most one look in twenty takes one for warm.
    /// Noise of 8 % a window, seeded; 1,000 paths, so three standard deviations are 2.1 points.
    @Test
    void aPathThatStillFallsIsSeldomTakenForWarm() {
        Random random = new Random(1);
        int taken = 0;
        for (int path = 0; path < 1_000; path++) {
            SteadyState state = new SteadyState(60_000);
            for (int window = 0; window < WarmPath.LEAST_WINDOWS; window++) {
                double fall = Math.exp(-SteadyState.TOLERANCE * 4 * window / WarmPath.LEAST_WINDOWS);
                state.add(WarmPath.WINDOW_MILLIS, 10 * fall * Math.exp(0.08 * random.nextGaussian()), 500, RESTS);
            }
            taken += state.ended() ? 1 : 0;
        }
        assertTrue(taken <= 71, taken + " of 1,000 were taken for warm");
    }

    /// Noise makes a warm-up longer, and does not keep it from ending.
    @Test
    void aNoisyPathThatIsWarmIsFoundSo() {
        Random random = new Random(2);
        SteadyState state = new SteadyState(Integer.MAX_VALUE);
        while (!state.ended()) {
            state.add(WarmPath.WINDOW_MILLIS, Math.exp(0.15 * random.nextGaussian()),
                    500 * Math.exp(0.15 * random.nextGaussian()), RESTS);
        }
        assertTrue(state.reached().steady());
    }

    /// Times stand still for seconds while the compiler works through its queue, and fall when it has compiled what they are made of.
    @Test
    void timesThatStandStillAreNotSteadyUntilTheCompilerHasRestedForEightWindows() {
        SteadyState state = new SteadyState(60_000);
        for (int window = 0; window < 3 * WarmPath.LEAST_WINDOWS; window++) {
            boolean works = window < 2 * WarmPath.LEAST_WINDOWS;
            assertFalse(state.ended(), "after " + window + " windows");
            state.add(WarmPath.WINDOW_MILLIS, works ? 20 : 10, 500, works ? BUSY : RESTS);
        }
        assertTrue(state.reached().steady());
    }

    @Test
    void aPathThatFallsIsNotWarmWhateverTheCompilerDoes() {
        SteadyState state = new SteadyState(60_000);
        for (int window = 0; window < 40; window++) {
            state.add(WarmPath.WINDOW_MILLIS, 50 * Math.pow(0.95, window), 500, RESTS);
            assertFalse(state.ended());
        }
    }

    @Test
    void theCapEndsAWarmUpThatNeverBecomesSteady() {
        SteadyState state = new SteadyState(8 * WarmPath.WINDOW_MILLIS);
        for (int window = 0; window < 8; window++) {
            assertFalse(state.ended());
            state.add(WarmPath.WINDOW_MILLIS, Math.pow(2, window % 3), 500, BUSY);
        }
        assertTrue(state.ended());
        assertFalse(state.reached().steady());
    }

    /// A batch of large answers over a slow wire takes seconds.
    @Test
    void theCapIsOfTimeAndNotOfWindows() {
        SteadyState state = new SteadyState(4_800);
        for (int window = 0; window < 3; window++) {
            assertFalse(state.ended());
            state.add(2_000, 2_000 - 400 * window, 500, 2_000);
        }
        assertTrue(state.ended());
        assertEquals(new SteadyState.Reached(false, 6_000), state.reached());
    }

    @Test
    void blocksThatFallByMoreThanChanceAreCold() {
        assertTrue(SteadyState.isCold(List.of(10.0, 9.5, 9.1, 8.6)));
        assertFalse(SteadyState.isCold(List.of(10.0, 10.1, 9.9, 10.0)), "it falls by less than 5 %");
        assertFalse(SteadyState.isCold(List.of(10.0, 7.0, 11.0, 8.0)), "it may be chance");
        assertFalse(SteadyState.isCold(List.of(8.6, 9.1, 9.5, 10.0)), "it rises");
        assertFalse(SteadyState.isCold(List.of(10.0, 5.0, 2.0)), "three blocks show nothing");
    }

    /// What it costs: of cells that are warm, at most one in twenty is measured again. Five blocks with a spread of 10 %, seeded.
    @Test
    void warmCellsAreSeldomMeasuredAgain() {
        Random random = new Random(3);
        int again = 0;
        for (int cell = 0; cell < 1_000; cell++) {
            again += SteadyState.isCold(random.doubles(5, 0.85, 1.15).boxed().toList()) ? 1 : 0;
        }
        assertTrue(again <= 71, again + " of 1,000 were measured again");
    }
}
