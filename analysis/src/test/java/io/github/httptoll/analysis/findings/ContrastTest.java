package io.github.httptoll.analysis.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Basis;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Two cells compared that no claim compares.
final class ContrastTest {
    private final Runs run = new Runs();

    ContrastTest() {
        run.cell("async", "JDK", "FUTURES", null, Map.of());
        run.cell("threads", "JDK", "VIRTUAL_THREADS", null, Map.of());
    }

    @Test
    void lostBlockLeavesTheOthersPaired() {
        put("async", "group", 30, 60, 90, 12);
        put("threads", "group", 20, 40, 60);
        Contrast contrast = contrast();
        assertEquals(Basis.CONDITIONAL, contrast.basis());
        assertEquals(1.5, contrast.ratio().value(), 1e-9);
        assertEquals(3, contrast.ratio().n());
        assertEquals(1.5, Objects.requireNonNull(contrast.ratio().high()), 1e-9);
        assertEquals(2_000, contrast.extraMicros().value(), 1e-6);
    }

    @Test
    void cellsOfOtherGroupsAreIndependent() {
        put("async", "one", 30, 60, 90);
        put("threads", "other", 20, 40, 60);
        Contrast contrast = contrast();
        assertEquals(Basis.UNPAIRED, contrast.basis());
        assertEquals(1.5, contrast.ratio().value(), 1e-9);
        assertEquals(2_000, contrast.extraMicros().value(), 1e-6);
        assertTrue(Objects.requireNonNull(contrast.extraMicros().low()) < 0);
    }

    private void put(String cell, String group, double... millis) {
        for (int block = 0; block < millis.length; block++) {
            run.slot(cell, group, 0, block, Map.of(Claim.BATCH_MILLIS, millis[block]));
        }
    }

    private Contrast contrast() {
        Run read = run.run("fan-out");
        return new Pairs(ValidCells.of(read, Summary.of(read), "fan-out")).find().findFirst().orElseThrow().contrast();
    }
}
