// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.SampleRun.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A published run is checked against its manifest, and its report against its inputs.
@Tag("slow")
final class VerifyTest {
    @TempDir
    private Path temporary = Path.of("");

    private SampleRun reported() throws IOException {
        SampleRun run = SampleRun.smallInto(temporary.resolve("run"));
        run.analyse();
        return run;
    }

    private static Ended verify(SampleRun run) {
        return SampleRun.run("verify", run.directory().toString());
    }

    @Test
    void runThatIsAsItWasPublishedPasses() throws IOException {
        SampleRun run = reported();
        Ended ended = verify(run);
        assertEquals(0, ended.code(), ended.toString());
        assertTrue(ended.out().contains("are as the manifest says"), ended.out());
        assertEquals("", ended.err());
    }

    @ParameterizedTest
    @MethodSource("io.github.httptoll.analysis.ReferenceRun#directories")
    void committedRunIsAsItsManifestSays(Path run) {
        Ended ended = SampleRun.run("verify", run.toString());
        assertEquals(0, ended.code(), ended.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "slots.jsonl;\"millis\":;\"millis\":1;slots.jsonl is no longer what the report was made from",
            "report.md;# Why;# How;report.md is not the report of these inputs"})
    void changedFileIsNamed(String file, String old, String changed, String says) throws IOException {
        SampleRun run = reported();
        run.replace(file, old, changed);
        Ended ended = verify(run);
        assertEquals(1, ended.code(), ended.toString());
        assertTrue(ended.out().contains(says), ended.out());
    }

    @Test
    void fileThatIsGoneIsNamed() throws IOException {
        SampleRun run = reported();
        Files.delete(run.directory().resolve("timelines.jsonl"));
        assertTrue(verify(run).out().contains("timelines.jsonl is missing"));
    }

    @Test
    void runWithoutAManifestIsRefused() throws IOException {
        SampleRun run = reported();
        Files.delete(run.directory().resolve("manifest.json"));
        Ended ended = verify(run);
        assertEquals(2, ended.code());
        assertTrue(ended.err().startsWith("manifest.json is missing in "), ended.err());
    }
}
