// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.commands.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The commands of the README and of docs/running.md do what these say. Those of the other programs are in `CommandsIT` of benchmarks, and
/// `.ci/readme-lines` executes those of Maven.
@Tag("slow")
final class ReadmeTest {
    private static final Pattern PROPERTY = Pattern.compile("-D([a-z][\\w.]*)(?:=(\\S+))?");

    @TempDir
    private Path temporary = Path.of("");

    @Test
    void readmeHasItsCommands() throws IOException {
        assertTrue(Commands.starting("mvn ").count() >= 5);
        assertTrue(Commands.starting("java -jar fixture-server").findAny().isPresent());
        assertTrue(Commands.starting("java -jar benchmarks").count() >= 3);
        assertTrue(Commands.starting("java -jar analysis").count() >= 2);
    }

    static Stream<String> mavenCommands() throws IOException {
        return Commands.starting("mvn ");
    }

    @ParameterizedTest
    @MethodSource("mavenCommands")
    void propertiesOfMavenAreThoseOfTheBuild(String command) throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        PROPERTY.matcher(command).results().filter(found -> !found.group(1).equals("skipTests")).forEach(found -> {
            assertTrue(build.contains("${" + found.group(1) + "}"), found.group());
            if (found.group(1).equals("study")) {
                assertTrue(Files.isRegularFile(Commands.ROOT.resolve(found.group(2))), found.group());
            }
        });
        assertTrue(!command.contains("-P") || command.contains("-Pbench"), command);
    }

    static Stream<String> analysisCommands() throws IOException {
        return Commands.starting("java -jar analysis/target/analysis.jar ");
    }

    @ParameterizedTest
    @MethodSource("analysisCommands")
    void analysisDoesWhatItSays(String command) throws IOException {
        SampleRun run = SampleRun.copyInto(temporary.resolve("now"));
        SampleRun base = SampleRun.copyInto(temporary.resolve("base"));
        String arguments = command.substring(command.indexOf(".jar ") + 5);
        SampleRun.Ended ended = SampleRun.run(arguments.replace("<base run dir>", base.directory().toString())
                .replace("results/latest", run.directory().toString()).split(" "));
        assertEquals(0, ended.code(), ended.err());
        String expected = arguments.contains("results/latest") ? run.directory().toString() : "Usage: ";
        assertTrue(ended.out().contains(expected), ended.out());
    }
}
