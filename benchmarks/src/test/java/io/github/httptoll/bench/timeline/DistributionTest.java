// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
    @Test
    void percentilesAreValuesThatWereAdded() {
        Distribution thousands = new Distribution();
        LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000).forEach(thousands::add);
        assertEquals(51, thousands.micros(50));
        assertEquals(91, thousands.micros(90));
        assertEquals(100, thousands.micros(99));
        assertEquals(100, thousands.micros(100));
    }

    @Test
    void oneValueIsEveryPercentile() {
        Distribution one = new Distribution();
        one.add(1_500);
        assertEquals(1.5, one.micros(50));
        assertEquals(1.5, one.micros(99));
    }
}
