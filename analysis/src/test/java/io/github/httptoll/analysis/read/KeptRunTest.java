// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// A run of which only what rebuilds its report is kept, compressed.
final class KeptRunTest extends OneCellRun {
    @Test
    void withoutJmhJsonTheMeasurementsAreThoseOfTheSlots() throws Exception {
        write("slots.jsonl", """
                {"cell": "a", "set": 1, "block": 0, "millis": 3, "metrics": {"send": 9.0, "total": 3.5}}
                {"cell": "a", "set": 0, "block": 0, "millis": 1, "metrics": {"send": 7.0, "total": 1.5}}
                {"cell": "b", "set": 0, "block": 0, "millis": 5, "metrics": {}}
                {"cell": "a", "set": 0, "block": 1, "attempt": 1, "void": true, "millis": 9, "metrics": {"total": 9.5}}
                {"cell": "a", "set": 0, "block": 1, "attempt": 2, "millis": 2, "metrics": {"total": 2.5}}
                """);
        Series batches = new Series(List.of(List.of(1.0, 2.0), List.of(3.0)));
        Series totals = new Series(List.of(List.of(1.5, 2.5), List.of(3.5)));
        assertEquals(new Measurement(batches, Map.of("total", totals)), measurement());
        assertEquals(1, RunReader.read(run).strays());
        write("jmh.json", element("50.0", METRIC.formatted("ms/op", "[[4]]"), ""));
        assertEquals(List.of(4.0), measurement().batchMillis().values());
    }

    @Test
    void batchTimeOfZeroInASlotIsRefusedWhereItIsAMeasurement() throws Exception {
        write("slots.jsonl", "{\"cell\": \"a\", \"set\": 0, \"millis\": 0, \"metrics\": {}}");
        UnreadableRun refused = assertThrows(UnreadableRun.class, () -> RunReader.read(run));
        assertTrue(String.valueOf(refused.getMessage()).contains("a batch time of a is not above zero"));
        write("jmh.json", "[]");
        assertEquals(1, RunReader.read(run).slots().size());
    }

    @Test
    void compressedFileIsReadWhereThePlainOneIsMissing() throws Exception {
        write("jmh.json", element("50.0", METRIC.formatted("ms/op", "[[1, 2]]"), ""));
        write("slots.jsonl", "{\"cell\": \"a\", \"set\": 0, \"millis\": 1}");
        for (String file : List.of("study.yaml", "environment.json", "status.json", "jmh.json", "slots.jsonl")) {
            compress(file);
        }
        assertEquals(List.of(1.0, 2.0), measurement().batchMillis().values());
        assertEquals(1, RunReader.read(run).slots().size());
        write("slots.jsonl", "");
        assertEquals(List.of(), RunReader.read(run).slots());
    }

    @Test
    void compressedFileThatIsCutIsNamed() throws Exception {
        write("slots.jsonl", "{\"cell\": \"a\", \"set\": 0, \"millis\": 1}");
        compress("slots.jsonl");
        Path packed = run.resolve("slots.jsonl.gz");
        Files.write(packed, Arrays.copyOf(Files.readAllBytes(packed), 20));
        UnreadableRun refused = assertThrows(UnreadableRun.class, () -> RunReader.read(run));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("slots.jsonl.gz cannot be read: "));
    }

    private void compress(String file) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(run.resolve(file + ".gz")))) {
            Files.copy(run.resolve(file), out);
        }
        Files.delete(run.resolve(file));
    }
}
