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
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A study file with a rate and a share of a capacity, with real child processes.
@Tag("slow")
@ResourceLock(Plant.PROPERTY)
class RateStudyTest {
    @Test
    void eachSideArrivesAtItsRateAndIsKeptAsALevel(@TempDir Path results) throws IOException {
        Path file = Files.writeString(results.resolve("mine.yaml"), """
                questions:
                  - id: half-of-a-capacity
                    a: {client: RAW_NIO, strategy: FUTURES, limit: 5, delayMillis: 1, rate: 50%}
                    b: {client: RAW_NIO, strategy: FUTURES, limit: 5, delayMillis: 1, rate: 100, arrivals: CONSTANT}
                """);
        StudyDirectory studies = new StudyDirectory(results);
        assertEquals(0, studies.execute("--tier=smoke", "--study=" + file, "--seed=3", "--profile=off").code(),
                studies.log());
        JsonNode capacity = lines(studies, "capacities.jsonl").getFirst();
        assertTrue(capacity.path("reference").asBoolean());
        List<JsonNode> levels = lines(studies, "rates.jsonl");
        assertEquals(slots(studies.slots()), slots(levels), "a line for each slot");
        for (JsonNode level : levels) {
            boolean isShare = level.path("cell").asString().contains("rate=50%");
            double offered = isShare ? capacity.path("perSecond").asDouble() / 2 : 100;
            assertEquals(offered, level.path("offered").asDouble(), 0.001);
            assertEquals(isShare ? "POISSON" : "CONSTANT", level.path("arrivals").asString());
            assertEquals(0, level.path("counts").path("failed").size(), level.toString());
        }
        assertEquals(List.of(), RunSchemas.violations(studies.run()));
    }

    private static Set<List<String>> slots(List<JsonNode> lines) {
        return lines.stream().map(line -> List.of(line.path("cell").asString(), line.path("set").toString(),
                line.path("block").toString(), line.path("attempt").toString())).collect(Collectors.toSet());
    }

    private static List<JsonNode> lines(StudyDirectory studies, String file) throws IOException {
        return studies.lines(file).stream().map(JsonMapper.shared()::readTree).toList();
    }
}
