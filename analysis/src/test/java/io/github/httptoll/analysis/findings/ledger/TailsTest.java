// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.read.DrawnBatch;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TailsTest {
    private static final DrawnBatch BATCH = new DrawnBatch("cell",
            Collections.nCopies(36, new DrawnBatch.Request(0, List.of(1L, 1L, 1L, 1L, 1L, 1L))));

    @Test
    void measurementsAreNeverOneSampleOfRequests() {
        Tails tails = Tails.of(measured(400, List.of(List.of(10.0, 30.0), List.of(40.0))), BATCH);
        assertFalse(tails.ofOneBatch());
        assertEquals(Set.of(50, 90, 99), tails.micros().keySet());
        assertEquals(30, tails.micros().get(50).value(), 1e-9);
    }

    @Test
    void percentileThatTooFewRequestsOfAMeasurementCarryIsAbsent() {
        assertEquals(Set.of(50, 90), Tails.of(measured(367, List.of(List.of(10.0))), null).micros().keySet());
        assertEquals(Set.of(50), Tails.of(measured(35, List.of(List.of(10.0))), null).micros().keySet());
        assertTrue(Tails.of(measured(5, List.of(List.of(10.0))), null).micros().isEmpty());
    }

    @Test
    void drawnBatchStandsInWhereMeasurementsSayNothing() {
        Measurement silent = new Measurement(new Sample(List.of(List.of(1.0))), Map.of());
        Tails tails = Tails.of(silent, BATCH);
        assertTrue(tails.ofOneBatch());
        assertEquals(Set.of(50, 90), tails.micros().keySet());
        assertEquals(6, tails.micros().get(90).value());
        assertTrue(Tails.of(silent, null).micros().isEmpty());
    }

    private static Measurement measured(double requests, List<List<Double>> totals) {
        Sample counts = new Sample(totals.stream().map(set -> Collections.nCopies(set.size(), requests)).toList());
        Sample series = new Sample(totals);
        return new Measurement(series,
                Map.of("totalP50", series, "totalP90", series, "totalP99", series, "requests", counts));
    }
}
