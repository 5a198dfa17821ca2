// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
final class GoldenReportTest {
    private static final List<String> WRITTEN = List.of("findings.json", "index.html", "report.md",
            "tables/blocked-loop.csv",
            "tables/fan-out.csv", "tables/floor.csv", "tables/self-test.csv", "tables/session.csv",
            "tables/single-call.csv");

    private static final Set<String> CROSSING = Set.of("send_us_per_request", "receive_us_per_request",
            "detail_head_us_per_request");

    @TempDir
    private Path temporary = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"report.md", "findings.json", "tables/fan-out.csv"})
    void fileIsAsItWasApproved(String file) throws IOException {
        SampleRun run = SampleRun.smallInto(temporary);
        assertEquals(0, run.analyse().code());
        assertGolden("golden/" + file, run.read(file));
    }

    @Test
    void consoleIsAsItWasApproved() throws IOException {
        SampleRun run = SampleRun.smallInto(temporary);
        String shown = run.analyse().out().replace(temporary.toString(), "<run dir>");
        assertGolden("golden/console.txt", shown);
    }

    @Test
    void consoleFitsAScreen() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        assertTrue(run.analyse().out().lines().count() <= 45);
    }

    @Test
    void refusedClocksLeaveOutWhatCrossesProcesses() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        run.analyse();
        List<Map<String, String>> before = Csv.rows(run.read("tables/single-call.csv"));
        run.replace("environment.json", "\"violations\": 0,", "\"violations\": 3,");
        run.replace("environment.json", "\"crossProcess\": true", "\"crossProcess\": false");
        assertEquals(0, run.analyse().code());
        List<Map<String, String>> after = Csv.rows(run.read("tables/single-call.csv"));
        assertEquals(7, after.size());
        for (int i = 0; i < after.size(); i++) {
            Map<String, String> crossing = new TreeMap<>(before.get(i));
            crossing.entrySet().removeAll(after.get(i).entrySet());
            assertTrue(CROSSING.containsAll(crossing.keySet()), crossing.toString());
            Map<String, String> shown = after.get(i);
            CROSSING.forEach(column -> assertEquals("", shown.get(column), column));
        }
        assertTrue(run.read("report.md").contains("cannot be compared (3 of 1,000 checks failed)"));
    }

    @Test
    void floorThatWasNotMeasuredIsNobodysNetwork() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        run.editSlots(slot -> {
            String cell = slot.get("cell").asString();
            slot.put("cell", cell.replace("/RAW_SOCKET/", "/NOBODY/"));
            return true;
        });
        assertEquals(0, run.analyse().code());
        String report = run.read("report.md");
        assertTrue(report.contains("| 263 with client |"), report);
        assertTrue(report.contains("3 results in slots.jsonl belong to no cell"), report);
        assertFalse(report.contains("what the raw socket needs"), report);
    }

    @Test
    void copiedDirectoryGivesTheSameBytes() throws IOException {
        SampleRun first = SampleRun.copyInto(temporary.resolve("first"));
        SampleRun second = SampleRun.copyInto(temporary.resolve("elsewhere/second"));
        first.analyse();
        second.analyse();
        second.analyse();
        for (String file : WRITTEN) {
            assertEquals(-1, Files.mismatch(first.directory().resolve(file), second.directory().resolve(file)), file);
        }
    }

    @Test
    void nothingButTheReportIsWritten() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        List<String> before = run.files();
        run.analyse();
        assertEquals(WRITTEN, run.files().stream().filter(file -> !before.contains(file))
                .filter(file -> !file.equals(Manifest.FILE)).toList());
    }

    @Test
    void noFileShowsNaN() throws IOException {
        SampleRun run = SampleRun.copyInto(temporary);
        run.analyse();
        for (String file : WRITTEN) {
            assertFalse(run.read(file).replaceAll("(?s)<script\\b.*?</script>", "").contains("NaN"), file);
        }
    }

    /// Fails with the place of the new text, which is to be copied over the old one if it is right.
    static void assertGolden(String name, String actual) throws IOException {
        Path golden = Path.of("src/test/resources", name);
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        if (!expected.equals(actual)) {
            Path beside = Path.of("target", name);
            Files.createDirectories(beside.getParent());
            Files.writeString(beside, actual);
            assertEquals(expected, actual, name + " changed; the new text is in " + beside.toAbsolutePath());
        }
    }
}
