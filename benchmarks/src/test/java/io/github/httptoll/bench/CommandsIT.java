// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.fixture.ChildJvm;
import io.github.httptoll.commands.Commands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The packaged programs understand what the README and docs/running.md tell users to type: what would measure for minutes is asked for its
/// help.
class CommandsIT {
    static Stream<String> commands() throws IOException {
        return Stream.concat(Commands.starting("java -jar fixture-server"),
                Commands.starting("java -jar benchmarks"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void programsUnderstandTheirs(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.set(0, ChildJvm.java());
        words.addAll(1, ChildJvm.BRIEF);
        if (!words.contains("-l")) {
            words.add("--help");
        }
        Process process = new ProcessBuilder(words).directory(Commands.ROOT.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        words.stream().filter(word -> word.startsWith("--")).map(word -> word.replaceFirst("=.*", ""))
                .forEach(option -> assertTrue(said.contains(option), option + " is not among: " + said));
        assertFalse(said.isBlank());
    }
}
