// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.analysis.findings.cell.IdenticalRatio;
import io.github.httptoll.analysis.findings.trust.Check.State;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CheckTest {
    @Test
    void identicalCodeIsEqualWideOrTellsTheRunApart() {
        assertEquals(State.HOLDS, of(1.0, new Interval(0.97, 1.03)));
        assertEquals(State.HOLDS, of(1.02, new Interval(1.01, 1.03)));
        assertEquals(State.PARTLY, of(1.0, new Interval(0.8, 1.2)));
        assertEquals(State.PARTLY, of(1.0, null));
        assertEquals(State.FAILS, of(1.2, new Interval(1.1, 1.3)));
        assertEquals(State.FAILS, of(0.8, new Interval(0.7, 0.9)));
    }

    /// A pause more or less moves a p99.
    @Test
    void identicalTailsMayDifferByMore() {
        assertEquals(State.HOLDS, of(1.1, new Interval(0.97, 1.2), true));
        assertEquals(State.PARTLY, of(1.1, new Interval(0.9, 1.3), true));
        assertEquals(State.FAILS, of(1.3, new Interval(1.2, 1.4), true));
    }

    private static State of(double value, @Nullable Interval interval) {
        return of(value, interval, false);
    }

    private static State of(double value, @Nullable Interval interval, boolean ofTails) {
        return Check.of(new IdenticalRatio(new Quantity(value, Unit.ONE, interval, 3), null, ofTails));
    }
}
