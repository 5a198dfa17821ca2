// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.BatchBenchmark;
import io.github.httptoll.bench.Plant;
import io.github.httptoll.bench.study.record.RunHolder;
import io.github.httptoll.bench.study.record.RunLock;
import io.github.httptoll.schema.RunSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// One small study with real child processes: after its first block a second study asks for its directory and its server dies; then it is
/// resumed.
@Order(1)
@Tag("slow")
@ResourceLock(Plant.PROPERTY)
class StudyLifeTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    /// What JMH 1.37 itself writes of a benchmark with parameters.
    private static final Set<String> JMH_KEYS = Set.of("jmhVersion", "benchmark", "mode", "threads", "forks", "jvm",
            "jvmArgs", "jdkVersion", "vmName", "vmVersion", "warmupIterations", "warmupTime", "warmupBatchSize",
            "measurementIterations", "measurementTime", "measurementBatchSize", "params", "primaryMetric",
            "secondaryMetrics");
    /// Both sides run the same code; one of them is made longer.
    private static final String STUDY = """
            questions:
              - id: planted
                a: {client: JDK, strategy: FUTURES, calls: 4, limit: 4, delayMillis: 5, connections: 5, jvm: BRIEF}
                b: {client: JDK, strategy: FUTURES, calls: 4, limit: 4, delayMillis: 5, jvm: BRIEF}
            """;
    private static final double PLANTED_PART = 1.5;
    private static final String EARLIER = "2020-01-01T00:00:00Z";

    @TempDir
    private static Path results;
    private static StudyDirectory studies;
    private static StudyDirectory.Outcome first;
    private static StudyDirectory.Outcome meanwhile;
    private static List<String> slotsBefore, slotsAfter;
    private static JsonNode interrupted;
    private static List<String> kept;
    private static StudyDirectory.Outcome plan;
    private static List<String> slotsAfterPlan;
    private static StudyDirectory.Outcome twice;
    private static StudyDirectory.Outcome held;
    private static StudyDirectory.Outcome unplanted;
    private static StudyDirectory.Outcome second;
    private static StudyDirectory.Outcome third;

    @BeforeAll
    static void runTheStudy() throws IOException {
        studies = new StudyDirectory(results);
        Path file = Files.writeString(results.resolve("study-file.yaml"), StudyDirectory.brief(STUDY));
        System.setProperty(Plant.PROPERTY, "connections=5=" + PLANTED_PART);
        try {
            CommandLine command = StudyCommand.withOneLineErrors(
                    new StudyCommand(new Watched("block 1 of ", StudyLifeTest::afterTheFirstBlock), true));
            first = studies.execute(command, "--tier=smoke", "--study=" + file, "--seed=3");
            interrupted = studies.json("status.json");
            kept = studies.lines("slots.jsonl");
            tryWhatChangesNothing();
            leaveTraces();
            second = studies.resume();
            third = studies.resume();
        } finally {
            System.clearProperty(Plant.PROPERTY);
        }
    }

    /// In the study's own thread, so the study is at rest meanwhile.
    private static void afterTheFirstBlock() throws IOException {
        slotsBefore = studies.lines("slots.jsonl");
        meanwhile = studies.resume();
        slotsAfter = studies.lines("slots.jsonl");
        ProcessHandle server = server();
        server.destroyForcibly();
        server.onExit().join();
    }

    /// The server of this study, as its contenders know it: other classes have servers of their own beside it.
    private static ProcessHandle server() {
        Pattern pid = Pattern.compile("-D" + BatchBenchmark.FIXTURE_PID + "=(\\d+) ");
        return ProcessHandle.current().children().map(child -> pid.matcher(child.info().commandLine().orElse("")))
                .filter(Matcher::find).map(found -> ProcessHandle.of(Long.parseLong(found.group(1))).orElseThrow())
                .findFirst().orElseThrow();
    }

    private static void tryWhatChangesNothing() throws IOException {
        plan = studies.resume("--plan");
        slotsAfterPlan = studies.lines("slots.jsonl");
        try (RunHolder _ = RunHolder.start(studies.run())) {
            held = studies.resume();
        }
        String planted = System.clearProperty(Plant.PROPERTY);
        unplanted = studies.resume();
        System.setProperty(Plant.PROPERTY, planted);
        Path slots = studies.file("slots.jsonl").toPath();
        Files.write(slots, List.of(counted(kept).getFirst()), StandardOpenOption.APPEND);
        twice = studies.resume();
        Files.write(slots, kept);
    }

    /// What a study may leave that is interrupted at another moment: a void attempt at the second block, a third block that lost a
    /// cell, and a line that is torn.
    private static void leaveTraces() throws IOException {
        List<String> block = counted(kept);
        Path slots = studies.file("slots.jsonl").toPath();
        Files.write(slots, block.stream().map(line -> of(line, 1, true)).toList(), StandardOpenOption.APPEND);
        Files.write(slots, List.of(of(block.getFirst(), 2, false)), StandardOpenOption.APPEND);
        Files.writeString(slots, "{\"cell\": \"torn", StandardOpenOption.APPEND);
    }

    private static String of(String slot, int block, boolean isVoid) {
        ObjectNode other = (ObjectNode) JSON.readTree(slot);
        return other.put("block", block).put("attempt", 1).put("void", isVoid).put("startedAt", EARLIER).toString();
    }

    @Test
    void aServerThatDiesEndsTheStudyAndKeepsWhatWasMeasured() {
        assertEquals(3, first.code(), studies.log());
        assertEquals("partial", interrupted.path("status").asString());
        assertTrue(interrupted.path("reason").asString().contains("fixture server ended"), interrupted.toString());
        assertTrue(interrupted.path("measured").asInt() > 0);
        assertTrue(interrupted.path("measured").asInt() <= kept.size());
    }

    @Test
    void aDirectoryThatAStudyWritesIsRefusedInOneLine() {
        for (StudyDirectory.Outcome refused : List.of(meanwhile, held)) {
            assertEquals(2, refused.code(), refused.err());
            assertTrue(refused.err().contains("it is being written by process "), refused.err());
            assertEquals(1, refused.err().lines().count(), refused.err());
        }
        assertEquals(slotsBefore, slotsAfter);
    }

    @Test
    void aRunThatTwoStudiesWroteIsRefused() {
        assertEquals(2, twice.code());
        assertTrue(twice.err().contains("two studies wrote it at once"), twice.err());
        assertEquals(1, twice.err().lines().count(), twice.err());
    }

    @Test
    void aPlanOfTheRestChangesNothing() {
        assertEquals(0, plan.code(), plan.err());
        assertTrue(plan.out().contains("own "), plan.out());
        assertEquals(kept, slotsAfterPlan);
    }

    @Test
    void anInterruptedStudyGoesOnWhereItStopped() throws IOException {
        assertEquals(0, second.code(), studies.log());
        JsonNode status = studies.json("status.json");
        assertEquals("complete", status.path("status").asString());
        assertEquals(status.path("planned").asInt(), status.path("measured").asInt());
        List<String> lines = studies.lines("slots.jsonl");
        assertTrue(lines.size() > kept.size());
        assertTrue(lines.contains(counted(kept).getFirst()), "a whole block is not kept");
        assertEquals(1, status.path("resumed").size());
        assertEquals(2, third.code());
        assertFalse(studies.names().contains(RunLock.FILE), studies.names().toString());
        assertEquals(List.of(), RunSchemas.violations(studies.run()));
    }

    @Test
    void aPlantedRunIsNotGoneOnWithAsAnOrdinaryOne() {
        assertEquals(2, unplanted.code());
        assertTrue(unplanted.err().contains("-Dhttptoll.plant is not as it was when it began"), unplanted.err());
    }

    @Test
    void itSaysWhatAllOfItsTimeWentInto() {
        JsonNode status = studies.json("status.json");
        JsonNode spent = status.path("spent");
        assertTrue(spent.path("measured").asDouble() > interrupted.at("/spent/measured").asDouble(), spent.toString());
        assertTrue(spent.path("warmUp").asDouble() > 0, spent.toString());
        assertEquals(status.path("seconds").asDouble(),
                StreamSupport.stream(spent.spliterator(), false).mapToDouble(JsonNode::asDouble).sum(), 0.01);
    }

    @Test
    void everyAttemptHasItsNumberAndABlockThatLostACellIsMeasuredAgain() throws IOException {
        Set<List<JsonNode>> attempts = new HashSet<>();
        for (JsonNode slot : studies.slots()) {
            assertTrue(attempts.add(List.of(slot.path("cell"), slot.path("set"), slot.path("block"),
                    slot.path("attempt"))), slot.toString());
            assertTrue(slot.path("void").asBoolean() || !slot.path("startedAt").asString().equals(EARLIER),
                    slot.toString());
        }
    }

    @Test
    void aStudyLeavesEveryPlannedCellInOrdinaryJmhJson() throws IOException {
        JsonNode jmh = studies.json("jmh.json");
        Set<JsonNode> planned = params(study().at("/experiments/0/cells"));
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
        assertTrue(studies.json("status.json").path("measured").asInt() <= studies.slots().size());
        assertTrue(studies.json("environment.json").at("/clock/brackets").asInt() > 0);
    }

    /// A batch lasts at least as long as a request of it, so one that was made longer is at least so much longer than its requests. How
    /// much longer than another batch it is says the machine, too, and is no test.
    @Test
    void whatIsPlantedIsInEveryMeasurementOfItsCellAndInThePlan() throws IOException {
        List<JsonNode> planted = studies.slots().stream()
                .filter(slot -> slot.path("cell").asString().equals(study().at("/claims/0/a").asString())).toList();
        assertFalse(planted.isEmpty());
        for (JsonNode slot : planted) {
            double requestMillis = slot.at("/metrics/total").asDouble() / 1e3;
            assertTrue(slot.path("millis").asDouble() >= (1 + PLANTED_PART) * requestMillis, slot.toString());
        }
        assertTrue(study().path("leftOut").toString().contains("cells whose connections is 5 were made longer by 1.5"));
    }

    /// The slots of blocks that are not void, as a busy machine makes them.
    private static List<String> counted(List<String> slots) {
        return slots.stream().filter(line -> line.contains("\"void\":false")).toList();
    }

    private static JsonNode study() {
        return new YAMLMapper().readTree(studies.file("study.yaml"));
    }

    private static Set<JsonNode> params(JsonNode cells) {
        return StreamSupport.stream(cells.spliterator(), false).map(cell -> cell.path("params"))
                .collect(Collectors.toSet());
    }
}
