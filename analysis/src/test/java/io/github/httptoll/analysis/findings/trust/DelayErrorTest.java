// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.trust;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.trust.RunQuality.DelayError;
import io.github.httptoll.analysis.read.RunBuilder;
import org.junit.jupiter.api.Test;

/// How late the server was, where a measurement has requests enough to say so.
final class DelayErrorTest {
    private final RunBuilder run = new RunBuilder();

    DelayErrorTest() {
        run.cells("fan-out", cell("cell"));
    }

    @Test
    void percentileOfTooFewRequestsIsRefused() {
        put(0, 367, 50, 900);
        put(1, 5, 80, 700);
        assertEquals(new DelayError(50, 6, 1, 50, 50), of(50));
        assertEquals(new DelayError(99, 368, 0, 0, 0), of(99));
    }

    @Test
    void middleAndWorstAreOfTheMeasurementsWithEnough() {
        put(0, 368, 50, 120);
        put(1, 400, 60, 300);
        put(2, 500, 70, 140);
        put(3, 9, 80, 999);
        assertEquals(new DelayError(50, 6, 4, 70, 80), of(50));
        assertEquals(new DelayError(99, 368, 3, 140, 300), of(99));
    }

    private void put(int block, double requests, double p50, double p99) {
        run.slots(slot("cell").at(0, block).metric("requests", requests).metric("delayErrorP50", p50)
                .metric("delayErrorP99", p99));
    }

    private DelayError of(int percent) {
        return Findings.of(run.build()).trust().delayErrors().stream().filter(error -> error.percent() == percent)
                .findFirst().orElseThrow();
    }
}
