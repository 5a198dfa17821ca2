// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.analysis.findings.Check.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CheckTest {
    @Test
    void identicalCodeIsEqualWideOrTellsTheRunApart() {
        assertEquals(State.HOLDS, of(1.0, 0.97, 1.03));
        assertEquals(State.HOLDS, of(1.02, 1.01, 1.03));
        assertEquals(State.PARTLY, of(1.0, 0.8, 1.2));
        assertEquals(State.PARTLY, of(1.0, null, null));
        assertEquals(State.FAILS, of(1.2, 1.1, 1.3));
        assertEquals(State.FAILS, of(0.8, 0.7, 0.9));
    }

    private static State of(double value, @Nullable Double low, @Nullable Double high) {
        return Check.of(new Identical(new Quantity(value, low, high, 3), null));
    }
}
