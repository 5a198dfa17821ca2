// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.RunBuilder;
import io.github.httptoll.analysis.read.SlotBuilder;
import io.github.httptoll.analysis.statistics.Paired;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PairedCellsTest {
    private final RunBuilder run = new RunBuilder();

    @Test
    void cellThatIsLostOnTheWayKeepsItsGoodPairs() {
        put("a", 0, 2, 2, 2);
        put("b", 0, 1, 1);
        put("a", 1, 4, 4);
        put("b", 1, 1, 1);
        assertRatios(List.of(List.of(2L, 2L), List.of(4L, 4L)), gated());
        assertRatios(List.of(List.of(2L, 2L), List.of(4L, 4L)), ungated());
    }

    @Test
    void blocksPairByTheirNumberAndNotByTheirPlace() {
        slot("a", 0, 0, 1, false, 5);
        slot("a", 0, 2, 1, false, 6);
        slot("b", 0, 2, 1, false, 2);
        slot("b", 0, 1, 1, false, 1);
        assertRatios(List.of(List.of(3L)), gated());
    }

    @Test
    void setWithoutCommonBlocksIsDropped() {
        put("a", 0, 2);
        put("a", 1, 3);
        put("b", 1, 1);
        put("b", 2, 1);
        assertRatios(List.of(List.of(3L)), gated());
    }

    @Test
    void voidBlocksCountOnlyWhereTheyAreAskedFor() {
        for (int attempt : List.of(1, 2)) {
            slot("a", 0, 0, attempt, attempt == 1, 10 * attempt);
            slot("b", 0, 0, attempt, attempt == 1, 2);
        }
        assertRatios(List.of(List.of(10L)), gated());
        assertRatios(List.of(List.of(5L, 10L)), ungated());
        assertTrue(cells().hasVoidBlocks("a"));
    }

    @Test
    void attemptsAtOneBlockAreNoPair() {
        slot("a", 0, 0, 1, true, 1);
        slot("b", 0, 0, 2, false, 1);
        assertNull(gated());
        assertNull(ungated());
    }

    @Test
    void groupIsWhatHasVoidBlocks() {
        put("a", 0, 1);
        assertFalse(cells().hasVoidBlocks("a"));
        slot("b", 0, 1, 1, true, 1);
        assertTrue(cells().hasVoidBlocks("a"));
        assertFalse(cells().hasVoidBlocks("absent"));
    }

    @Test
    void cellsWithoutSlotsOrOfOtherGroupsShareNothing() {
        put("a", 0, 1);
        assertNull(gated());
        run.slots(SlotBuilder.slot("b").group("other").millis(1));
        assertNull(gated());
        assertNull(ungated());
    }

    @Test
    void metricThatIsZeroInACommonBlockHasNoRatio() {
        run.slots(SlotBuilder.slot("a").millis(1).metric("send", 0));
        run.slots(SlotBuilder.slot("b").millis(1).metric("send", 1));
        assertNull(cells().gated("a", "b", "send"));
        assertNull(cells().ungated("b", "a", "send"));
        assertNull(cells().gated("a", "b", "receive"));
        assertNotNull(gated());
    }

    @Test
    void blockOfOneCellAloneSaysNothingOfTheRatio() {
        put("a", 0, 3);
        put("b", 0, 1, 0);
        assertRatios(List.of(List.of(3L)), gated());
        slot("a", 0, 2, 1, false, 0);
        assertRatios(List.of(List.of(3L)), gated());
    }

    @Test
    void differenceIsOfCommonBlocksWhateverTheirSign() {
        put("a", 0, 3, 0, 8);
        put("b", 0, 5, 0);
        put("b", 1, 1);
        PairedCells.Difference difference = cells().difference("a", "b", Claim.BATCH_MILLIS).orElseThrow();
        assertEquals(-1, difference.estimate().value());
        assertEquals(2, difference.estimate().n());
        assertTrue(difference.paired());
        assertTrue(cells().difference("a", "absent", Claim.BATCH_MILLIS).isEmpty());
        assertTrue(cells().difference("a", "b", "send").isEmpty());
    }

    @Test
    void differenceOfDifferencesIsOfTheBlocksThatHaveAllMetrics() {
        for (int block = 0; block < 3; block++) {
            metrics("a", block, Map.of("total", 30.0 + block, "costCpu", 20.0 + block));
            metrics("b", block, Map.of("total", 10.0, "costCpu", 5.0));
        }
        metrics("a", 3, Map.of("total", 99.0));
        metrics("b", 3, Map.of("total", 10.0, "costCpu", 5.0));
        PairedCells.Difference waiting = cells().difference("a", "b", "total", "costCpu").orElseThrow();
        assertEquals(5, waiting.estimate().value());
        assertEquals(3, waiting.estimate().n());
    }

    @Test
    void differenceLeavesVoidBlocksOut() {
        slot("a", 0, 0, 1, true, 9);
        slot("b", 0, 0, 1, true, 1);
        assertTrue(cells().difference("a", "b", Claim.BATCH_MILLIS).isEmpty());
    }

    private void metrics(String cell, int block, Map<String, Double> metrics) {
        run.slots(SlotBuilder.slot(cell).at(0, block).millis(1).metrics(metrics));
    }

    private void put(String cell, int set, double... values) {
        for (int block = 0; block < values.length; block++) {
            slot(cell, set, block, 1, false, values[block]);
        }
    }

    private void slot(String cell, int set, int block, int attempt, boolean isVoid, double millis) {
        run.slots(SlotBuilder.slot(cell).at(set, block).attempt(attempt).isVoid(isVoid).millis(millis));
    }

    private @Nullable Paired gated() {
        return cells().gated("a", "b", Claim.BATCH_MILLIS);
    }

    private @Nullable Paired ungated() {
        return cells().ungated("a", "b", Claim.BATCH_MILLIS);
    }

    private PairedCells cells() {
        return new PairedCells(run.build());
    }

    /// Ratios of a to b, by set and block.
    private static void assertRatios(List<List<Long>> expected, @Nullable Paired pair) {
        assertNotNull(pair);
        assertEquals(expected, pair.logs().sets().stream()
                .map(set -> set.stream().map(log -> Math.round(Math.exp(log))).toList()).toList());
    }
}
