// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.compare;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.compare.Against.CellChange;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunBuilder;
import io.github.httptoll.analysis.statistics.Decision.Verdict;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MovedCostsTest {
    private static final int BLOCKS = 3;

    @Test
    void costThatMovedIsToldAndIsNoVerdict() {
        CellChange cell = Against.of(run(3, 100), run(3, 150), 0.05).judged().getFirst();
        assertEquals(Set.of(Cost.CPU), cell.movedCosts().keySet());
        assertEquals(1.5, cell.movedCosts().values().iterator().next().ratio().value(), 1e-9);
        assertEquals(Verdict.EQUIVALENT, cell.verdict());
    }

    @Test
    void costWithinDeltaIsNotTold() {
        assertTrue(Against.of(run(3, 100), run(3, 103), 0.05).judged().getFirst().movedCosts().isEmpty());
        assertTrue(Against.of(run(3, 100), run(3, 150), 0.6).judged().getFirst().movedCosts().isEmpty());
    }

    @Test
    void oneJvmTellsNothingOfCosts() {
        Against against = Against.of(run(3, 100), run(1, 150), 0.05);
        assertTrue(against.judged().isEmpty());
        assertFalse(against.regressed());
        CellChange cell = against.oneJvm().getFirst();
        assertTrue(cell.movedCosts().isEmpty());
        assertNull(cell.batchMillis().ratio().interval());
    }

    /// Two cells of the same code, each of which takes 10 ms and so much CPU.
    private static Run run(int sets, double cpu) {
        RunBuilder run = new RunBuilder().cells("e", cell("a"), cell("b")).identical("e", "a", "b");
        for (String id : List.of("a", "b")) {
            for (int i = 0; i < sets * BLOCKS; i++) {
                run.slots(slot(id).at(i / BLOCKS, i % BLOCKS).millis(10).metric("costCpu", cpu)
                        .metric("costAllocated", 64));
            }
        }
        return run.build();
    }
}
