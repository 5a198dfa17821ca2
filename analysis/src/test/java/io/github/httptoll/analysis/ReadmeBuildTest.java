package io.github.httptoll.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The build takes what the README tells it: its `mvn` lines and properties, executed in a copy of the tree. What would measure says,
/// with `-Dplan`, what it would measure.
final class ReadmeBuildTest {
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", "results");
    /// What runs for seconds is over before a second compiler pays.
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    /// Without a network, and without tests, of which this is one.
    private static final String QUICKLY = " -o -B -q -Dplan -DskipTests -Dmaven.test.skip=true -Dformatter.skip=true";
    /// The first line builds everything; the others find it.
    private static final String BUILT = " -Dmaven.main.skip=true -pl analysis";
    private static final Pattern PROPERTY = Pattern.compile("-D([a-z][\\w.]*)=(\\S+)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(-D[^`]+)`");

    @TempDir
    private Path tree = Path.of("");

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void buildTakesTheLinesOfTheReadme() throws IOException {
        copy();
        List<String> lines = ReadmeTest.mavenCommands().filter(line -> line.contains("-Pbench")).toList();
        assertEquals("mvn verify -Pbench", lines.getFirst());
        assertSaid(lines.getFirst(), ended(lines.getFirst() + QUICKLY, 0));
        for (String line : lines.subList(1, lines.size())) {
            if (line.contains("-Dfixture.url=")) {
                assertAServerIsAsked(line);
            } else {
                assertSaid(line, ended(line + QUICKLY + BUILT, 0));
            }
        }
        String all = "mvn verify -Pbench" + rows();
        assertSaid(all, ended(all + QUICKLY + BUILT, 0));
        assertTrue(ended("mvn verify -Pbench -Dresume=results/latest" + QUICKLY + BUILT, 1)
                .contains("--resume results/latest: it is not the directory of a run"));
        assertFalse(Files.exists(tree.resolve("results")), "a plan was written");
    }

    /// The server and the study of the recipe for one that runs elsewhere, which here is on a free port of this machine.
    private void assertAServerIsAsked(String line) throws IOException {
        String start = ReadmeTest.commands("java -jar fixture-server").filter(command -> command.endsWith("--stay"))
                .findFirst().orElseThrow();
        List<String> words = new ArrayList<>(List.of(start.replace("--port 8080", "--port 0").split(" ")));
        words.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Process server = new ProcessBuilder(words).directory(tree.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            String url = JsonMapper.shared().readTree(server.inputReader().readLine()).get("url").asString();
            String there = line.replace("http://127.0.0.1:8080", url);
            assertTrue(there.contains(url), line);
            assertSaid(there, ended(there + QUICKLY + BUILT, 0));
        } finally {
            server.destroy();
        }
    }

    /// All properties of the README's table at once; of several values of one the last.
    private static String rows() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        ROW.matcher(Files.readString(ReadmeTest.ROOT.resolve("README.md"))).results().map(row -> row.group(1))
                .filter(row -> !row.matches("-D(study|resume|fixture\\.url)=.*"))
                .forEach(row -> rows.put(row.replaceFirst("=.*", ""), row));
        assertTrue(rows.keySet().containsAll(Set.of("-Dtier", "-Dexperiments", "-Dplan")), rows.toString());
        return rows.values().stream().map(row -> " " + row).collect(Collectors.joining());
    }

    private static void assertSaid(String line, String output) {
        assertTrue(output.contains("\nThis is the plan: nothing was measured, and nothing was written."), output);
        assertTrue(line.contains("-Dtier") || output.contains("tier standard, "), output);
        PROPERTY.matcher(line).results().forEach(found -> {
            String said = said(found.group(1), found.group(2));
            assertTrue(output.contains(said), "'" + said + "' is not in what " + line + " says:\n" + output);
        });
    }

    /// What a plan says that was made with that property.
    private static String said(String property, String value) {
        return switch (property) {
            case "tier" -> "tier " + value + ", ";
            case "seed" -> ", seed " + value + ": ";
            case "experiments" -> ": " + value.split(",").length + " experiments, ";
            case "study" -> "\nown ";
            case "budget" -> "--budget " + value.replace("m", " min") + ": ";
            case "network" -> "network " + value + ", ";
            case "fixture.url" -> "the fixture server at " + value;
            default -> throw new AssertionError("what does a plan say of -D" + property + "?");
        };
    }

    /// Executes a line and gives what it printed.
    private String ended(String line, int code) throws IOException {
        Process maven = start(List.of(line.split(" ")));
        try {
            maven.getOutputStream().close();
            String output = new String(maven.getInputStream().readAllBytes(), UTF_8);
            assumeFalse(output.contains("offline mode"), "Maven's repository lacks what " + line + " needs");
            assertEquals(code, maven.onExit().join().exitValue(), line + "\n" + output);
            return output;
        } finally {
            maven.descendants().forEach(ProcessHandle::destroy);
            maven.destroy();
        }
    }

    private Process start(List<String> words) {
        ProcessBuilder maven = new ProcessBuilder(words).directory(tree.toFile()).redirectErrorStream(true);
        maven.environment().merge("JAVA_TOOL_OPTIONS", SHORT_LIVED, (theirs, ours) -> theirs + " " + ours);
        try {
            return maven.start();
        } catch (IOException e) {
            assumeTrue(false, "no Maven on this machine's path: " + e.getMessage());
            throw new AssertionError(e);
        }
    }

    private void copy() throws IOException {
        Files.walkFileTree(ReadmeTest.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (LEFT_OUT.contains(directory.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to(directory));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && !LEFT_OUT.contains(file.getFileName().toString())) {
                    Files.copy(file, to(file));
                }
                return FileVisitResult.CONTINUE;
            }

            private Path to(Path path) {
                return tree.resolve(ReadmeTest.ROOT.relativize(path).toString());
            }
        });
    }
}
