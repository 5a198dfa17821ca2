// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.read.CellBuilder;
import io.github.httptoll.analysis.read.RunBuilder;
import io.github.httptoll.analysis.statistics.Comparison;
import org.junit.jupiter.api.Test;

final class IdenticalRatioTest {
    private static final int SETS = 3;
    private final RunBuilder run = new RunBuilder();

    /// One window at one rate has too few pauses to say what two JVMs differ by.
    @Test
    void pairAtARateIsOfAllItsRates() {
        rate(50, 10, 11);
        rate(90, 20, 24);
        run.cells("other", open("one70", 70), open("two70", 70).replica(2));
        measured("one70", 70, 10);
        measured("two70", 70, 90);
        run.identical("rate", "one50", "two50");
        IdenticalRatio identical = identical();
        assertEquals(1 / Math.sqrt(1.1 * 1.2), identical.ratio().value(), 1e-9);
        assertEquals(2 * SETS, identical.ratio().n());
        assertNotNull(identical.ratio().interval());
        assertTrue(identical.ofTails());
        assertEquals(Comparison.TAIL_DELTA, identical.delta());
    }

    @Test
    void pairOfBatchesIsOfItsOwnCells() {
        run.cells("batches", cell("one"), cell("two").replica(2)).identical("batches", "one", "two")
                .batches("one", "g", 10, 10).batches("two", "g", 11, 11);
        IdenticalRatio identical = identical();
        assertEquals(1 / 1.1, identical.ratio().value(), 1e-9);
        assertFalse(identical.ofTails());
        assertEquals(Comparison.DELTA, identical.delta());
    }

    private void rate(int percent, double first, double second) {
        run.cells("rate", open("one" + percent, percent), open("two" + percent, percent).replica(2));
        measured("one" + percent, percent, first);
        measured("two" + percent, percent, second);
    }

    private void measured(String cell, int percent, double millis) {
        for (int set = 0; set < SETS; set++) {
            run.slots(slot(cell).group("at " + percent).at(set, 0).millis(millis));
        }
    }

    private static CellBuilder open(String id, int percent) {
        return cell(id).by("JDK", "VIRTUAL_THREADS").limit(10).delays(5.0).param("rate", percent + "%");
    }

    private IdenticalRatio identical() {
        IdenticalRatio identical = Summary.of(run.build()).getFirst().identical();
        assertNotNull(identical);
        return identical;
    }
}
