// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.httptoll.schema.RunSchemas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The runs that are read here keep the schemas that a study is checked against, too.
@Tag("slow")
final class RunSchemasTest {

    @TempDir
    private Path temporary = Path.of("");

    static Stream<Arguments> filesOfReferenceRuns() throws IOException {
        List<String> files = List.of("study.yaml", "environment.json", "status.json", "slots.jsonl",
                "certificates.jsonl",
                "timelines.jsonl", "trials.jsonl");
        return ReferenceRun.directories().flatMap(run -> files.stream().map(file -> Arguments.of(run, file)));
    }

    @ParameterizedTest
    @MethodSource("filesOfReferenceRuns")
    void filesOfAReferenceRunKeepTheirSchemas(Path run, String file) throws IOException {
        assertEquals(List.of(), RunSchemas.violations(run, file));
    }

    /// The sample's study.yaml leaves out what readers take as unknown, so it is no example of what a study writes.
    @ParameterizedTest
    @ValueSource(strings = {"environment.json", "status.json", "slots.jsonl", "timelines.jsonl", "trials.jsonl"})
    void filesOfTheSampleKeepTheirSchemas(String file) throws IOException {
        SampleRun run = SampleRun.copyInto(temporary.resolve("run"));
        assertEquals(List.of(), RunSchemas.violations(run.directory(), file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"study.yaml;tier: \"standard\";tier: \"long\"", "study.yaml;seed: ;seeds: ",
            "study.yaml;    handOffs: 0;    handOffs: -1", "study.yaml;  advice: {};  advice: {unknown: 1}",
            "environment.json;\"commit\";\"revision\"", "status.json;\"complete\";\"done\"",
            "slots.jsonl;\"void\":false;\"void\":0", "timelines.jsonl;\"requests\";\"calls\"",
            "trials.jsonl;\"failure\": null;\"failure\": \"none\""})
    void aChangedFileViolatesItsSchema(String file, String old, String changed) throws IOException {
        Path copy = temporary.resolve("run");
        SampleRun run = file.equals("study.yaml")
                ? ReferenceRun.copy(ReferenceRun.directories().findFirst().orElseThrow(), copy)
                : SampleRun.copyInto(copy);
        run.replace(file, old, changed);
        assertNotEquals(List.of(), RunSchemas.violations(run.directory(), file));
    }
}
