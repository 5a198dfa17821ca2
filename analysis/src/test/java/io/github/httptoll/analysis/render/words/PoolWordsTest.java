// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.read.CellBuilder;
import io.github.httptoll.analysis.read.RunBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Calls that wait for the library's own pool are named, and the others are not.
final class PoolWordsTest {
    @Test
    void aPoolThatHoldsCallsBackIsNamed() {
        CellResult waiting = measured(cell("cell").calls(20).limit(20).pool(5), Map.of("detailLease", 310.0));
        assertEquals("waits for its own pool of 5", PoolWords.waits(waiting).toString());
        Table table = PoolWords.table(Stream.of(waiting));
        assertEquals("5", table.rows().getFirst().get(1).toString());
        assertEquals("300", table.rows().getFirst().get(3).toString());
        assertEquals("30 %", table.rows().getFirst().get(4).toString());
        assertEquals("leases", table.rows().getFirst().get(5).toString());
    }

    @Test
    void aWaitWithoutLeasesIsSaidToBeDerived() {
        CellResult waiting = measured(cell("cell").calls(20).limit(20).pool(5), Map.of());
        assertTrue(PoolWords.table(Stream.of(waiting)).rows().getFirst().get(5).toString()
                .startsWith("derived"));
    }

    @Test
    void whereThePoolHasRoomForAllNothingIsSaid() {
        CellResult free = measured(cell("cell").calls(20).limit(20), Map.of("detailLease", 310.0));
        assertTrue(PoolWords.waits(free).isEmpty());
        assertTrue(PoolWords.table(Stream.of(free)).rows().isEmpty());
    }

    private static CellResult measured(CellBuilder cell, Map<String, Double> more) {
        Map<String, Double> metrics = new HashMap<>(Map.of("permit", 0.0, "dispatch", 0.0, "transport", 400.0, "pool",
                300.0, "server", 600.0, "resume", 0.0, "total", 1000.0));
        metrics.putAll(more);
        return Findings.of(new RunBuilder().cells("own", cell).slots(slot("cell").metrics(metrics)).build())
                .experiments().getFirst().cells().getFirst();
    }
}
