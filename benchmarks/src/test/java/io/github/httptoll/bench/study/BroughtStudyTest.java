// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.Plant;
import io.github.httptoll.bench.client.OwnJars;
import io.github.httptoll.schema.RunSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Studies with a client or a strategy from a jar, with real child processes.
@Order(1)
@Tag("slow")
@ResourceLock(value = Plant.PROPERTY, mode = ResourceAccessMode.READ)
class BroughtStudyTest {
    @TempDir
    Path directory;

    private Path study(Path jar) throws IOException {
        return study(jar.toString(), "VIRTUAL_THREADS");
    }

    private Path study(String client, String strategy) throws IOException {
        return Files.writeString(directory.resolve("study-file.yaml"), StudyDirectory.brief("""
                questions:
                  - id: own
                    a: {client: %s, strategy: %s, calls: 20, limit: 10, delayMillis: 1, jvm: BRIEF}
                    b: {client: JDK, strategy: VIRTUAL_THREADS, calls: 20, limit: 10, delayMillis: 1, jvm: BRIEF}
                """.formatted(client, strategy)));
    }

    @Test
    void aClientAndAStrategyFromJarsAreMeasuredAndSayWhatTheyAre() throws IOException {
        StudyDirectory studies = new StudyDirectory(directory);
        Path jar = new OwnJars(directory).template("WITH_WAY");
        String strategy = new OwnJars(directory).strategies("STUDIED_WAY") + "!STUDIED_WAY_POOL";
        assertEquals(0, studies.execute("--tier=smoke", "--study=" + study(jar.toString(), strategy), "--seed=3",
                "--profile=off").code(), studies.log());
        assertTrue(studies.slots().stream()
                .anyMatch(slot -> slot.path("cell").asString().contains("WITH_WAY/STUDIED_WAY_POOL")));
        studies.saysWhatItIs("WITH_WAY");
        JsonNode way = YAMLMapper.shared().readTree(studies.file("study.yaml")).at("/strategies/0");
        assertEquals("STUDIED_WAY_POOL, a pool of STUDIED_WAY",
                way.path("id").asString() + ", " + way.path("name").asString());
        assertEquals(strategy, way.at("/brought/source").asString());
        assertTrue(studies.json("environment.json").at("/brought/STUDIED_WAY_POOL").asString()
                .contains(way.at("/brought/jars/0/sha256").asString()));
        assertEquals(List.of(), RunSchemas.violations(studies.run()));
    }

    @Test
    void aClientThatBreaksTheContractIsRefusedBeforeAnythingIsMeasured() throws IOException {
        Path results = directory.resolve("results");
        StudyDirectory studies = new StudyDirectory(results);
        Path jar = new OwnJars(directory).changed("REFUSED_ONE", "header(response, Headers.TOKEN)", "null");
        StudyDirectory.Outcome outcome = studies.execute("--tier=smoke", "--study=" + study(jar));
        assertEquals(2, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("BROKEN  "), outcome.err());
        assertTrue(
                outcome.err().endsWith("httptoll: client '" + jar + "' did not pass the check, and is not measured\n"),
                outcome.err());
        assertFalse(Files.exists(results));
    }

    @Test
    void aStrategyThatBreaksTheContractIsRefusedBeforeAnythingIsMeasured() throws IOException {
        Path results = directory.resolve("results");
        StudyDirectory studies = new StudyDirectory(results);
        Path jar = new OwnJars(directory).describing("never.jar",
                "StrategyDescription.blocking(\"NEVER\", \"no calls\", Limit.SLOTS, limit -> calls -> {})");
        StudyDirectory.Outcome outcome = studies.execute("--tier=smoke", "--study=" + study("JDK", jar.toString()));
        assertEquals(2, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("the strategy returned before "), outcome.err());
        assertTrue(
                outcome.err().endsWith(
                        "httptoll: strategy '" + jar + "!NEVER' did not pass the check, and is not measured\n"),
                outcome.err());
        assertFalse(Files.exists(results));
    }

    @Test
    void aJarThatIsNotThereIsSaidWithItsLine() throws IOException {
        StudyDirectory studies = new StudyDirectory(directory.resolve("results"));
        StudyDirectory.Outcome outcome = studies.execute("--study=" + study(Path.of("absent.jar")), "--plan");
        assertEquals(2, outcome.code());
        assertTrue(outcome.err().contains("study-file.yaml:3: client 'absent.jar': there is no such jar"),
                outcome.err());
    }
}
