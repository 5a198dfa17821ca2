// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.Plant;
import io.github.httptoll.schema.RunSchemas;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A study that profiles a cell, with real child processes.
@Tag("slow")
@ResourceLock(Plant.PROPERTY)
class ProfiledStudyTest {
    private static final String STUDY = """
            questions:
              - id: pool
                a: {client: OKHTTP, strategy: PLATFORM_POOL, calls: 20, limit: 2, delayMillis: 0}
                b: {client: OKHTTP, strategy: PLATFORM_POOL, calls: 20, limit: 2, delayMillis: 1}
            """;

    @Test
    void whatIsPlannedToBeProfiledIsProfiled(@TempDir Path results) throws IOException {
        StudyDirectory studies = new StudyDirectory(results);
        Path file = Files.writeString(results.resolve("study-file.yaml"), STUDY);
        assertEquals(0, studies.execute("--tier=smoke", "--study=" + file, "--seed=3").code(), studies.log());
        List<String> lines = studies.lines("profiles.jsonl");
        assertEquals(1, lines.size());
        JsonNode profile = JsonMapper.shared().readTree(lines.getFirst());
        assertEquals(YAMLMapper.shared().readTree(studies.file("study.yaml")).path("profiled"),
                JsonMapper.shared().createArrayNode().add(profile.path("cell").asString()));
        assertEquals("own", profile.path("experiment").asString());
        assertTrue(profile.path("requests").asInt() > 0 && profile.path("requests").asInt() % 20 == 0,
                lines.toString());
        assertEquals(profile.path("samples").asLong(), stacks(studies, profile));
        assertTrue(studies.lines("wakeups.jsonl").stream().anyMatch(line -> line.contains("\"FREE_IDLE\"")));
        assertTrue(studies.json("status.json").at("/spent/profiles").asDouble() > 0);
        assertEquals(List.of(), RunSchemas.violations(studies.run()));
    }

    private static long stacks(StudyDirectory studies, JsonNode profile) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new FileInputStream(studies.file(profile.path("stacks").asString()))),
                StandardCharsets.UTF_8))) {
            return in.lines().mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1))).sum();
        }
    }

    @Test
    void withoutProfilesThereAreNone(@TempDir Path results) throws IOException {
        StudyDirectory studies = new StudyDirectory(results);
        Path file = Files.writeString(results.resolve("study-file.yaml"), STUDY);
        StudyDirectory.Outcome plan = studies.execute("--tier=smoke", "--study=" + file, "--plan");
        assertTrue(plan.out().contains("1 cells profiled"), plan.out());
        StudyDirectory.Outcome off = studies.execute("--tier=smoke", "--study=" + file, "--plan", "--profile=off");
        assertFalse(off.out().contains("profiled"), off.out());
        StudyDirectory.Outcome bad = studies.execute("--tier=smoke", "--study=" + file, "--plan", "--profile=on");
        assertEquals(2, bad.code());
        assertTrue(bad.err().startsWith("httptoll: --profile is off or tier, not 'on'"), bad.err());
    }
}
