// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void aLineIsAppendedBehindTheLastOne() throws IOException {
        assertEquals("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n", appended("", 1, 2, 3));
        assertEquals("{\"a\":0}\n{\"a\":1}\n", appended("{\"a\":0}\n", 1));
    }

    @Test
    void aLineThatIsTornSwallowsNoOther() throws IOException {
        assertEquals("{\"a\":0}\n{\"a\"\n{\"a\":1}\n{\"a\":2}\n", appended("{\"a\":0}\n{\"a\"", 1, 2));
    }

    /// What is in a file after each line has been added on its own.
    private String appended(String before, int... lines) throws IOException {
        Path file = Files.writeString(directory.resolve("lines.jsonl"), before);
        for (int line : lines) {
            new RunDirectory(directory).appendLines("lines.jsonl", List.of(Map.of("a", line)));
        }
        return Files.readString(file);
    }
}
