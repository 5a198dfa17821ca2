// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.study.record.Spending.Purpose;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpendingTest {
    private final Spending spending = new Spending();

    @Test
    void everythingHasOnePurposeAndTheRestIsOther() {
        spending.add(Purpose.MEASURED, 4_000);
        spending.add(Purpose.WARM_UP, 3_000);
        spending.add(Purpose.MEASURED, 500);
        Map<String, Double> seconds = spending.seconds(10);
        assertEquals(4.5, seconds.get("measured"));
        assertEquals(3.0, seconds.get("warmUp"));
        assertEquals(2.5, seconds.get("other"));
        assertEquals(10, seconds.values().stream().mapToDouble(Double::doubleValue).sum());
        assertEquals("spent 10 s: 45 % measuring, 30 % warming up", spending.line(10));
    }

    @Test
    void aResumedRunGoesOnFromWhatWasSpent() {
        spending.restore(Map.of("measured", 4.0, "other", 9.0));
        spending.add(Purpose.MEASURED, 1_000);
        assertEquals(5.0, spending.seconds(20).get("measured"));
        assertEquals(15.0, spending.seconds(20).get("other"));
    }

    @Test
    void workThatFailsHasSpentItsTimeToo() {
        assertThrows(IOException.class, () -> spending.on(Purpose.STARTS, () -> {
            long began = System.nanoTime();
            while (System.nanoTime() - began < 1_000_000) {
                Thread.onSpinWait();
            }
            throw new IOException("no");
        }));
        assertTrue(spending.seconds(1).get("starts") >= 0.001, spending.seconds(1).toString());
    }
}
