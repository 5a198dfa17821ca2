// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.analysis.findings.cell.IdenticalRatio;
import io.github.httptoll.analysis.findings.trust.Check.State;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
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

    /// Each of ten intervals of 95 % excludes 1 by chance in one of twenty runs.
    @Test
    void aRunFailsWhereIdenticalCodeDiffersBeyondChance() {
        assertEquals(State.HOLDS, Check.identical(tenPairs(0, 0)));
        assertEquals(State.PARTLY, Check.identical(tenPairs(1, 0.02)));
        assertEquals(State.FAILS, Check.identical(tenPairs(1, 0.004)));
        assertEquals(State.PARTLY, Check.identical(tenPairs(3, 0.02)));
        assertEquals(State.FAILS, Check.identical(tenPairs(4, 0.02)));
        assertEquals(State.UNKNOWN, Check.identical(List.of()));
    }

    @Test
    void aSmallDifferenceThatIsCertainIsNone() {
        assertEquals(State.HOLDS, Check.identical(List.of(ratio(1.02, new Interval(1.01, 1.03), 0.0001, false))));
    }

    private static State of(double value, @Nullable Interval interval) {
        return of(value, interval, false);
    }

    private static State of(double value, @Nullable Interval interval, boolean ofTails) {
        return Check.of(ratio(value, interval, 0, ofTails));
    }

    private static IdenticalRatio ratio(double value, @Nullable Interval interval, double p, boolean ofTails) {
        return new IdenticalRatio(new Quantity(value, Unit.ONE, interval, 3), null, p, ofTails);
    }

    private static List<IdenticalRatio> tenPairs(int apart, double p) {
        IdenticalRatio equal = ratio(1.0, new Interval(0.97, 1.03), 0.9, false);
        IdenticalRatio differs = ratio(0.97, new Interval(0.94, 0.99), p, false);
        return Stream.concat(Collections.nCopies(10 - apart, equal).stream(),
                Collections.nCopies(apart, differs).stream()).toList();
    }
}
