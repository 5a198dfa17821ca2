// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.cell.Refusals;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.study.StudyCommand;
import io.github.httptoll.bench.study.ask.ExperimentRequest;
import io.github.httptoll.bench.study.ask.LeftOut;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which cells have their threads put on chosen cores, how they are called, and where that is refused.
class PlacementPlanTest {
    private static final Parameters RAW = Parameters.of(Client.RAW_SOCKET, Strategy.SEQUENTIAL, 100, 1, 0);
    private static final String OBSTACLE = "this system lets no program choose the cores of its threads";

    @TempDir
    Path directory;

    @Test
    void anIdSaysAPlacementThatIsNotFree() {
        assertEquals("single-call/RAW_SOCKET/SEQUENTIAL/calls=100/delayMillis=0.0", Question.SINGLE_CALL.id(RAW));
        assertEquals(RAW, RAW.with(Parameter.PLACEMENT, Placement.APART).with(Parameter.PLACEMENT, Placement.FREE));
        assertEquals("single-call/RAW_SOCKET/SEQUENTIAL/calls=100/delayMillis=0.0/APART",
                Question.SINGLE_CALL.id(RAW.with(Parameter.PLACEMENT, Placement.APART)));
        assertEquals("FREE", Question.SINGLE_CALL.params(RAW).get("placement"));
        assertThrows(IllegalArgumentException.class,
                () -> Question.SESSION.id(RAW.with(Parameter.PLACEMENT, Placement.APART)));
    }

    @Test
    void aSmokeStudyPlacesTheRawSocketAlone() {
        assertEquals(Set.of("RAW_SOCKET × SEQUENTIAL: APART, FREE, TOGETHER"), placed(Tier.SMOKE));
    }

