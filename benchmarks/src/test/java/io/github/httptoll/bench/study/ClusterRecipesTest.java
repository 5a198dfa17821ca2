// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The shape of the recipes that no test runs: what they start is a shard of a study.
@Tag("slow")
class ClusterRecipesTest {
    private static final Path RECIPES = Path.of("../docs/cluster");

    @TempDir
    Path results;

    @Test
    void theKubernetesJobStartsEachShardOnce() throws IOException {
        JsonNode job = YAMLMapper.shared().readTree(Files.readString(RECIPES.resolve("kubernetes-job.yaml")));
        assertEquals(List.of("batch/v1", "Job", "Indexed"), Stream.of("/apiVersion", "/kind", "/spec/completionMode")
                .map(key -> job.at(key).asString()).toList());
        JsonNode container = job.at("/spec/template/spec/containers/0");
        assertEquals(job.at("/spec/completions").asInt(), container.at("/env/0/value").asInt());
        for (int index = 0; index < job.at("/spec/completions").asInt(); index++) {
            String shard = ArrayTask.shard(Map.of("JOB_COMPLETION_INDEX", String.valueOf(index),
                    container.at("/env/0/name").asString(), container.at("/env/0/value").asString()));
            StudyDirectory.Outcome plan = new StudyDirectory(results).execute(
                    Stream.concat(container.path("args").valueStream().map(JsonNode::asString)
                            .filter(option -> !option.startsWith("--results=")),
                            Stream.of("--shard=" + shard, "--plan")).toArray(String[]::new));
            assertEquals(0, plan.code(), plan.err());
            assertTrue(plan.out().contains(", shard " + shard + " with "), plan.out());
        }
    }

    @Test
    void theContainerStartsTheStudyOfItsBuild() throws IOException {
        List<String> lines = Files.readAllLines(RECIPES.resolve("Containerfile"));
        String entry = lines.stream().filter(line -> line.startsWith("ENTRYPOINT ")).findFirst().orElseThrow();
        List<String> words = JsonMapper.shared().readTree(entry.substring("ENTRYPOINT ".length())).valueStream()
                .map(JsonNode::asString).toList();
        assertEquals(List.of("java", "-jar", "benchmarks/target/benchmarks.jar", "study"), words);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("FROM ") && line.endsWith("-temurin-25")));
    }
}
