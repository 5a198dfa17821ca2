// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.study.ask.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Questions of a study file whose `b` wait for the same are one experiment, with a noise floor of its own.
class OwnKindsTest {
    private static final String FIRST = "{client: JDK, strategy: FUTURES, delayMillis: 20}";

    @TempDir
    Path directory;

    @Test
    void whatIsComparedHasTheNoiseOfItsOwnDelay() {
        StudyPlan plan = Plans.own(Path.of("../docs/example-study.yaml"));
        assertEquals(List.of("own", "own-2"), plan.experiments().stream().map(Experiment::id).toList());
        assertEquals(List.of("What was asked in the study file: calls of 20.0 ms",
                "What was asked in the study file: calls of 5.0 ms"),
                plan.experiments().stream().map(Experiment::question).toList());
        for (Claim<String> claim : plan.claims()) {
            Experiment experiment = plan.experiments().stream()
                    .filter(each -> claim.a().startsWith(each.id() + "/")).findFirst().orElseThrow();
            Experiment.Pair aa = Objects.requireNonNull(experiment.aa());
            assertEquals(cell(plan, claim.b()).delaysMillis(), cell(plan, aa.a()).delaysMillis(), claim.id());
            assertEquals(cell(plan, aa.a()).delaysMillis(), cell(plan, aa.b()).delaysMillis());
            assertTrue(experiment.cells().containsAll(List.of(cell(plan, claim.a()), cell(plan, claim.b()))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayMillis: 0", "delayMillis: 20, pattern: FIVE_PAGES",
            "delayMillis: 20, endpoint: BLOCKING_5", "delayMillis: 20, bytes: 100000",
            "delayMillis: 20, session: PER_REQUEST", "delayMillis: 20, protocol: HTTP_1_1_TLS",
            "delayMillis: 20, callback: SLEEP_ON_POOL", "delayMillis: 20, placement: TOGETHER"})
    void whatWaitsForSomethingElseIsAnotherExperiment(String other) throws IOException {
        assumeTrue(!other.contains("placement") || Placement.TOGETHER.obstacle() == null);
        StudyPlan plan = Plans.own(study("{client: OKHTTP, strategy: FUTURES, " + other + "}"));
        assertEquals(List.of("own", "own-2"), plan.experiments().stream().map(Experiment::id).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"client: JETTY", "client: JDK, calls: 20", "client: JDK, limit: 20",
            "client: JETTY, connections: 5", "client: JDK, level: DEFAULT", "client: JDK, stamps: OFF"})
    void whoCallsAndHowOftenMakesNoOtherExperiment(String other) throws IOException {
        StudyPlan plan = Plans.own(study("{strategy: FUTURES, delayMillis: 20, " + other + "}"));
        assertEquals(List.of("own"), plan.experiments().stream().map(Experiment::id).toList());
        assertEquals("What was asked in the study file", plan.experiments().getFirst().question());
    }

    @Test
    void equalCellsOfTwoExperimentsAreToldApartAndEachHasItsFloor() throws IOException {
        StudyPlan plan = Plans.own(study("{client: OKHTTP, strategy: FUTURES, delayMillis: 0}"));
        List<String> ids = plan.cells().map(Cell::id).toList();
        assertEquals(ids.size(), Set.copyOf(ids).size());
        assertTrue(ids.containsAll(List.of(plan.claims().get(0).a(), plan.claims().get(1).a())));
        assertEquals(plan.claims().get(0).a().replaceFirst("own", "own-2"), plan.claims().get(1).a());
        Set<Map<String, String>> params = new HashSet<>();
        plan.cells().forEach(cell -> assertTrue(params.add(cell.params()), cell.id()));
        plan.cells().filter(cell -> cell.floor() != null).forEach(cell -> assertEquals(
                cell.id().substring(0, cell.id().indexOf('/')), cell.floor().substring(0, cell.floor().indexOf('/'))));
    }

    @Test
    void theForecastHasALineForEach() throws IOException {
        StudyPlan plan = Plans.own(study("{client: OKHTTP, strategy: FUTURES, delayMillis: 0}"));
        List<String> lines = new Forecast(plan, plan.generations()).table();
        assertEquals(
                List.of("experiment", "own", "own-2",
                        "" + plan.generations().stream().mapToInt(set -> set.jvms().size()).sum(),
                        "" + plan.profiled().size(), "in"),
                lines.stream().map(line -> line.split(" ")[0]).toList());
    }

    @Test
    void aCellThatIsReadFromThePlanIsTheOneThatWasWritten() throws IOException {
        StudyPlan plan = Plans.own(study("{client: OKHTTP, strategy: FUTURES, delayMillis: 0, stamps: OFF}"));
        YAMLMapper yaml = YAMLMapper.shared();
        assertEquals(plan, yaml.readValue(yaml.writeValueAsString(plan), StudyPlan.class));
    }

    /// Two questions about the same `a`: the `b` of the first is [#FIRST], the other one's is given.
    private Path study(String b) throws IOException {
        String a = "{client: APACHE_ASYNC, strategy: FUTURES, delayMillis: 20}";
        return Files.writeString(directory.resolve("study.yaml"), """
                questions:
                  - {id: first, a: %s, b: %s}
                  - {id: second, a: %s, b: %s}
                """.formatted(a, FIRST, a, b));
    }

    private static Cell cell(StudyPlan plan, String id) {
        return plan.cells().filter(cell -> cell.id().equals(id)).findFirst().orElseThrow();
    }
}
