// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.schema.RunSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// findings.json is what docs/findings.schema.json promises.
@Tag("slow")
final class FindingsSchemaTest {
    @TempDir
    private Path temporary = Path.of("");

    @Test
    void findingsOfTheSampleKeepThePromise() throws IOException {
        assertEquals(List.of(), RunSchemas.violationsOfFindings(findings()));
    }

    @Test
    void findingsWithProfilesKeepThePromise() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary.resolve("run")).withProfiles();
        assertEquals(0, run.analyse().code());
        String findings = run.read("findings.json");
        assertTrue(findings.contains("\"cpu\" :"));
        assertEquals(List.of(), RunSchemas.violationsOfFindings(findings));
    }

    @Test
    void findingsWithRatesKeepThePromise() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary.resolve("run")).withRates();
        assertEquals(0, run.analyse().code());
        String findings = run.read("findings.json");
        assertTrue(findings.contains("\"rates\" :"));
        assertEquals(List.of(), RunSchemas.violationsOfFindings(findings));
    }

    /// The last line is as older runs wrote it.
    @Test
    void findingsOfWhatWasDeliveredKeepThePromise() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary.resolve("run"));
        Files.writeString(run.directory().resolve("delivered.jsonl"),
                """
                        {"of": "server", "client": null, "shape": "threads:5", "name": "threads", "asked": 5.0, "delivered": 4.0, \
                        "least": 5.0, "most": 5.0, "why": null}
                        {"of": "request", "client": "OKHTTP", "shape": "pieces:2", "name": "pieces", "asked": 2.0, \
                        "delivered": null, "least": null, "most": null, "why": "it would take long"}
                        {"of": "wire", "shape": "roundTripMillis:10.0", "name": "roundTripMillis", "asked": 10.0, "delivered": 10.2}
                        """);
        assertEquals(List.of(), RunSchemas.violations(run.directory(), "delivered.jsonl"));
        assertEquals(0, run.analyse().code());
        String findings = run.read("findings.json");
        assertTrue(findings.contains("\"kept\" : false"), findings);
        assertEquals(List.of(), RunSchemas.violationsOfFindings(findings));
    }

    @ParameterizedTest
    @MethodSource("io.github.httptoll.analysis.ReferenceRun#directories")
    void findingsOfAReferenceRunKeepThePromise(Path reference) throws IOException {
        String findings = ReferenceRun.analysed(reference).read("findings.json");
        assertEquals(List.of(), RunSchemas.violationsOfFindings(findings));
    }

    @Test
    void findingsOfARunWithoutMeasurementsKeepThePromise() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary.resolve("run"));
        Files.delete(run.directory().resolve("slots.jsonl"));
        run.replace("status.json", "\"complete\"", "\"failed\"");
        run.replace("status.json", "\"measured\": 357", "\"measured\": 0");
        run.analyse();
        assertEquals(List.of(), RunSchemas.violationsOfFindings(run.read("findings.json")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"\"holds\" : \"refuted\";\"holds\" : \"maybe\"",
            "\"connectionsOpened\" :;\"connections\" :", "\"valid\" : true;\"valid\" : 1",
            "\"batchMillisLow\" :;\"batchLow\" :"})
    void whatIsNotPromisedIsFound(String old, String changed) throws IOException {
        String findings = findings();
        assertFalse(RunSchemas.violationsOfFindings(findings.replace(old, changed)).isEmpty(), old);
    }

    private String findings() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary.resolve("run"));
        run.analyse();
        return run.read("findings.json");
    }
}
