// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.SampleRun.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("slow")
final class AgainstTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String THREADS = "fan-out/JDK/VIRTUAL_THREADS/calls=20/limit=10/delay=0/TUNED/SHARED/NOTHING";
    private static final String FUTURES = "fan-out/JDK/FUTURES/calls=20/limit=10/delay=0/TUNED/SHARED/NOTHING";

    @TempDir
    private Path temporary = Path.of("");
    private SampleRun base = new SampleRun(temporary);
    private SampleRun now = new SampleRun(temporary);

    @BeforeEach
    void copyTheSampleTwice() throws IOException {
        base = SampleRun.copyInto(temporary.resolve("base"));
        now = SampleRun.copyInto(temporary.resolve("now"));
        base.replace("environment.json", "0123abc", "base000");
    }

    @Test
    void sameRunIsNowhereWorse() throws IOException {
        Ended ended = compare();
        assertEquals(0, ended.code(), ended.err());
        assertEquals("", ended.err());
        assertTrue(ended.out().contains(" 0 slower, 0 faster, "), ended.out());
        assertFalse(json().get("regressed").asBoolean());
        json().get("cells").forEach(cell -> assertEquals(1, cell.at("/batchMillis/ratio").asDouble()));
    }

    @Test
    void slowerCellEndsWithOneAndComesFirst() throws IOException {
        scale("VIRTUAL_THREADS", 1.3);
        scale("FUTURES", 0.6);
        Ended ended = compare();
        assertEquals(1, ended.code(), ended.err());
        assertTrue(json().get("regressed").asBoolean());
        assertEquals(List.of(THREADS, FUTURES), cells("slower", "faster"));
        assertEquals(1.3, json().at("/cells/0/batchMillis/ratio").asDouble(), 1e-5);
        List<String> lines = ended.out().lines().dropWhile(line -> !line.startsWith("verdict")).toList();
        assertTrue(lines.get(1).startsWith("slower") && lines.get(1).contains("fan-out/JDK/VIRTUAL_THREADS"),
                ended.out());
        assertTrue(lines.get(2).startsWith("faster") && lines.get(2).contains("fan-out/JDK/FUTURES"), ended.out());
        assertTrue(lines.contains("Gate: fails: 1 cell slower, 0 cells valid in the base and invalid now."),
                ended.out());
    }

    @Test
    void noRowOfTheTableIsWiderThanAScreen() throws IOException {
        scale("VIRTUAL_THREADS", 1.3);
        List<String> rows = compare().out().lines().dropWhile(line -> !line.startsWith("verdict"))
                .takeWhile(line -> !line.isEmpty()).toList();
        assertTrue(rows.stream().anyMatch(row -> row.contains("…")), rows.toString());
        assertEquals(List.of(), rows.stream().filter(row -> row.length() > 120).toList());
    }

    @Test
    void fasterAloneIsNothingWorse() throws IOException {
        scale("FUTURES", 0.6);
        assertEquals(0, compare().code());
        assertEquals(List.of(FUTURES), cells("slower", "faster"));
    }

    @Test
    void deltaIsWhatCountsAsWorse() throws IOException {
        scale("VIRTUAL_THREADS", 1.3);
        assertEquals(1, compare("--delta", "0.1").code());
        assertEquals(0, compare("--delta=0.4").code());
        assertEquals(0.4, json().get("delta").asDouble());
    }

    @Test
    void pageAndConsoleAreAsTheyWereApproved() throws IOException {
        scale("VIRTUAL_THREADS", 1.3);
        scale("FUTURES", 0.6);
        now.replace("environment.json", "\"okhttp\": \"5.5.1\"", "\"okhttp\": \"5.6.0\"");
        String shown = compare().out().replace(now.directory().toString(), "<run dir>");
        GoldenReportTest.assertGolden("golden/against.txt", shown);
        GoldenReportTest.assertGolden("golden/against.md", now.read("against.md"));
        assertTrue(shown.lines().count() <= 30, shown);
    }

    @Test
    void cellsOfOneJvmAreListedAndNotJudged() throws IOException {
        compare();
        assertFalse(cells("null").isEmpty());
        json().get("cells").forEach(cell -> assertEquals(cell.get("verdict").isNull(),
                cell.at("/batchMillis/detectable").isNull() && cell.at("/batchMillis/low").isNull()));
    }

    @Test
    void cellThatOneRunAloneAsksForIsNamed() throws IOException {
        base.replace("study.yaml", "\"" + FUTURES + "\"", "\"fan-out/gone\"");
        Ended ended = compare();
        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.out().contains("Only in this run: 1 cell: " + FUTURES + "."), ended.out());
        assertTrue(ended.out().contains("Only in the base: 1 cell: fan-out/gone."), ended.out());
        assertEquals("fan-out/gone", json().at("/onlyInBase/0").asString());
        assertFalse(cells("undecided", "equivalent").contains(FUTURES));
    }

    @Test
    void freeThreadsAreWhatARunThatDoesNotSayHad() throws IOException {
        now.replace("study.yaml", "\"delay\": \"mixed\"", "\"delay\": \"mixed\", \"placement\": \"FREE\"");
        assertEquals(0, compare().code());
        assertEquals(0, json().get("onlyInRun").size());
        assertEquals(0, json().get("onlyInBase").size());
    }

    @Test
    void otherCoresAreAnotherQuestion() throws IOException {
        now.replace("study.yaml", "\"delay\": \"mixed\"", "\"delay\": \"mixed\", \"placement\": \"APART\"");
        assertEquals(0, compare().code());
        assertEquals(1, json().get("onlyInRun").size());
    }

    @Test
    void sameNameForAnotherQuestionIsNoMatch() throws IOException {
        base.replace("study.yaml", "\"delay\": \"mixed\"", "\"delay\": \"others\"");
        assertEquals(0, compare().code());
        assertEquals(1, json().get("onlyInRun").size());
        assertEquals(json().get("onlyInRun"), json().get("onlyInBase"));
    }

    @Test
    void cellThatIsNoLongerValidFailsTheGateAndIsNamed() throws IOException {
        now.edit("VIRTUAL_THREADS", "failures", _ -> 1);
        Ended ended = compare();
        assertEquals(1, ended.code());
        assertTrue(ended.out().contains("Gate: fails: 0 cells slower, 1 cell valid in the base and invalid now."),
                ended.out());
        assertFalse(json().get("regressed").asBoolean());
        assertTrue(json().get("fails").asBoolean());
        assertEquals(THREADS, json().at("/validOnlyInBase/0").asString());
        assertEquals(1, json().get("validOnlyInBase").size());
    }

    @ParameterizedTest
    @CsvSource({"environment.json,\"cores\": 2,\"cores\": 4,cores 2 → 4",
            "environment.json,Example CPU,Other CPU,cpu Example CPU → Other CPU",
            "environment.json,\"java\": \"25\",\"java\": \"26.0.1\",java major 25 → 26",
            "environment.json,\"kernel\": \"6.1\",\"kernel\": \"7.0\",kernel major 6 → 7",
            "environment.json,-Xmx512m,-Xmx1g,jvmFlags -Xmx512m → -Xmx1g",
            "environment.json,\"gc\": \"G1\",\"gc\": \"Z\",gc G1 → Z", "study.yaml,tier: standard,tier: full,tier",
            "study.yaml,remote: false,remote: true,remote false → true",
            "study.yaml,seed: 42,seed: 42~network: 30ms,network loopback → 30ms"})
    void unlikeRunsAreRefusedInOneLine(String file, String old, String changed, String difference)
            throws IOException {
        now.replace(file, old, changed.replace('~', '\n'));
        Ended ended = compare();
        assertEquals(2, ended.code());
        assertTrue(ended.err().startsWith("The runs are unlike: ") && ended.err().contains(difference), ended.err());
        assertEquals(1, ended.err().lines().count());
        assertFalse(Files.exists(now.directory().resolve("against.md")));
        assertEquals(0, compare("--unlike").code());
        assertTrue(now.read("against.md").contains("Caution: the runs are unlike: "));
    }

    @Test
    void minorVersionsMayDifferAndAreTold() throws IOException {
        now.replace("environment.json", "\"kernel\": \"6.1\"", "\"kernel\": \"6.2\"");
        now.replace("environment.json", "\"java\": \"25\"", "\"java\": \"25.0.3+9\"");
        Ended ended = compare();
        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.out().contains("java 25 → 25.0.3+9; kernel 6.1 → 6.2"), ended.out());
    }

    @Test
    void runWithoutSecondJvmsCannotBeAGate() throws IOException {
        now.editSlots(slot -> slot.get("set").asInt() == 0);
        Ended ended = compare();
        assertEquals(2, ended.code());
        assertTrue(ended.err().startsWith("Nothing can be judged: "), ended.err());
    }

    @Test
    void unfinishedRunIsComparedWithACaution() throws IOException {
        now.replace("status.json", "\"complete\"", "\"partial\"");
        Ended ended = compare();
        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.out().contains("is not complete."), ended.out());
    }

    @Test
    void badInputIsOneLine() {
        assertOneLine("is not a directory", SampleRun.run(now.directory().toString(), "--against", "absent"));
        assertOneLine("--delta is 0.0, expected above 0", compare("--delta", "0"));
        assertOneLine("--against", SampleRun.run(now.directory().toString(), "--delta", "0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--against", "--delta", "--unlike", "1   the analysis itself failed; with --against"})
    void helpTellsOfIt(String text) {
        assertTrue(SampleRun.run("--help").out().contains(text));
    }

    private static void assertOneLine(String part, Ended ended) {
        assertEquals(2, ended.code());
        assertEquals(1, ended.err().lines().count(), ended.err());
        assertTrue(ended.err().contains(part), ended.err());
    }

    private Ended compare(String... more) {
        List<String> args = new ArrayList<>(
                List.of(now.directory().toString(), "--against", base.directory().toString()));
        args.addAll(List.of(more));
        return SampleRun.run(args.toArray(String[]::new));
    }

    private JsonNode json() throws IOException {
        return JSON.readTree(now.read("against.json"));
    }

    private List<String> cells(String... verdicts) throws IOException {
        return json().get("cells").valueStream()
                .filter(cell -> List.of(verdicts).contains(cell.get("verdict").asString("null")))
                .map(cell -> cell.get("id").asString()).toList();
    }

    private void scale(String strategy, double factor) throws IOException {
        now.edit(strategy, "millis", value -> value * factor);
    }
}
