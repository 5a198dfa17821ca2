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
            state.add(10, 500);
        }
        assertEquals(new SteadyState.Reached(true, 6 * SteadyState.WINDOW_MILLIS), state.reached());
    }

    @Test
    void flatBatchTimesAreNotSteadyWhileCpuStillFalls() {
        SteadyState state = new SteadyState(0, 60_000);
        for (int window = 0; window < 20; window++) {
            state.add(50, 3_500 * Math.pow(0.9, window));
            assertFalse(state.ended());
        }
    }

    @Test
    void oneDisturbedWindowDoesNotCount() {
        SteadyState state = new SteadyState(0, 60_000);
        for (double millis : new double[]{10, 10, 10, 10, 40, 10}) {
            state.add(millis, 500);
        }
        assertTrue(state.reached().steady());
    }

    @Test
    void theCapEndsAWarmUpThatNeverBecomesSteady() {
        SteadyState state = new SteadyState(0, 8 * SteadyState.WINDOW_MILLIS);
        for (int window = 0; window < 8; window++) {
            assertFalse(state.ended());
            state.add(Math.pow(2, window), 500);
        }
        assertTrue(state.ended());
        assertFalse(state.reached().steady());
    }

    @Test
    void aWarmUpThatLooksSteadyGoesOnForAsLongAsItMust() {
        SteadyState state = new SteadyState(8 * SteadyState.WINDOW_MILLIS, 60_000);
        for (int window = 0; window < 8; window++) {
            assertFalse(state.ended());
            state.add(10, 500);
        }
        assertTrue(state.ended());
    }
}
