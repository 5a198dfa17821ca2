// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.read.DrawnBatch.Request;
import io.github.httptoll.analysis.read.DrawnBatch;
import io.github.httptoll.analysis.read.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BatchTest {
    private static final DrawnBatch WAVES = new DrawnBatch("waves",
            List.of(request(0, 0, 10, 100), request(0, 0, 110, 100), request(5, 0, 5, 100)));

    @Test
    void linesAreInTheOrderOfTheirEndsAndKeepTheirNumbers() {
        Batch batch = batches(WAVES).getFirst();
        assertEquals(List.of(1, 3, 2), batch.lines().stream().map(Batch.Line::number).toList());
        assertEquals(210, batch.micros());
    }

    @Test
    void requestThatArrivesWhenAnotherLeavesIsNotBesideIt() {
        assertEquals(2, batches(WAVES).getFirst().mostAtServer());
        assertEquals(1, batches(new DrawnBatch("waves", List.of(request(0, 0, 0, 100), request(0, 100, 0, 100))))
                .getFirst().mostAtServer());
    }

    @Test
    void fastestOfTheSameCallsStandsBesideABatchAndOnlyThatOfADrawnCell() {
        assertNull(batches(WAVES).getFirst().beside());
        List<Batch> both = batches(WAVES, new DrawnBatch("even", List.of(request(0, 0, 1, 100))));
        assertEquals(List.of("even", "waves"), both.stream().map(Batch::beside).toList());
    }

    @Test
    void cellWithoutRequestsOrOfAnotherStudyIsNotDrawn() {
        assertTrue(batches(new DrawnBatch("even", List.of()), new DrawnBatch("gone", WAVES.requests())).isEmpty());
    }

    private static List<Batch> batches(DrawnBatch... drawn) {
        return Findings.of(new RunBuilder().cells("fan-out", cell("waves").limit(10), cell("even").limit(10))
                .slots(slot("waves"), slot("even")).drawn(drawn).build()).batches();
    }

    private static Request request(long submitted, long permit, long send, long server) {
        return new Request(submitted, List.of(permit, 0L, send, server, 0L, 0L));
    }
}
