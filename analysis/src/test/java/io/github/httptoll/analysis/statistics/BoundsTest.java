// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static final Bounds TEN_TO_HUNDRED_TIMES = new Bounds(0.01, 0.1);

    @Test
    void aRatioFarWithinHoldsAndOneFarOutsideDoesNot() {
        assertEquals(true, TEN_TO_HUNDRED_TIMES.hold(around(0.03, 0.01), around(1, 0.01)));
        assertEquals(false, TEN_TO_HUNDRED_TIMES.hold(around(0.5, 0.01), around(1, 0.01)));
        assertEquals(false, TEN_TO_HUNDRED_TIMES.hold(around(0.001, 0.01), around(1, 0.01)));
    }

    @Test
    void nearAnEndNothingIsDecided() {
        assertNull(TEN_TO_HUNDRED_TIMES.hold(around(0.0999, 0.02), around(1, 0.01)));
        assertNull(TEN_TO_HUNDRED_TIMES.hold(around(0.1001, 0.02), around(1, 0.01)));
    }

    @Test
    void identicalCodeThatDiffersAsMuchUndecides() {
        assertEquals(true, new Bounds(0.9, 1.1).hold(around(1, 0.001), around(1, 0.001)));
        assertNull(new Bounds(0.9, 1.1).hold(around(1, 0.001), around(1.2, 0.001)));
        assertNull(new Bounds(0.9, 1.1).hold(around(1, 0.001), null));
    }

    @Test
    void noLowerEndIsAnEnd() {
        assertEquals(true, new Bounds(0, 0.3333).hold(around(0.2, 0.01), around(1, 0.01)));
        assertEquals(false, new Bounds(0, 0.3333).hold(around(0.37, 0.01), around(1, 0.01)));
    }

    @Test
    void aRangeThatIsNoneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Bounds(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Bounds(-1, 1));
    }

    /// Three sets of eight blocks about that ratio, which differ by `spread` on the logarithm.
    private static Paired around(double ratio, double spread) {
        return new Paired(new Sample(Stream.of(-1, 0, 1).map(set -> IntStream.range(0, 8)
                .mapToObj(block -> Math.log(ratio) + spread * (set * 0.1 + (block % 2 == 0 ? 1 : -1))).toList())
                .map(List::copyOf).toList()));
    }
}
