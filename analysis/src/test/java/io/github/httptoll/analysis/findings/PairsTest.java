package io.github.httptoll.analysis.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.statistics.Estimate;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PairsTest {
    private static final CellResult THREADS = cell("VIRTUAL_THREADS", 10, 100, 1_000, 10);

    @Test
    void partThatFellIsNoReasonToTakeLonger() {
        assertMoved(Part.CLIENT, 60, cell("FUTURES", 12, 160, 400, 40));
        assertMoved(Part.SCHEDULING, 30, cell("FUTURES", 12, 120, 400, 40));
    }

    @Test
    void noPartThatRoseLeavesNoReason() {
        assertNull(moved(cell("FUTURES", 12, 90, 900, 10)));
    }

    @Test
    void whereItTakesNoLongerTheLargestDifferenceCounts() {
        assertMoved(Part.SERVER, -600, cell("FUTURES", 8, 160, 400, 40));
        assertMoved(Part.CLIENT, 60, cell("FUTURES", 10, 160, 990, 10));
    }

    private static void assertMoved(Part part, double micros, CellResult async) {
        Finding.Move move = Objects.requireNonNull(moved(async));
        assertEquals(part, move.part());
        assertEquals(micros, move.micros().value(), 1e-9);
    }

    private static Finding.@Nullable Move moved(CellResult async) {
        return new Pairs(new ValidCells(List.of(async, THREADS))).find().findFirst().orElseThrow().moved();
    }

    private static CellResult cell(String strategy, double millis, double transport, double server, double dispatch) {
        Sample batches = sample(millis);
        Ledger ledger = Ledger.of(new Phases(Map.of(Phase.TRANSPORT, sample(transport), Phase.SERVER, sample(server),
                Phase.DISPATCH, sample(dispatch), Phase.RESUME, sample(0))), Estimate.exact(50));
        Figures figures = new Figures(batches, Quantity.of(batches.mean()), 1, null, Quantity.of(batches.mean()),
                Map.of(), ledger, Map.of(), Map.of());
        Parameters parameters = new Parameters("JDK", strategy, 10, 10, 1, List.of(50.0), "TUNED", "SHARED", "NOTHING",
                true);
        return new CellResult("fan-out", strategy, parameters, "group", List.of(),
                new Allowed(null, null, null, null, false), Seen.NOTHING, figures);
    }

    private static Sample sample(double value) {
        return new Sample(List.of(List.of(value, value, value)));
    }
}
