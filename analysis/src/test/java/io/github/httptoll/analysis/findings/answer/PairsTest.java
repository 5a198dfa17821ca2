// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.answer;

import static io.github.httptoll.analysis.read.SlotBuilder.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.findings.cell.Summary;
import io.github.httptoll.analysis.findings.cell.ValidCells;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Move;
import io.github.httptoll.analysis.read.CellBuilder;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunBuilder;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which part is named as the reason where async and threads differ.
final class PairsTest {
    private final RunBuilder run = new RunBuilder();

    PairsTest() {
        cell("RAW_SOCKET", "VIRTUAL_THREADS", null, 5, 50, 1_000, 0);
        cell("JDK", "VIRTUAL_THREADS", "RAW_SOCKET", 10, 100, 1_000, 10);
    }

    @Test
    void partThatFellIsNoReasonToTakeLonger() {
        async(12, 160, 400, 40);
        assertMoved(Part.CLIENT, 60);
    }

    @Test
    void largestOfThePartsThatRoseIsTheReason() {
        async(12, 120, 400, 40);
        assertMoved(Part.SCHEDULING, 30);
    }

    @Test
    void noPartThatRoseLeavesNoReason() {
        async(12, 90, 900, 10);
        assertNull(moved());
    }

    @Test
    void whereItTakesLessTheLargestDifferenceCounts() {
        async(8, 160, 400, 40);
        assertMoved(Part.SERVER, -600);
    }

    @Test
    void whereItTakesAsLongTheLargestDifferenceCounts() {
        async(10, 160, 990, 10);
        assertMoved(Part.CLIENT, 60);
    }

    private void async(double millis, double transport, double server, double dispatch) {
        cell("JDK", "FUTURES", "RAW_SOCKET", millis, transport, server, dispatch);
    }

    private void cell(String client, String strategy, @Nullable String floor, double millis, double transport,
            double server, double dispatch) {
        String id = floor == null ? client : client + strategy;
        run.cells("fan-out", CellBuilder.cell(id).by(client, strategy).floor(floor));
        for (int block = 0; block < 3; block++) {
            run.slots(slot(id).at(0, block).millis(millis).metrics(
                    Map.of("transport", transport, "server", server, "dispatch", dispatch, "resume", 0.0)));
        }
    }

    private void assertMoved(Part part, double micros) {
        Move move = Objects.requireNonNull(moved());
        assertEquals(part, move.part());
        assertEquals(micros, move.micros().value(), 1e-9);
    }

    private @Nullable Move moved() {
        Run read = run.build();
        return new Pairs(ValidCells.of(read, Summary.of(read), "fan-out")).find().findFirst().orElseThrow().moved();
    }
}
