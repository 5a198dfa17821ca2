// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.Plant;
import io.github.httptoll.schema.RunSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A study file of counted questions alone, with real child processes.
@Tag("slow")
@ResourceLock(Plant.PROPERTY)
class CountedStudyTest {
    @Test
    void twoClientsAreCountedInOneQuestion(@TempDir Path results) throws IOException {
        Path file = Files.writeString(results.resolve("study.yaml"), """
                counted:
                  - id: connections
                    count: MOST_IN_FLIGHT
                    a: {client: OKHTTP, strategy: SEQUENTIAL, calls: 3, delayMillis: 0}
                    b: {client: RAW_SOCKET, strategy: SEQUENTIAL, calls: 3, delayMillis: 0, batches: 2}
                    direction: same
                """);
        StudyDirectory studies = new StudyDirectory(results);
        assertEquals(0, studies.execute("--tier=smoke", "--study=" + file).code(), studies.log());
        List<String> lines = studies.lines("trials.jsonl");
        JsonNode line = JsonMapper.shared().readTree(lines.getFirst());
        assertEquals(1, lines.size());
        assertTrue(line.path("failure").isNull(), lines.toString());
        for (String side : List.of("a", "b")) {
            assertEquals(1, line.path(side).path("value").asInt());
            assertEquals(1, line.path(side).path("counts").path("CONNECTIONS").asInt());
        }
        assertEquals(List.of(), RunSchemas.violations(studies.run()));
    }
}
