// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.answer;

import static io.github.httptoll.analysis.read.CellBuilder.cell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.cell.Contrast;
import io.github.httptoll.analysis.findings.cell.Summary;
import io.github.httptoll.analysis.findings.cell.ValidCells;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunBuilder;
import io.github.httptoll.analysis.statistics.Comparison.PairingKind;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Two cells compared that no claim compares.
final class ContrastTest {
    private final RunBuilder run = new RunBuilder();

    ContrastTest() {
        run.cells("fan-out", cell("async"), cell("threads").by("JDK", "VIRTUAL_THREADS"));
    }

    @Test
    void lostBlockLeavesTheOthersPaired() {
        run.batches("async", "group", 30, 60, 90, 12);
        run.batches("threads", "group", 20, 40, 60);
        Contrast contrast = contrast();
        assertEquals(PairingKind.CONDITIONAL, contrast.comparison().basis());
        assertEquals(1.5, contrast.ratio().value(), 1e-9);
        assertEquals(3, contrast.ratio().n());
        assertEquals(1.5, Objects.requireNonNull(contrast.ratio().interval()).high(), 1e-9);
        assertEquals(2_000, contrast.extraMicros().value(), 1e-6);
    }

    @Test
    void cellsOfOtherGroupsAreIndependent() {
        run.batches("async", "one", 30, 60, 90);
        run.batches("threads", "other", 20, 40, 60);
        Contrast contrast = contrast();
        assertEquals(PairingKind.UNPAIRED, contrast.comparison().basis());
        assertEquals(1.5, contrast.ratio().value(), 1e-9);
        assertEquals(2_000, contrast.extraMicros().value(), 1e-6);
        assertTrue(Objects.requireNonNull(contrast.extraMicros().interval()).low() < 0);
    }

    private Contrast contrast() {
        Run read = run.build();
        return new Pairs(ValidCells.of(read, Summary.of(read), "fan-out")).find().findFirst().orElseThrow().contrast();
    }
}
