package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The study from its command line to its run directory, with real child processes.
class StudyCommandTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    /// What JMH 1.37 itself writes of a benchmark with parameters.
    private static final Set<String> JMH_KEYS = Set.of("jmhVersion", "benchmark", "mode", "threads", "forks", "jvm",
            "jvmArgs", "jdkVersion", "vmName", "vmVersion", "warmupIterations", "warmupTime", "warmupBatchSize",
            "measurementIterations", "measurementTime", "measurementBatchSize", "params", "primaryMetric",
            "secondaryMetrics");

    @TempDir
    Path results;

    @Test
    void aStudyLeavesEveryPlannedCellInOrdinaryJmhJson() throws IOException {
        int code = StudyCommand.commandLine().execute("--tier=smoke", "--experiments=single-call", "--seed=3",
                "--results=" + results);
        assertEquals(0, code, log());
        JsonNode study = new YAMLMapper().readTree(latest("study.yaml"));
        JsonNode jmh = JSON.readTree(latest("jmh.json"));
        Set<JsonNode> planned = params(study.at("/experiments/0/cells"));
        assertFalse(planned.isEmpty());
        assertEquals(planned, params(jmh));
        for (JsonNode cell : jmh) {
            assertEquals("avgt", cell.path("mode").asString());
            assertEquals("ms/op", cell.at("/primaryMetric/scoreUnit").asString());
            assertEquals(cell.path("forks").asInt(), cell.at("/primaryMetric/rawData").size());
            assertEquals(cell.path("measurementIterations").asInt(), cell.at("/primaryMetric/rawData/0").size());
            assertEquals(JMH_KEYS, Set.copyOf(cell.propertyNames()));
            assertEquals(0, cell.at("/secondaryMetrics/failures/score").asDouble());
            assertTrue(cell.at("/secondaryMetrics/transport/score").asDouble() > 0);
        }
        assertEquals(status().path("planned").asInt(), status().path("measured").asInt());
        assertTrue(status().path("measured").asInt() <= Files.readAllLines(latest("slots.jsonl").toPath()).size());
        assertEquals("complete", status().path("status").asString());
        assertTrue(JSON.readTree(latest("environment.json")).at("/clock/brackets").asInt() > 0);
    }

    @Test
    void trialsAreRunAloneAndAreGoneOnWithWhereTheyStopped() throws IOException {
        assertEquals(0, StudyCommand.commandLine().execute("--tier=smoke", "--experiments=trials", "--seed=3",
                "--results=" + results), log());
        List<String> lines = Files.readAllLines(latest("trials.jsonl").toPath());
        JsonNode study = new YAMLMapper().readTree(latest("study.yaml"));
        assertEquals(study.path("trials").size(), lines.size());
        assertTrue(lines.stream().map(JSON::readTree).allMatch(line -> line.path("failure").isNull()),
                lines.toString());
        Files.write(latest("trials.jsonl").toPath(), List.of(lines.getFirst(), lines.get(1).substring(0, 9)));
        Files.writeString(latest("status.json").toPath(),
                Files.readString(latest("status.json").toPath()).replace("complete", "partial"));
        assertEquals(0, StudyCommand.commandLine().execute("--resume=" + results.resolve("latest")), log());
        List<String> joined = Files.readAllLines(latest("trials.jsonl").toPath());
        assertEquals(lines.getFirst(), joined.getFirst());
        assertEquals(study.path("trials").size(), joined.size());
    }

    @Test
    void aServerThatDiesEndsTheStudyAndKeepsWhatWasMeasured() throws Exception {
        CompletableFuture<Integer> study = CompletableFuture.supplyAsync(() -> StudyCommand.commandLine()
                .execute("--tier=smoke", "--experiments=floor,single-call", "--seed=3", "--results=" + results));
        ProcessHandle server = awaitFixtureServer(study);
        while (!study.isDone() && counted().isEmpty()) {
            Thread.sleep(20);
        }
        server.destroyForcibly();
        assertEquals(3, study.get(), log());
        JsonNode status = status();
        assertEquals("partial", status.path("status").asString());
        assertTrue(status.path("reason").asString().contains("fixture server ended"), status.toString());
        assertTrue(status.path("measured").asInt() > 0);
        assertTrue(status.path("measured").asInt() <= slots());
    }

    @Test
    void anInterruptedStudyGoesOnWhereItStopped() throws Exception {
        CompletableFuture<Integer> study = CompletableFuture.supplyAsync(() -> StudyCommand.commandLine()
                .execute("--tier=smoke", "--experiments=floor,single-call", "--seed=3", "--results=" + results));
        ProcessHandle server = awaitFixtureServer(study);
        while (!study.isDone() && counted().isEmpty()) {
            Thread.sleep(20);
        }
        server.destroyForcibly();
        assertEquals(3, study.get(), log());
        long before = slots();
        String first = counted().getFirst();
        Files.writeString(latest("slots.jsonl").toPath(), "{\"cell\": \"torn", StandardOpenOption.APPEND);
        assertThatAPlanOfTheRestChangesNothing();
        assertEquals(0, StudyCommand.commandLine().execute("--resume=" + results.resolve("latest")), log());
        assertEquals("complete", status().path("status").asString());
        assertEquals(status().path("planned").asInt(), status().path("measured").asInt());
        assertTrue(slots() > before);
        assertTrue(counted().contains(first), "a whole block is not kept");
        assertEquals(1, status().path("resumed").size());
        assertEquals(2, StudyCommand.commandLine().execute("--resume=" + results.resolve("latest")));
    }

    private void assertThatAPlanOfTheRestChangesNothing() throws IOException {
        String slots = Files.readString(latest("slots.jsonl").toPath());
        StringWriter out = new StringWriter();
        assertEquals(0, StudyCommand.commandLine().setOut(new PrintWriter(out, true))
                .execute("--resume=" + results.resolve("latest"), "--plan"));
        assertTrue(out.toString().contains("single-call "), out.toString());
        assertEquals(slots, Files.readString(latest("slots.jsonl").toPath()));
        assertEquals("partial", status().path("status").asString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--tier=quick | --tier is smoke, standard or full, not 'quick'",
            "--experiments=fanout | there is no experiment 'fanout'; there are self-test, fan-out, session",
            "--seed=x | --seed is a whole number, not 'x'",
            "--fixture-url=localhost | --fixture-url is http://<host>:<port>, not 'localhost'",
            "--network=slow | --network is loopback or a round trip such as 1ms or 30ms, not 'slow'",
            "--colour=red | Unknown option: '--colour=red'",
            "--resume=nowhere | --resume nowhere: it is not the directory of a run"})
    void badInputGetsOneLineAndExitCodeTwo(String argument, String message) throws IOException {
        StringWriter err = new StringWriter();
        int code = StudyCommand.commandLine().setErr(new PrintWriter(err)).execute(argument, "--results=" + results);
        assertEquals(2, code);
        assertTrue(err.toString().contains(message), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
        try (var files = Files.list(results)) {
            assertEquals(List.of(), files.toList());
        }
    }

    /// The slots of blocks that are not void, as a busy machine makes them.
    private List<String> counted() throws IOException {
        Path file = results.resolve("latest").resolve("slots.jsonl");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().filter(line -> line.contains("\"void\":false")).toList()
                : List.of();
    }

    private static ProcessHandle awaitFixtureServer(CompletableFuture<Integer> study) throws InterruptedException {
        while (!study.isDone()) {
            var server = ProcessHandle.current().children().filter(child -> child.info().commandLine().orElse("")
                    .contains("fixture-server.jar")).findFirst();
            if (server.isPresent()) {
                return server.get();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the study ended before its server was seen");
    }

    private long slots() throws IOException {
        Path slots = results.resolve("latest").resolve("slots.jsonl");
        return Files.exists(slots) ? Files.readAllLines(slots).size() : 0;
    }

    private JsonNode status() {
        return JSON.readTree(latest("status.json"));
    }

    private static Set<JsonNode> params(JsonNode cells) {
        return StreamSupport.stream(cells.spliterator(), false).map(cell -> cell.path("params"))
                .collect(Collectors.toSet());
    }

    private java.io.File latest(String name) {
        return results.resolve("latest").resolve(name).toFile();
    }

    private String log() throws IOException {
        Path log = results.resolve("latest").resolve("run.log");
        return Files.exists(log) ? Files.readString(log) : "no run.log";
    }
}
