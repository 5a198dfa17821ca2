// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.SampleRun.Ended;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
    @TempDir
    private Path temporary = Path.of("");

    @Test
    void completeRunEndsWithThePathOfItsReport() throws IOException {
        Ended ended = SampleRun.copyInto(temporary).analyse();
        assertEquals(0, ended.code());
        assertEquals("", ended.err());
        assertTrue(ended.out().stripTrailing().endsWith("\n" + temporary.resolve("report.md")), ended.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"partial", "failed"})
    void unfinishedRunIsReportedAndEndsWithThree(String status) throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        run.replace("status.json", "\"complete\"", '"' + status + '"');
        run.replace("status.json", "\"reason\": null", "\"reason\": \"the fixture server ended during fan-out\"");
        Ended ended = run.analyse();
        assertEquals(3, ended.code());
        assertOneLine(ended.err(), status);
        assertTrue(run.read("report.md").contains(status + " (the fixture server ended during fan-out)"));
    }

    @Test
    void runWithoutAnyMeasurementStillHasAReport() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        Files.delete(temporary.resolve("slots.jsonl"));
        run.replace("status.json", "\"complete\"", "\"failed\"");
        run.replace("status.json", "\"measured\": 357", "\"measured\": 0");
        assertEquals(3, run.analyse().code());
        assertTrue(run.read("report.md").contains("**Cells:** 47 of 47 invalid"));
    }

    @Test
    void lineCutByAKillIsLeftOut() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        String slots = run.read("slots.jsonl");
        Files.writeString(temporary.resolve("slots.jsonl"), slots + "{\"cell\":\"fan-o");
        assertEquals(0, run.analyse().code());
    }

    @Test
    void olderRunWithoutSlotsIsOneLine() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        Files.move(temporary.resolve("slots.jsonl"), temporary.resolve("jmh.json"));
        Ended ended = run.analyse();
        assertEquals(2, ended.code());
        assertOneLine(ended.err(),
                " is a run of an older version: it has jmh.json and no slots.jsonl, from which this version "
                        + "takes all measurements; run the study again, or read it with the version that wrote it");
    }

    @Test
    void runWhoseSlotsShareNoBlocksHasNoVerdicts() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        run.editSlots(slot -> slot.remove("group") != null);
        assertEquals(0, run.analyse().code());
        String report = run.read("report.md");
        assertTrue(report.contains("9 undecided, 2 invalid"), report);
        assertTrue(report.contains("| fan-out | no such pair | – | – | not observable | not observable |"), report);
        assertFalse(run.read("findings.json").contains("\"verdict\" : \"slower\""));
    }

    @Test
    void tablesThatTheReportDoesNotWriteAreDeletedAndNothingElseIs() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        Files.createDirectories(temporary.resolve("tables/kept.csv"));
        for (String file : List.of("tables/stale.csv", "tables/fan-out.csv", "tables/notes.txt",
                "tables/kept.csv/deeper.csv", "beside.csv")) {
            Files.writeString(temporary.resolve(file), "old");
        }
        assertEquals(0, run.analyse().code());
        List<String> files = run.files();
        assertFalse(files.contains("tables/stale.csv"), files.toString());
        assertTrue(files.containsAll(List.of("tables/notes.txt", "tables/kept.csv/deeper.csv", "beside.csv")),
                files.toString());
        assertTrue(run.read("tables/fan-out.csv").startsWith("experiment,"));
    }

    @Test
    void runThatCannotBeReadKeepsItsTables() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        Files.delete(temporary.resolve("study.yaml"));
        Files.createDirectories(temporary.resolve("tables"));
        Files.writeString(temporary.resolve("tables/stale.csv"), "old");
        assertEquals(2, run.analyse().code());
        assertEquals("old", run.read("tables/stale.csv"));
    }

    @Test
    void studyWithoutClaimsHasNoSectionOfThem() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        String study = run.read("study.yaml");
        Files.writeString(temporary.resolve("study.yaml"), study.substring(0, study.indexOf("claims:")));
        assertEquals(0, run.analyse().code());
        assertFalse(run.read("report.md").contains("## Claims in full"));
        assertFalse(run.analyse().out().contains("Claims"));
    }

    @Test
    void missingDirectoryIsOneLine() {
        Ended ended = SampleRun.run(temporary.resolve("absent").toString());
        assertEquals(2, ended.code());
        assertOneLine(ended.err(), "is not a directory; give the directory of a run");
    }

    @Test
    void missingArgumentIsOneLine() {
        Ended ended = SampleRun.run();
        assertEquals(2, ended.code());
        assertOneLine(ended.err(), "<run dir>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"study.yaml", "environment.json", "status.json", "slots.jsonl"})
    void missingFileIsNamed(String file) throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        Files.delete(temporary.resolve(file));
        assertUnusable(run, file + " is missing in ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"study.yaml", "environment.json", "status.json"})
    void emptyAndCutFilesAreNamed(String file) throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        String text = run.read(file);
        Files.writeString(temporary.resolve(file), text.substring(0, text.length() / 2));
        assertUnusable(run, file + " is damaged: ");
        Files.writeString(temporary.resolve(file), "");
        assertUnusable(run, file + " is damaged: ");
    }

    @Test
    void clientsThatAreNotDescribedAreNamed() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        String study = run.read("study.yaml");
        run.replace("study.yaml", "\n- id: \"OKHTTP\"", "\n- id: \"OTHER\"");
        assertUnusable(run, "study.yaml does not describe the client OKHTTP; ");
        String older = study.substring(0, study.indexOf("clients:")) + study.substring(study.indexOf("experiments:"));
        Files.writeString(temporary.resolve("study.yaml"), older);
        assertUnusable(run, "study.yaml does not describe the client APACHE_CLASSIC; ");
        assertTrue(run.analyse().err().contains("a run of an older version is read by the version that wrote it"));
    }

    @ParameterizedTest
    @CsvSource({"study.yaml,calls: 20,calls: 0,calls is 0",
            "study.yaml,callback: \"NOTHING\",other: 1,callback is missing",
            "study.yaml,[50.0],[-1.0],delaysMillis is [-1.0]", "study.yaml,id: session,id: ../session,names a file",
            "status.json,complete,done,status is 'done'",
            "study.yaml,direction: equivalent,direction: better,direction is 'better'",
            "study.yaml,delta: 0.05,delta: 0,delta is 0.0",
            "study.yaml,id: jetty,id: await-each,claim or trial id await-each",
            "slots.jsonl,\"set\":0,\"set\":true,line 1 is no slot",
            "environment.json,\"clock\",\"time\",clock is missing",
            "slots.jsonl,\"millis\":,\"seconds\":,line 1 is no slot",
            "slots.jsonl,\"millis\":,\"millis\":-,is not above zero"})
    void valueOutOfRangeIsNamed(String file, String old, String changed, String message) throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        run.replace(file, old, changed);
        assertUnusable(run, file + " is damaged: ");
        assertTrue(run.analyse().err().contains(message), run.analyse().err());
    }

    @Test
    void versionIsWhatTheBuildWroteIntoTheJar() throws IOException {
        Ended ended = SampleRun.run("--version");
        assertEquals(0, ended.code());
        assertTrue(ended.out().startsWith("httptoll analysis "), ended.out());
        assertEquals("7.8.9", Version.of(new ByteArrayInputStream("version=7.8.9\n".getBytes(StandardCharsets.UTF_8))));
        assertEquals("(no version: not packaged)", Version.of(null));
    }

    @Test
    void noSourceRepeatsTheVersionOfTheBuild() throws IOException {
        Matcher version = Pattern.compile("<version>([\\d.]+)(-SNAPSHOT)?</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(version.find());
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(source).contains(version.group(1)), source.toString());
            }
        }
    }

    @Test
    void helpShowsExamplesAndExitCodes() {
        Ended ended = SampleRun.run("--help");
        assertEquals(0, ended.code());
        assertTrue(ended.out().contains("java -jar analysis/target/analysis.jar results/latest"), ended.out());
        assertTrue(ended.out().contains("3   the report is written"), ended.out());
    }

    private static void assertUnusable(SampleRun run, String start) throws IOException {
        Ended ended = run.analyse();
        assertEquals(2, ended.code(), ended.err());
        assertTrue(ended.err().startsWith(start), ended.err());
        assertOneLine(ended.err(), "; ");
        assertEquals("", ended.out());
        assertFalse(run.files().contains("report.md"));
    }

    private static void assertOneLine(String text, String part) {
        assertEquals(1, text.lines().count(), text);
        assertTrue(text.contains(part), text);
    }
}