    @ParameterizedTest
    @EnumSource(value = Tier.class, names = "SMOKE", mode = EnumSource.Mode.EXCLUDE)
    void theOtherTiersPutEveryWayToCallOnOneCoreAndSomeOnTwo(Tier tier) {
        Set<String> onTwo = Set.of("RAW_SOCKET × SEQUENTIAL", "JDK × SEQUENTIAL", "OKHTTP × SEQUENTIAL",
                "APACHE_CLASSIC × SEQUENTIAL", "RAW_NIO × AWAIT_EACH", "JDK × AWAIT_EACH", "OKHTTP × AWAIT_EACH",
                "APACHE_ASYNC × AWAIT_EACH");
        Set<String> expected = ExperimentRequest.of(Question.SINGLE_CALL, tier).survey().stream()
                .filter(cell -> cell.strategy() != Strategy.AWAIT_EACH_POOLED)
                .map(cell -> cell.client() + " × " + cell.strategy())
                .map(contender -> contender + (onTwo.contains(contender) ? ": APART, FREE" : ": FREE") + ", TOGETHER")
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, placed(tier));
    }

    @Test
    void everyWayToMakeAllCallsAtOnceIsOnOneCoreToo() {
        List<Parameters> cells = ExperimentRequest.of(Question.FAN_OUT, Tier.STANDARD).survey();
        Set<String> atOnce = cells.stream()
                .filter(cell -> cell.calls() == 100 && cell.limit() == 100 && cell.delayMillis() == 0)
                .filter(cell -> !cell.isPlaced()).map(Question.FAN_OUT::id).collect(Collectors.toSet());
        assertEquals(atOnce.stream().map(id -> id + "/TOGETHER").collect(Collectors.toSet()),
                cells.stream().filter(Parameters::isPlaced).map(Question.FAN_OUT::id).collect(Collectors.toSet()));
        assertFalse(atOnce.isEmpty());
    }

    @Test
    void aPlacedCellHasAFloorInItsPlaceAndALevelOfItsOwn() {
        List<Cell> cells = experiment().cells();
        for (Cell cell : cells) {
            String floor = cell.floor();
            if (floor != null) {
                Cell other = cells.stream().filter(each -> each.id().equals(floor)).findFirst().orElseThrow();
                assertEquals(cell.params().get("placement"), other.params().get("placement"), cell.id());
            }
        }
        Cell apart = cell("single-call/JDK/SEQUENTIAL/calls=100/delayMillis=0.0/APART");
        assertEquals("single-call/RAW_SOCKET/SEQUENTIAL/calls=100/delayMillis=0.0/APART", apart.floor());
        assertEquals("100 calls, C=1, 0 ms, APART", apart.workload());
        assertEquals("100 calls, C=1, 0 ms",
                cell("single-call/JDK/SEQUENTIAL/calls=100/delayMillis=0.0").workload());
    }

    @Test
    void withoutPlacementNoCellAndNoClaimIsLeftOfIt() {
        ExperimentRequest asked = ExperimentRequest.of(Question.SINGLE_CALL, Tier.STANDARD);
        ExperimentRequest without = asked.withoutPlacement();
        assertEquals(asked.survey().stream().filter(Parameters::isPlaced).count(),
                asked.survey().size() - without.survey().size());
        assertEquals(3, asked.claims().size() - without.claims().size());
        assertTrue(Experiment.of(without, Tier.STANDARD, new CostModel(2, 0)).cells().stream()
                .allMatch(cell -> cell.params().get("placement").equals("FREE")));
        assertTrue(ExperimentRequest.of(Question.FAN_OUT, Tier.STANDARD).withoutPlacement().survey().stream()
                .noneMatch(Parameters::isPlaced));
    }

    @Test
    void whatIsLeftOutIsSaidWhereItWasAskedFor() {
        String line = "single-call: client and server on one core, and on two, and the claims about that: " + OBSTACLE;
        assertTrue(LeftOut.of(Tier.SMOKE, List.of(Question.SINGLE_CALL), OBSTACLE).contains(line));
        assertFalse(LeftOut.of(Tier.SMOKE, List.of(Question.SINGLE_CALL), null).contains(line));
        assertFalse(LeftOut.of(Tier.SMOKE, List.of(Question.FAN_OUT), OBSTACLE).contains(line));
    }

    @Test
    void aStudyFileIsRefusedWhereThreadsCannotBePlaced() {
        Refusals.placement(Placement.FREE, null);
        String message = assertThrows(IllegalArgumentException.class,
                () -> Refusals.placement(Placement.APART, OBSTACLE)).getMessage();
        assertEquals("'placement' is 'APART', expected FREE on this machine: " + OBSTACLE, message);
    }

    @Test
    void aServerThatRunsElsewhereHasNoPlace() throws IOException {
        assumeTrue(Placement.APART.obstacle() == null);
        Path file = Files.writeString(directory.resolve("study.yaml"), """
                questions:
                  - id: mine
                    a: {client: JDK, strategy: FUTURES, placement: APART}
                    b: {client: JDK, strategy: FUTURES}
                """);
        StringWriter err = new StringWriter();
        int code = StudyCommand.commandLine().setErr(new PrintWriter(err, true)).execute("--plan", "--study=" + file,
                "--fixture-url=http://127.0.0.1:1");
        assertEquals(2, code);
        assertTrue(err.toString().contains("study.yaml asks for a placement, and the process of a server at"),
                err.toString());
        assertEquals(1, err.toString().lines().count());
        assertNull(Placement.FREE.obstacle());
    }

    private static Set<String> placed(Tier tier) {
        return ExperimentRequest.of(Question.SINGLE_CALL, tier).survey().stream()
                .filter(spec -> spec.delayMillis() == 0)
                .collect(Collectors.groupingBy(spec -> spec.client() + " × " + spec.strategy(), Collectors.mapping(
                        spec -> spec.placement().name(), Collectors.toCollection(TreeSet::new))))
                .entrySet().stream().filter(entry -> entry.getValue().size() > 1)
                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Experiment experiment() {
        return Experiment.of(ExperimentRequest.of(Question.SINGLE_CALL, Tier.STANDARD), Tier.STANDARD,
                new CostModel(2, 0));
    }

    private static Cell cell(String id) {
        return experiment().cells().stream().filter(cell -> cell.id().equals(id)).findFirst().orElseThrow();
    }
}
