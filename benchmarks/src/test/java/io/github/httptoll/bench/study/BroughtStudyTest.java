// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.OwnJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Studies with a client from a jar that is not measured. [UserStudyTest] measures one.
@Tag("slow")
class BroughtStudyTest {
    @TempDir
    Path directory;

    private Path study(Path jar) throws IOException {
        return Files.writeString(directory.resolve("study-file.yaml"), """
                questions:
                  - id: own
                    a: {client: %s, strategy: VIRTUAL_THREADS, calls: 20, limit: 10, delayMillis: 1}
                    b: {client: JDK, strategy: VIRTUAL_THREADS, calls: 20, limit: 10, delayMillis: 1}
                """.formatted(jar));
    }

    @Test
    void aClientThatBreaksTheContractIsRefusedBeforeAnythingIsMeasured() throws IOException {
        Path results = directory.resolve("results");
        StudyDirectory studies = new StudyDirectory(results);
        Path jar = new OwnJars(directory).changed("REFUSED_ONE", "header(response, Headers.TOKEN)", "null");
        StudyDirectory.Outcome outcome = studies.execute("--tier=smoke", "--study=" + study(jar));
        assertEquals(2, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("BROKEN  "), outcome.err());
        assertTrue(
                outcome.err().endsWith("httptoll: client '" + jar + "' did not pass the check, and is not measured\n"),
                outcome.err());
        assertFalse(Files.exists(results));
    }

    @Test
    void aJarThatIsNotThereIsSaidWithItsLine() throws IOException {
        StudyDirectory studies = new StudyDirectory(directory.resolve("results"));
        StudyDirectory.Outcome outcome = studies.execute("--study=" + study(Path.of("absent.jar")), "--plan");
        assertEquals(2, outcome.code());
        assertTrue(outcome.err().contains("study-file.yaml:3: client 'absent.jar': there is no such jar"),
                outcome.err());
    }
}
