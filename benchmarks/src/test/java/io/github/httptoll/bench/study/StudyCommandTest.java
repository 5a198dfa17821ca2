// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the study's command line refuses. [StudyLifeTest] runs a study.
class StudyCommandTest {
    @TempDir
    Path results;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--tier=quick | --tier is smoke, standard or full, not 'quick'",
            "--experiments=fanout | there is no experiment 'fanout'; there are self-test, fan-out, session",
            "--seed=x | --seed is a whole number, not 'x'",
            "--fixture-url=localhost | --fixture-url is http://<host>:<port>, not 'localhost'",
            "--network=slow | --network is loopback or a round trip such as 1ms or 30ms, not 'slow'",
            "--colour=red | Unknown option: '--colour=red'",
            "--resume=nowhere | --resume nowhere: it is not the directory of a run"})
    void badInputGetsOneLineAndExitCodeTwo(String argument, String message) throws IOException {
        StudyDirectory.Outcome refused = new StudyDirectory(results).execute(argument);
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains(message), refused.err());
        assertEquals(1, refused.err().lines().count(), refused.err());
        try (var files = Files.list(results)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void theHelpNamesEveryExperiment() {
        String help = new StudyDirectory(results).execute("--help").out().replaceAll("\\s+", " ");
        assertTrue(help.contains("only these: " + String.join(", ", Selection.known())), help);
    }
}
