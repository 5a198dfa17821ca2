package io.github.httptoll.analysis.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Environment;
import io.github.httptoll.analysis.read.Expected;
import io.github.httptoll.analysis.read.Experiment;
import io.github.httptoll.analysis.read.IdenticalPair;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunStatus;
import io.github.httptoll.analysis.read.Series;
import io.github.httptoll.analysis.read.Slot;
import io.github.httptoll.analysis.read.Study;
import io.github.httptoll.analysis.statistics.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        assertNull(cell.batchMillis().ratio().low());
    }

    /// Two cells of the same code, each of which takes 10 ms and so much CPU.
    private static Run run(int sets, double cpu) {
        List<Slot> slots = new ArrayList<>();
        Map<String, Measurement> measurements = new HashMap<>();
        Map<String, Double> metrics = Map.of("requests", 10.0, "failures", 0.0, "costCpu", cpu, "costAllocated", 64.0);
        for (String id : List.of("a", "b")) {
            IntStream.range(0, sets * BLOCKS).forEach(i -> slots
                    .add(new Slot(id, i / BLOCKS, "group", i % BLOCKS, 1, false, true, 10, metrics)));
            Map<String, Series> series = new HashMap<>();
            metrics.forEach((name, value) -> series.put(name, series(sets, value)));
            measurements.put(id, new Measurement(series(sets, 10), series));
        }
        Study study = new Study("run", "standard", 1, false, List.of(), List.of(new Experiment("e", "What?",
                new IdenticalPair("a", "b"), Stream.of("a", "b").map(MovedCostsTest::cell).toList())), List.of(),
                "loopback", List.of());
        return new Run(study, new Environment(Map.of(), new Environment.Clock(1, 0, true, null, 1), null),
                new RunStatus("complete", null, 1, 1, List.of(), List.of(), List.of(), List.of(), 1), slots,
                measurements, 0, List.of(), List.of(), List.of());
    }

    private static Cell cell(String id) {
        return new Cell(id, "benchmark", Map.of("id", id), "JDK", "FUTURES", 10, 1, null, null, List.of(1.0), "TUNED",
                "SHARED", "NOTHING", null, new Expected(null, null, null, null), null);
    }

    private static Series series(int sets, double value) {
        return new Series(
                IntStream.range(0, sets).mapToObj(_ -> List.of(value, value, value)).toList());
    }
}
