// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.fixture.FixtureProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a study says before it measures, and with `--plan` instead of that.
@Isolated("sets a property that others read, and looks for child processes")
class ForecastTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Tier.class)
    void everyExperimentHasItsLineAndTheLinesAddUp(Tier tier) {
        StudyPlan plan = plan(tier);
        Forecast all = new Forecast(plan, plan.generations());
        List<String> lines = all.table();
        assertEquals(plan.experiments().size() + 4 + (all.millis() > all.leastMillis() ? 1 : 0), lines.size(),
                lines.toString());
        double sum = plan.scenarioMillis()
                + plan.generations().stream().mapToDouble(set -> set.startMillis(tier)).sum();
        for (int i = 0; i < plan.experiments().size(); i++) {
            Experiment experiment = plan.experiments().get(i);
            double millis = stages(plan).filter(stage -> stage.experiment().equals(experiment))
                    .mapToDouble(stage -> stage.blockMillis(tier)).sum();
            List<String> words = List.of(lines.get(i + 1).split(" +", 6));
            assertEquals(List.of(experiment.id(), "" + experiment.cells().size(),
                    "" + experiment.cells().stream().map(Cell::jvm).distinct().count()), words.subList(0, 3));
            assertEquals(Forecast.text(millis), words.get(5));
            sum += millis;
        }
        assertEquals(sum, all.leastMillis(), 1e-6 * sum);
        assertTrue(lines.getLast().endsWith(" " + Forecast.text(all.millis())), lines.getLast());
    }

    @Test
    void whatTheLeastBlocksLeaveOfATiersTimeGoesIntoMore() {
        StudyPlan plan = plan(Tier.STANDARD);
        Forecast all = new Forecast(plan, plan.generations());
        Duration tier = Objects.requireNonNull(Tier.STANDARD.total());
        assertEquals(tier, all.total(null));
        assertEquals(Math.max(tier.toMillis(), all.leastMillis()), all.millis());
        assertEquals(Duration.ofHours(3), all.total(Duration.ofHours(3)));
        assertNull(new Forecast(plan(Tier.SMOKE), plan(Tier.SMOKE).generations()).total(null));
    }

    @Test
    void whatIsMeasuredAlreadyIsNotInTheForecast() {
        StudyPlan plan = plan(Tier.STANDARD);
        Forecast all = new Forecast(plan, plan.generations());
        Forecast rest = new Forecast(plan, plan.generations().subList(1, plan.sets()));
        assertEquals(plan.generations().getFirst().plannedMillis(Tier.STANDARD),
                all.leastMillis() - rest.leastMillis(), 1e-3);
        assertEquals(sets("fan-out", all) - 1, sets("fan-out", rest));
    }

    private static Stream<StudyPlan.Stage> stages(StudyPlan plan) {
        return plan.generations().stream().flatMap(set -> set.stages().stream());
    }

    private static int sets(String experiment, Forecast forecast) {
        return forecast.table().stream().filter(line -> line.startsWith(experiment + " "))
                .mapToInt(line -> Integer.parseInt(line.split(" +")[3])).findFirst().orElseThrow();
    }

    @Test
    void timesAreSaidAsPeopleSayThem() {
        assertEquals(List.of("0 s", "89 s", "2 min", "90 min", "1.5 h", "12.0 h"), List.of(0, 89_400, 90_000, 5_399_000,
                5_400_000, 43_200_000).stream().map(Forecast::text).toList());
    }

    @Test
    void aPlanNamesEveryExperimentAndWritesNothing() throws IOException {
        Said said = plan("--tier=full", "--network=30ms", "--seed=7", "--budget=20h");
        assertEquals(0, said.code, said.err);
        Selection.known().forEach(id -> assertTrue(said.out.contains(id), id + " is not in " + said.out));
        assertTrue(said.out.contains("tier full, seed 7"), said.out);
        assertTrue(said.out.contains("network 30ms, to a fixture server that the study starts"), said.out);
        assertTrue(said.out.contains("--budget 20.0 h: what this leaves of it goes into more blocks"), said.out);
        assertTrue(said.out.contains("left out: "), said.out);
        assertEquals(List.of(), files());
        assertTrue(ProcessHandle.current().children().noneMatch(
                child -> child.info().commandLine().orElse("").contains("fixture-server.jar")));
    }

    @Test
    void aPlanStartsNoServer() {
        System.setProperty("httptoll.fixture.jar", directory.resolve("no.jar").toString());
        try {
            assertEquals(1, execute("--tier=smoke", "--experiments=floor").code);
            assertEquals(0, plan("--tier=smoke", "--experiments=floor").code);
        } finally {
            System.clearProperty("httptoll.fixture.jar");
        }
    }

    @Test
    void aServerThatAlreadyRunsIsAskedWhetherItIsThere() throws IOException {
        try (FixtureProcess server = FixtureProcess.start(ProcessBuilder.Redirect.DISCARD)) {
            Said said = plan("--fixture-url=" + server.url());
            assertEquals(0, said.code, said.err);
            assertTrue(said.out.contains("the fixture server at " + server.url()), said.out);
            assertFalse(said.out.contains("protocol"), "TLS is not known of such a server");
        }
        Said said = plan("--fixture-url=" + nobody());
        assertEquals(1, said.code);
        assertEquals(1, said.err.lines().count(), said.err);
        assertEquals(List.of(), files());
    }

    @Test
    void aBadStudyFileIsRefusedAsWithoutAPlan() throws IOException {
        Path file = Files.writeString(directory.resolve("mine.yaml"),
                "questions:\n  - id: mine\n    a: {limit: many}\n");
        Said said = plan("--study=" + file);
        assertEquals(2, said.code);
        assertEquals(execute("--study=" + file).err, said.err);
        assertTrue(said.err.contains("mine.yaml"), said.err);
        assertEquals(List.of(file), files());
    }

    @Test
    void theBuildHandsOnWhetherItIsAPlan() {
        assertEquals(0, execute("--plan=true", "--tier=smoke").code);
        Said said = execute("--plan=perhaps", "--tier=smoke");
        assertEquals(2, said.code);
        assertTrue(said.err.contains("'perhaps' is not a boolean"), said.err);
    }

    private static StudyPlan plan(Tier tier) {
        return StudyPlan.of("test", tier, 1, false, new Network(0),
                Question.suite().stream().map(question -> ExperimentRequest.of(question, tier)).toList(),
                Catalogue.scenarios(tier));
    }

    private Said plan(String... arguments) {
        List<String> with = new ArrayList<>(List.of(arguments));
        with.add("--plan");
        return execute(with.toArray(String[]::new));
    }

    private Said execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> with = new ArrayList<>(List.of(arguments));
        with.add("--results=" + directory.resolve("results"));
        int code = StudyCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(with.toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> !file.equals(directory)).toList();
        }
    }

    /// An address where nobody listens: a port that was free a moment ago.
    private static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private record Said(int code, String out, String err) {}
}
