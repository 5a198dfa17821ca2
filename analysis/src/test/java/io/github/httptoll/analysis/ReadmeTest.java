// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The commands of the README and of docs/running.md do what these say, or at least are understood: what would measure for minutes is
/// asked for its help.
/// `.ci/readme-lines` executes those of Maven.
@Tag("slow")
final class ReadmeTest {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern PROPERTY = Pattern.compile("-D([a-z][\\w.]*)(?:=(\\S+))?");

    @TempDir
    private Path temporary = Path.of("");

    @Test
    void readmeHasItsCommands() throws IOException {
        assertTrue(commands("mvn ").count() >= 5);
        assertTrue(commands("java -jar fixture-server").findAny().isPresent());
        assertTrue(commands("java -jar benchmarks").count() >= 3);
        assertTrue(commands("java -jar analysis").count() >= 2);
    }

    static Stream<String> mavenCommands() throws IOException {
        return commands("mvn ");
    }

    @ParameterizedTest
    @MethodSource("mavenCommands")
    void propertiesOfMavenAreThoseOfTheBuild(String command) throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        PROPERTY.matcher(command).results().filter(found -> !found.group(1).equals("skipTests")).forEach(found -> {
            assertTrue(build.contains("${" + found.group(1) + "}"), found.group());
            if (found.group(1).equals("study")) {
                assertTrue(Files.isRegularFile(ROOT.resolve(found.group(2))), found.group());
            }
        });
        assertTrue(!command.contains("-P") || command.contains("-Pbench"), command);
    }

    static Stream<String> analysisCommands() throws IOException {
        return commands("java -jar analysis/target/analysis.jar ");
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

    static Stream<String> otherCommands() throws IOException {
        return Stream.concat(commands("java -jar fixture-server"), commands("java -jar benchmarks"));
    }

    @ParameterizedTest
    @MethodSource("otherCommands")
    void otherProgramsUnderstandTheirs(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        assumeTrue(Files.exists(ROOT.resolve(words.get(2))), words.get(2) + " is not built");
        words.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (!words.contains("-l")) {
            words.add("--help");
        }
        Process process = new ProcessBuilder(words).directory(ROOT.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        words.stream().filter(word -> word.startsWith("--")).map(word -> word.replaceFirst("=.*", ""))
                .forEach(option -> assertTrue(said.contains(option), option + " is not among: " + said));
        assertFalse(said.isBlank());
    }

    /// What begins a line of a code block, without what is said of it.
    static Stream<String> commands(String start) throws IOException {
        String documents = Files.readString(ROOT.resolve("README.md"))
                + Files.readString(ROOT.resolve("docs/running.md"));
        return documents.lines().filter(line -> line.startsWith(start))
                .map(line -> line.replaceFirst("\\s+#.*", "").strip()).distinct();
    }
}
