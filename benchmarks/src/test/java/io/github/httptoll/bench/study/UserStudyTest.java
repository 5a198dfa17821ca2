// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.Plant;
import io.github.httptoll.bench.client.OwnJars;
import io.github.httptoll.schema.RunSchemas;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// One study of a user's file, with real child processes: it profiles a cell, has a client from a jar, a rate and a share of a capacity,
/// and counts.
@Order(1)
@Tag("slow")
@ResourceLock(value = Plant.PROPERTY, mode = ResourceAccessMode.READ)
class UserStudyTest {
    private static final String STUDY = """
            questions:
              - id: pool
                a: {client: OKHTTP, strategy: PLATFORM_POOL, calls: 20, limit: 2, delayMillis: 0}
                b: {client: OKHTTP, strategy: PLATFORM_POOL, calls: 20, limit: 2, delayMillis: 1}
              - id: brought
                a: {client: %s, strategy: VIRTUAL_THREADS, calls: 20, limit: 10, delayMillis: 1, jvm: BRIEF}
                b: {client: JDK, strategy: VIRTUAL_THREADS, calls: 20, limit: 10, delayMillis: 1, jvm: BRIEF}
              - id: half-of-a-capacity
                a: {client: RAW_NIO, strategy: FUTURES, limit: 5, delayMillis: 1, rate: 50%%, jvm: BRIEF}
                b: {client: RAW_NIO, strategy: FUTURES, limit: 5, delayMillis: 1, rate: 100, arrivals: CONSTANT, jvm: BRIEF}
            counted:
              - id: connections
                count: MOST_IN_FLIGHT
                a: {client: OKHTTP, strategy: SEQUENTIAL, calls: 3, delayMillis: 0, jvm: BRIEF}
                b: {client: RAW_SOCKET, strategy: SEQUENTIAL, calls: 3, delayMillis: 0, batches: 2, jvm: BRIEF}
                direction: same
            """;

    @TempDir
    private static Path directory;
    private static Path file;
    private static StudyDirectory studies;
    private static StudyDirectory.Outcome outcome;

    @BeforeAll
    static void runTheStudy() throws IOException {
        Path jar = new OwnJars(directory).template("STUDIED");
        file = Files.writeString(directory.resolve("study-file.yaml"), StudyDirectory.brief(STUDY.formatted(jar)));
        studies = new StudyDirectory(directory.resolve("results"));
        outcome = studies.execute("--tier=smoke", "--study=" + file, "--seed=3");
    }

    @Test
    void whatIsPlannedToBeProfiledIsProfiled() throws IOException {
        assertEquals(0, outcome.code(), studies.log());
        List<JsonNode> lines = lines("profiles.jsonl");
        assertEquals(1, lines.size());
        JsonNode profile = lines.getFirst();
        assertEquals(YAMLMapper.shared().readTree(studies.file("study.yaml")).path("profiled"),
                JsonMapper.shared().createArrayNode().add(profile.path("cell").asString()));
        assertEquals("own", profile.path("experiment").asString());
        assertTrue(profile.path("requests").asInt() > 0 && profile.path("requests").asInt() % 20 == 0,
                profile.toString());
        assertEquals(profile.path("samples").asLong(), stacks(profile));
        assertTrue(studies.lines("wakeups.jsonl").stream().anyMatch(line -> line.contains("\"FREE_IDLE\"")));
        assertTrue(studies.json("status.json").at("/spent/profiles").asDouble() > 0);
        assertEquals(List.of(), RunSchemas.violations(studies.run(), "profiles.jsonl", "wakeups.jsonl", "status.json"));
    }

    private static long stacks(JsonNode profile) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new FileInputStream(studies.file(profile.path("stacks").asString()))),
                StandardCharsets.UTF_8))) {
            return in.lines().mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1))).sum();
        }
    }

    @Test
    void withoutProfilesThereAreNone() {
        StudyDirectory.Outcome plan = studies.execute("--tier=smoke", "--study=" + file, "--plan");
        assertTrue(plan.out().contains("1 cells profiled"), plan.out());
        StudyDirectory.Outcome off = studies.execute("--tier=smoke", "--study=" + file, "--plan", "--profile=off");
        assertFalse(off.out().contains("profiled"), off.out());
        StudyDirectory.Outcome bad = studies.execute("--tier=smoke", "--study=" + file, "--plan", "--profile=on");
        assertEquals(2, bad.code());
        assertTrue(bad.err().startsWith("httptoll: --profile is off or tier, not 'on'"), bad.err());
    }

    @Test
    void aClientFromAJarIsMeasuredAndSaysWhatItIs() throws IOException {
        assertEquals(0, outcome.code(), studies.log());
        assertTrue(studies.slots().stream().anyMatch(slot -> slot.path("cell").asString().contains("STUDIED")));
        studies.saysWhatItIs("STUDIED");
        assertEquals(List.of(), RunSchemas.violations(studies.run()));
    }

    @Test
    void eachSideArrivesAtItsRateAndIsKeptAsALevel() throws IOException {
        assertEquals(0, outcome.code(), studies.log());
        JsonNode capacity = lines("capacities.jsonl").getFirst();
        assertTrue(capacity.path("reference").asBoolean());
        List<JsonNode> levels = lines("rates.jsonl");
        List<JsonNode> atARate = studies.slots().stream()
                .filter(slot -> slot.path("cell").asString().contains("/rate=")).toList();
        assertEquals(slots(atARate), slots(levels), "a line for each slot");
        for (JsonNode level : levels) {
            boolean isShare = level.path("cell").asString().contains("rate=50%");
            double offered = isShare ? capacity.path("perSecond").asDouble() / 2 : 100;
            assertEquals(offered, level.path("offered").asDouble(), 0.001);
            assertEquals(isShare ? "POISSON" : "CONSTANT", level.path("arrivals").asString());
            assertEquals(0, level.path("counts").path("failed").size(), level.toString());
        }
        assertEquals(List.of(), RunSchemas.violations(studies.run(), "rates.jsonl", "capacities.jsonl"));
    }

    @Test
    void twoClientsAreCountedInOneQuestion() throws IOException {
        assertEquals(0, outcome.code(), studies.log());
        List<JsonNode> lines = lines("trials.jsonl");
        assertEquals(1, lines.size());
        JsonNode line = lines.getFirst();
        assertTrue(line.path("failure").isNull(), line.toString());
        for (String side : List.of("a", "b")) {
            assertEquals(1, line.path(side).path("value").asInt());
            assertEquals(1, line.path(side).path("counts").path("CONNECTIONS").asInt());
        }
        assertEquals(List.of(), RunSchemas.violations(studies.run(), "trials.jsonl"));
    }

    private static Set<List<String>> slots(List<JsonNode> lines) {
        return lines.stream().map(line -> List.of(line.path("cell").asString(), line.path("set").toString(),
                line.path("block").toString(), line.path("attempt").toString())).collect(Collectors.toSet());
    }

    private static List<JsonNode> lines(String name) throws IOException {
        return studies.lines(name).stream().map(JsonMapper.shared()::readTree).toList();
    }
}
