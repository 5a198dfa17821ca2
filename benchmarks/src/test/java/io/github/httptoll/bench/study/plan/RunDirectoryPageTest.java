// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.study.ask.Catalogue;
import io.github.httptoll.bench.study.ask.ExperimentRequest;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The example on the page about the run directory is a part of what the standard tier registers.
class RunDirectoryPageTest {
    private static final YAMLMapper YAML = YAMLMapper.shared();

    @Test
    void theExampleIsAPartOfTheStandardTiersStudy() throws IOException {
        JsonNode shown = YAML.readTree(example());
        JsonNode real = YAML.readTree(YAML.writeValueAsString(StudyPlan.of("run", Tier.STANDARD, 42, false,
                new Network(0),
                Question.suite().stream().map(question -> ExperimentRequest.of(question, Tier.STANDARD)).toList(),
                Catalogue.scenarios(Tier.STANDARD))));
        assertTrue(names(real).containsAll(names(shown)), "keys of " + shown);
        JsonNode experiment = shown.path("experiments").path(0);
        JsonNode same = byId(real.path("experiments"), experiment);
        assertEquals(names(same), names(experiment));
        assertEquals(same.path("question"), experiment.path("question"));
        assertEquals(same.path("aa"), experiment.path("aa"));
        assertEquals(byId(same.path("cells"), experiment.path("cells").path(0)), experiment.path("cells").path(0));
        assertEquals(byId(real.path("claims"), shown.path("claims").path(0)), shown.path("claims").path(0));
    }

    private static String example() throws IOException {
        String page = Files.readString(Path.of("../docs/run-directory.md"));
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
        return page.substring(begin, page.indexOf("```", begin));
    }

    private static JsonNode byId(JsonNode all, JsonNode shown) {
        return all.valueStream().filter(each -> each.path("id").equals(shown.path("id"))).findFirst()
                .orElseThrow(() -> new AssertionError(shown.path("id") + " is not in the plan"));
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }
}
