// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SteadyStateTest {
    @Test
    void flatSeriesAreSteadyAfterSixWindows() {
        SteadyState state = new SteadyState(0, 60_000);
        for (int window = 0; window < 6; window++) {
            assertFalse(state.ended());
            state.add(SteadyState.WINDOW_MILLIS, 10, 500);
        }
        assertEquals(new SteadyState.Reached(true, 6 * SteadyState.WINDOW_MILLIS), state.reached());
    }

    @Test
    void flatBatchTimesAreNotSteadyWhileCpuStillFalls() {
        SteadyState state = new SteadyState(0, 60_000);
        for (int window = 0; window < 20; window++) {
            state.add(SteadyState.WINDOW_MILLIS, 50, 3_500 * Math.pow(0.9, window));
            assertFalse(state.ended());
        }
    }

    @Test
    void oneDisturbedWindowDoesNotCount() {
        SteadyState state = new SteadyState(0, 60_000);
        for (double millis : new double[]{10, 10, 10, 10, 40, 10}) {
            state.add(SteadyState.WINDOW_MILLIS, millis, 500);
        }
        assertTrue(state.reached().steady());
    }

    @Test
    void theCapEndsAWarmUpThatNeverBecomesSteady() {
        SteadyState state = new SteadyState(0, 8 * SteadyState.WINDOW_MILLIS);
        for (int window = 0; window < 8; window++) {
            assertFalse(state.ended());
            state.add(SteadyState.WINDOW_MILLIS, Math.pow(2, window), 500);
        }
        assertTrue(state.ended());
        assertFalse(state.reached().steady());
    }

    /// A batch of large answers over a slow wire takes seconds.
    @Test
    void theCapIsOfTimeAndNotOfWindows() {
        SteadyState state = new SteadyState(0, 4_800);
        for (int window = 0; window < 3; window++) {
            assertFalse(state.ended());
            state.add(2_000, 2_000 - 400 * window, 500);
        }
        assertTrue(state.ended());
        assertEquals(new SteadyState.Reached(false, 6_000), state.reached());
    }

    @Test
    void aWarmUpThatLooksSteadyGoesOnForAsLongAsItMust() {
        SteadyState state = new SteadyState(8 * SteadyState.WINDOW_MILLIS, 60_000);
        for (int window = 0; window < 8; window++) {
            assertFalse(state.ended());
            state.add(SteadyState.WINDOW_MILLIS, 10, 500);
        }
        assertTrue(state.ended());
    }
}
