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
            "--shard=4/3 | --shard is i/n with i from 1 to n, such as 2/5, not '4/3'",
            "--shard=2/6 | shard 2/6: the study has 5 sets of JVMs, and a shard takes at least one; use at most 5 shards",
            "--shard=2/3 | shard 2/3 needs --seed=<number>, the same for all shards of the study",
            "--sets=0 | --sets is a whole number from 1 to 9999, not '0'",
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
