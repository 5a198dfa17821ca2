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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// A run of which only what rebuilds its report is kept, compressed.
final class KeptRunTest extends OneCellRun {
    @Test
    void compressedFileIsReadWhereThePlainOneIsMissing() throws Exception {
        for (String file : List.of("study.yaml", "environment.json", "status.json", "slots.jsonl")) {
            compress(file);
        }
        assertEquals(List.of(List.of(1.0)), measurement().batchMillis().sets());
        assertEquals(1, RunReader.read(run).slots().size());
        write("slots.jsonl", "");
        assertEquals(List.of(), RunReader.read(run).slots());
    }

    @Test
    void compressedFileThatIsCutIsNamed() throws Exception {
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
