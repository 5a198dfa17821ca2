// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Reproduction;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.read.CellBuilder;
import io.github.httptoll.analysis.read.TestClients;
import io.github.httptoll.analysis.render.Report;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Cells whose threads were put on chosen cores stand for themselves: nothing that is said of the others changes by them.
final class PlacementTest {
    @ParameterizedTest
    @ValueSource(strings = {"TOGETHER", "APART"})
    void whatIsSaidOfFreeCellsDoesNotChangeByPlacedOnes(String placement) {
        JsonNode without = json(TheoryRun.whole());
        JsonNode with = json(withPlaced(placement));
        ((ObjectNode) with.get("theory")).set("placed", without.get("theory").get("placed"));
        for (String part : List.of("theory", "comparisons", "answer")) {
            assertFalse(without.get(part).isEmpty(), part);
            assertTrue(without.get(part).equals(with.get(part)), part);
        }
    }

    private static JsonNode json(TheoryRun run) {
        return JsonMapper.shared()
                .readTree(Report.of(Findings.of(run.run()), Reproduction.of(run.run())).files().get("findings.json"));
    }

    @ParameterizedTest
    @CsvSource({"27, 1", "38, 1", "44, 0", "60, 0"})
    void aFreeCellIsAMixtureOfTheTwoOthers(double micros, double likeTogether) {
        Placed placed = placed(25, 65, micros).getFirst();
        assertEquals(likeTogether, placed.likeTogether());
        assertEquals(List.of(25.0, 65.0, micros), Stream.of(placed.togetherMicros(), placed.apartMicros(),
                placed.freeMicros()).map(quantity -> Math.rint(quantity.value())).toList());
    }

    @Test
    void aCellThatLacksAPlacementIsNoMixture() {
        assertTrue(new TheoryRun().call("JDK", "SEQUENTIAL", 0, 2, 90).placed("APART")
                .call("JDK", "SEQUENTIAL", 0, 2, 120).theory().placed().isEmpty());
    }

    private static List<Placed> placed(double together, double apart, double free) {
        return new TheoryRun().placed("TOGETHER").call("RAW_SOCKET", "SEQUENTIAL", 0, 0, together).placed("APART")
                .call("RAW_SOCKET", "SEQUENTIAL", 0, 0, apart).placed("FREE")
                .call("RAW_SOCKET", "SEQUENTIAL", 0, 0, free).theory().placed();
    }

    @Test
    void placedDelaysMakeNoLine() {
        TheoryRun run = new TheoryRun().call("JDK", "SEQUENTIAL", 0, 2, 100).call("JDK", "SEQUENTIAL", 5, 2, 100)
                .call("JDK", "SEQUENTIAL", 20, 2, 100).placed("APART").call("JDK", "SEQUENTIAL", 50, 2, 900)
                .call("JDK", "SEQUENTIAL", 0, 2, 900);
        assertTrue(run.theory().splits().isEmpty());
    }

    @Test
    void aPlacedCellIsNotPlainAndNoOtherCellsTwin() {
        Parameters free = parameters("FREE");
        Parameters together = parameters("TOGETHER");
        assertEquals(free, Parameters.of(CellBuilder.cell("cell").build()));
        assertTrue(free.isPlain());
        assertFalse(together.isPlain());
        assertEquals(List.of("TOGETHER"), together.setup());
        assertNotEquals(free, together);
        assertNotEquals(together, parameters("APART"));
        assertNotEquals(free.withContender(TestClients.named("OKHTTP"), "FUTURES"),
                together.withContender(TestClients.named("OKHTTP"), "FUTURES"));
    }

    @Test
    void aCellWithABodyIsNotPlain() {
        Parameters posting = Parameters.of(CellBuilder.cell("cell").param("requestBytes", "1000").build());
        assertFalse(posting.isPlain());
        assertEquals(List.of("1000 requestBytes"), posting.setup());
        assertEquals(parameters("FREE"), Parameters.of(CellBuilder.cell("cell").param("requestBytes", "0").build()));
    }

    @Test
    void theReportHasARowForEachPlacementAndSaysIt() {
        TheoryRun run = new TheoryRun();
        for (String placement : List.of("FREE", "TOGETHER", "APART")) {
            run.placed(placement).call("RAW_SOCKET", "SEQUENTIAL", 0, 0, 44).call("JDK", "SEQUENTIAL", 0, 2, 90);
        }
        Map<String, String> files = Report.of(Findings.of(run.run()), Reproduction.of(run.run())).files();
        for (String file : List.of("report.md", "tables/single-call.csv")) {
            String page = Objects.requireNonNull(files.get(file), () -> file + " is not among " + files.keySet());
            assertEquals(2, page.lines().filter(line -> line.contains("client and server on one core")).count(), page);
            assertEquals(2, page.lines().filter(line -> line.contains("client and server on two cores")).count(), page);
        }
    }

    /// Each at four delays and in a batch, and so far from the truth that any mean with them would show it.
    private static TheoryRun withPlaced(String placement) {
        TheoryRun run = TheoryRun.whole().placed(placement);
        for (double delay : List.of(0.0, 5.0, 20.0, 50.0)) {
            run.call("RAW_SOCKET", "SEQUENTIAL", delay, 0, 5, 2.0).call("RAW_NIO", "AWAIT_EACH", delay, 0, 6, 4.0)
                    .call("JDK", "SEQUENTIAL", delay, 2, 9_000, 5_000.0)
                    .call("JDK", "AWAIT_EACH", delay, 3, 1_300, 970.0);
        }
        run.call("JDK", "AWAIT_EACH_POOLED", 0, 5, 9);
        for (double delay : List.of(0.0, 5.0, 50.0)) {
            run.fan("JDK", "PLATFORM_POOL", 10, delay, 3, Map.of("costCpu", 1.0, "costServerCpu", 1.0))
                    .fan("JDK", "FUTURES", 10, delay, 9_000, Map.of("costCpu", 1.0, "costServerCpu", 1.0));
        }
        return run.fan("JDK", "SEQUENTIAL", 1, 50, 9_000, Map.of());
    }

    private static Parameters parameters(String placement) {
        return Parameters.of(CellBuilder.cell("cell").param("placement", placement).build());
    }
}
