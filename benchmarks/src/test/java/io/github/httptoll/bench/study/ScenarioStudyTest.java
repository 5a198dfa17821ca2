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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A study of scenarios alone, with real child processes.
@Order(1)
@Tag("slow")
@ResourceLock(value = Plant.PROPERTY, mode = ResourceAccessMode.READ)
class ScenarioStudyTest {
    @Test
    void scenariosAreRunAloneAndAreGoneOnWithWhereTheyStopped(@TempDir Path results) throws IOException {
        StudyDirectory studies = new StudyDirectory(results);
        assertEquals(0, studies.execute("--tier=smoke", "--experiments=trials", "--seed=3").code(), studies.log());
        List<String> lines = studies.lines("trials.jsonl");
        JsonNode study = new YAMLMapper().readTree(studies.file("study.yaml"));
        assertEquals(study.path("trials").size(), lines.size());
        assertTrue(lines.stream().map(JsonMapper.shared()::readTree).allMatch(line -> line.path("failure").isNull()),
                lines.toString());
        Files.write(studies.file("trials.jsonl").toPath(), List.of(lines.getFirst(), lines.get(1).substring(0, 9)));
        Files.writeString(studies.file("status.json").toPath(),
                Files.readString(studies.file("status.json").toPath()).replace("complete", "partial"));
        assertEquals(0, studies.resume().code(), studies.log());
        List<String> joined = studies.lines("trials.jsonl");
        assertEquals(lines.getFirst(), joined.getFirst());
        assertEquals(study.path("trials").size(), joined.size());
        assertEquals(List.of(), RunSchemas.violations(studies.run()));
    }
}
