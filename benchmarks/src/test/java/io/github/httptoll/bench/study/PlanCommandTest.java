// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.fixture.ClosedPort;
import io.github.httptoll.bench.fixture.FixtureProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// What `--plan` says, and that it does nothing else.
@Isolated("sets a property that others read, and looks for child processes")
class PlanCommandTest {
    @TempDir
    Path directory;

    @Test
    void aPlanNamesEveryExperimentAndWritesNothing() throws IOException {
        Said said = plan("--tier=full", "--network=30ms", "--seed=7", "--budget=20h");
        assertEquals(0, said.code, said.err);
        Selection.known().forEach(id -> assertTrue(said.out.contains(id), id + " is not in " + said.out));
        assertTrue(said.out.contains("tier full, seed 7"), said.out);
        assertTrue(said.out.contains("network 30ms, to a fixture server that the study starts"), said.out);
        assertTrue(said.out.contains("--budget 20.0 h: what this leaves of it goes into more blocks"), said.out);
        assertTrue(said.out.contains("left out: "), said.out);
        assertEquals(List.of(), files());
        assertTrue(ProcessHandle.current().children().noneMatch(
                child -> child.info().commandLine().orElse("").contains("fixture-server.jar")));
    }

    @Test
    void aPlanStartsNoServer() {
        System.setProperty("httptoll.fixture.jar", directory.resolve("no.jar").toString());
        try {
            assertEquals(1, execute("--tier=smoke", "--experiments=floor").code);
            assertEquals(0, plan("--tier=smoke", "--experiments=floor").code);
        } finally {
            System.clearProperty("httptoll.fixture.jar");
        }
    }

    @Test
    @Tag("slow")
    void aServerThatAlreadyRunsIsAskedWhetherItIsThere() throws IOException {
        try (FixtureProcess server = FixtureProcess.startBrief(ProcessBuilder.Redirect.DISCARD)) {
            Said said = plan("--fixture-url=" + server.url());
            assertEquals(0, said.code, said.err);
            assertTrue(said.out.contains("the fixture server at " + server.url()), said.out);
            assertFalse(said.out.contains("protocol"), "TLS is not known of such a server");
        }
        try (ClosedPort nobody = new ClosedPort()) {
            Said said = plan("--fixture-url=" + nobody.url());
            assertEquals(1, said.code);
            assertEquals(1, said.err.lines().count(), said.err);
        }
        assertEquals(List.of(), files());
    }

    @Test
    void aBadStudyFileIsRefusedAsWithoutAPlan() throws IOException {
        Path file = Files.writeString(directory.resolve("mine.yaml"),
                "questions:\n  - id: mine\n    a: {limit: many}\n");
        Said said = plan("--study=" + file);
        assertEquals(2, said.code);
        assertEquals(execute("--study=" + file).err, said.err);
        assertTrue(said.err.contains("mine.yaml"), said.err);
        assertEquals(List.of(file), files());
    }

    @Test
    void theBuildHandsOnWhetherItIsAPlan() {
        assertEquals(0, execute("--plan=true", "--tier=smoke").code);
        Said said = execute("--plan=perhaps", "--tier=smoke");
        assertEquals(2, said.code);
        assertTrue(said.err.contains("'perhaps' is not a boolean"), said.err);
    }

    private Said plan(String... arguments) {
        List<String> with = new ArrayList<>(List.of(arguments));
        with.add("--plan");
        return execute(with.toArray(String[]::new));
    }

    private Said execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> with = new ArrayList<>(List.of(arguments));
        with.add("--results=" + directory.resolve("results"));
        int code = StudyCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(with.toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> !file.equals(directory)).toList();
        }
    }

    private record Said(int code, String out, String err) {}
}
