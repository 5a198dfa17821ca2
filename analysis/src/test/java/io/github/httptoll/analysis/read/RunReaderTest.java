// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunReaderTest {
    private static final String METRIC = "{\"scoreUnit\": \"%s\", \"rawData\": %s}";

    @TempDir
    private Path run = Path.of("");

    @BeforeEach
    void writeStudyOfOneCell() throws IOException {
        write("study.yaml", """
                run: r
                tier: smoke
                seed: 1
                remote: false
                leftOut: []
                experiments:
                  - id: floor
                    question: "What?"
                    cells:
                      - {id: a, benchmark: B.b, params: {limit: "1", delay: 50.0}, client: JDK, strategy: FUTURES,
                         calls: 1, limit: 1, delaysMillis: [50], settings: TUNED, session: SHARED, callback: NOTHING,
                         floor: null, expected: {maxInFlight: null, connectionsLow: 0, connectionsHigh: null}}
                """);
        write("environment.json", "{\"clock\": {\"brackets\": 1, \"violations\": 0, \"crossProcess\": true}}");
        write("status.json", "{\"status\": \"complete\", \"planned\": 1, \"measured\": 1, \"seconds\": 1.5}");
    }

    @Test
    void timesBecomeMillisecondsAndMicroseconds() throws Exception {
        write("jmh.json", element("50.0", METRIC.formatted("s/op", "[[0.05, 0.06]]"),
                "\"send\": " + METRIC.formatted("ns/req", "[[7000, 8000]]")));
        Measurement measurement = measurement();
        assertEquals(List.of(50.0, 60.0), measurement.batchMillis().values());
        assertEquals(List.of(7.0, 8.0), Objects.requireNonNull(measurement.metric("send")).values());
    }

    @Test
    void olderRunHasNoHandOffsOneClockCheckAndNoWire() throws Exception {
        write("jmh.json", "[]");
        Run read = RunReader.read(run);
        assertNull(read.study().experiments().getFirst().cells().getFirst().handOffs());
        assertEquals("loopback", read.study().network());
        assertEquals(1, read.environment().clock().checks());
        assertNull(read.environment().wire());
    }

    @Test
    void firstBatchOfACellCountsAndACutLineDoesNot() throws Exception {
        write("jmh.json", "[]");
        assertEquals(List.of(), RunReader.read(run).batches());
        write("timelines.jsonl", """
                {"cell": "a", "requests": [[0, 1, 2, 3, 4, 5, 6], [7, 0, 0, 0, 0, 0, 0]]}
                {"cell": "a", "requests": []}
                {"cell": "b", "requests": [[0, 1""");
        List<DrawnBatch> batches = RunReader.read(run).batches();
        assertEquals(1, batches.size());
        assertEquals(List.of(0L, 7L), batches.getFirst().requests().stream().map(DrawnBatch.Request::submittedMicros)
                .toList());
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), batches.getFirst().requests().getFirst().phasesMicros());
        write("timelines.jsonl", "{\"cell\": \"a\", \"requests\": [[0, 1]]}");
        assertTrue(assertThrows(UnreadableRun.class, () -> RunReader.read(run)).getMessage()
                .startsWith("timelines.jsonl is damaged: a request is submitted at 0 with phases [1], expected"));
    }

    @Test
    void newerRunSaysThem() throws Exception {
        write("jmh.json", "[]");
        write("study.yaml",
                Files.readString(run.resolve("study.yaml")).replace("floor: null,", "floor: null, handOffs: 2,")
                        + "network: 30ms\n");
        write("environment.json", """
                {"clock": {"brackets": 2, "violations": 0, "crossProcess": true, "checks": 2},
                 "wire": {"count": 7, "p50Micros": 61.5, "p99Micros": null, "maxMicros": 900}}""");
        Run read = RunReader.read(run);
        assertEquals(2, read.study().experiments().getFirst().cells().getFirst().handOffs());
        assertEquals("30ms", read.study().network());
        assertEquals(2, read.environment().clock().checks());
        assertEquals(new Environment.Wire(7, 61.5, null, 900.0), read.environment().wire());
    }

    @Test
    void knownDelayThatIsNoNumberIsRefused() throws IOException {
        write("jmh.json", "[]");
        write("study.yaml", Files.readString(run.resolve("study.yaml")).replace("limit: \"1\"",
                "limit: \"1\", injectedMillis: \"much\""));
        UnreadableRun refused = assertThrows(UnreadableRun.class, () -> RunReader.read(run));
        assertTrue(String.valueOf(refused.getMessage()).contains("injectedMillis is 'much' in cell a"));
    }

    @Test
    void setsAndIterationsKeepTheirPlaces() throws Exception {
        write("jmh.json", element("50.0", METRIC.formatted("ms/op", "[[1, 2], [3]]"), ""));
        assertEquals(List.of(List.of(1.0, 2.0), List.of(3.0)), measurement().batchMillis().sets());
    }

    @Test
    void metricWithAValueThatIsNotANumberIsNotObserved() throws Exception {
        write("jmh.json", element("50.0", METRIC.formatted("ms/op", "[[1, 2]]"),
                "\"send\": " + METRIC.formatted("us/req", "[[1, \"NaN\"]]")));
        assertNull(measurement().metric("send"));
    }

    @Test
    void resultOfOtherParametersBelongsToNoCell() throws Exception {
        write("jmh.json", element("5.0", METRIC.formatted("ms/op", "[[1, 2]]"), ""));
        Run read = RunReader.read(run);
        assertNull(read.measurement("a"));
        assertEquals(1, read.strays());
    }

    @Test
    void metricOfAnotherShapeIsRefused() throws IOException {
        write("jmh.json", element("50.0", METRIC.formatted("ms/op", "[[1, 2]]"),
                "\"send\": " + METRIC.formatted("us/req", "[[1]]")));
        UnreadableRun refused = assertThrows(UnreadableRun.class, () -> RunReader.read(run));
        assertTrue(String.valueOf(refused.getMessage()).contains("send of B.b{delay=50.0, limit=1}"));
    }

    @Test
    void batchTimeOfZeroIsRefused() throws IOException {
        write("jmh.json", element("50.0", METRIC.formatted("ms/op", "[[0, 2]]"), ""));
        UnreadableRun refused = assertThrows(UnreadableRun.class, () -> RunReader.read(run));
        assertTrue(String.valueOf(refused.getMessage()).contains("not above zero"));
    }

    @Test
    void slotsAreReadWithOrWithoutGates() throws Exception {
        write("jmh.json", element("50.0", METRIC.formatted("ms/op", "[[1, 2]]"), ""));
        write("slots.jsonl", """
                {"cell": "a", "set": 0, "iteration": 0, "millis": 1.5, "metrics": {"send": 7.0, "bad": "NaN"}}
                {"cell": "b", "set": 1, "group": "g", "block": 3, "attempt": 2, "void": true, "gates": {"steal": 0.1}, \
                "millis": 2}
                {"cell": "cu""");
        Run read = RunReader.read(run);
        assertEquals(List.of(new Slot("a", 0, null, 0, 1, false, false, 1.5, Map.of("send", 7.0)),
                new Slot("b", 1, "g", 3, 2, true, true, 2, Map.of())), read.slots());
        assertNull(read.group("a"));
        assertEquals("g", read.group("b"));
    }

    @Test
    void resumptionsMayBeMissingAndAreInstants() throws Exception {
        write("jmh.json", element("50.0", METRIC.formatted("ms/op", "[[1, 2]]"), ""));
        assertEquals(List.of(), RunReader.read(run).status().resumed());
        String status = "{\"status\": \"complete\", \"planned\": 1, \"measured\": 1, \"seconds\": 1.5, \"resumed\": [\"%s\"]}";
        write("status.json", status.formatted("2026-01-31T12:00:00.123456789Z"));
        assertEquals(List.of(Instant.parse("2026-01-31T12:00:00.123456789Z")), RunReader.read(run).status().resumed());
        write("status.json", status.formatted("yesterday"));
        UnreadableRun refused = assertThrows(UnreadableRun.class, () -> RunReader.read(run));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("status.json is damaged"), refused.getMessage());
    }

    @Test
    void slotsMayBeMissing() throws Exception {
        write("jmh.json", element("50.0", METRIC.formatted("ms/op", "[[1, 2]]"), ""));
        assertEquals(List.of(), RunReader.read(run).slots());
    }

    @Test
    void withoutJmhJsonTheMeasurementsAreThoseOfTheSlots() throws Exception {
        write("slots.jsonl", """
                {"cell": "a", "set": 1, "block": 0, "millis": 3, "metrics": {"send": 9.0, "total": 3.5}}
                {"cell": "a", "set": 0, "block": 0, "millis": 1, "metrics": {"send": 7.0, "total": 1.5}}
                {"cell": "b", "set": 0, "block": 0, "millis": 5, "metrics": {}}
                {"cell": "a", "set": 0, "block": 1, "attempt": 1, "void": true, "millis": 9, "metrics": {"total": 9.5}}
                {"cell": "a", "set": 0, "block": 1, "attempt": 2, "millis": 2, "metrics": {"total": 2.5}}
                """);
        Series batches = new Series(List.of(List.of(1.0, 2.0), List.of(3.0)));
        Series totals = new Series(List.of(List.of(1.5, 2.5), List.of(3.5)));
        assertEquals(new Measurement(batches, Map.of("total", totals)), measurement());
        assertEquals(1, RunReader.read(run).strays());
        write("jmh.json", element("50.0", METRIC.formatted("ms/op", "[[4]]"), ""));
        assertEquals(List.of(4.0), measurement().batchMillis().values());
    }

    @Test
    void batchTimeOfZeroInASlotIsRefusedWhereItIsAMeasurement() throws Exception {
        write("slots.jsonl", "{\"cell\": \"a\", \"set\": 0, \"millis\": 0, \"metrics\": {}}");
        UnreadableRun refused = assertThrows(UnreadableRun.class, () -> RunReader.read(run));
        assertTrue(String.valueOf(refused.getMessage()).contains("a batch time of a is not above zero"));
        write("jmh.json", "[]");
        assertEquals(1, RunReader.read(run).slots().size());
    }

    @Test
    void compressedFileIsReadWhereThePlainOneIsMissing() throws Exception {
        write("jmh.json", element("50.0", METRIC.formatted("ms/op", "[[1, 2]]"), ""));
        write("slots.jsonl", "{\"cell\": \"a\", \"set\": 0, \"millis\": 1}");
        for (String file : List.of("study.yaml", "environment.json", "status.json", "jmh.json", "slots.jsonl")) {
            compress(file);
        }
        assertEquals(List.of(1.0, 2.0), measurement().batchMillis().values());
        assertEquals(1, RunReader.read(run).slots().size());
        write("slots.jsonl", "");
        assertEquals(List.of(), RunReader.read(run).slots());
    }

    @Test
    void compressedFileThatIsCutIsNamed() throws Exception {
        write("slots.jsonl", "{\"cell\": \"a\", \"set\": 0, \"millis\": 1}");
        compress("slots.jsonl");
        Path packed = run.resolve("slots.jsonl.gz");
        Files.write(packed, Arrays.copyOf(Files.readAllBytes(packed), 20));
        UnreadableRun refused = assertThrows(UnreadableRun.class, () -> RunReader.read(run));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("slots.jsonl.gz cannot be read: "));
    }

    @Test
    void twoCellsWithOneResultAreRefused() throws IOException {
        String study = Files.readString(run.resolve("study.yaml"));
        String cell = study.substring(study.indexOf("      - {id: a"));
        write("study.yaml", study + cell.replace("id: a", "id: b"));
        UnreadableRun refused = assertThrows(UnreadableRun.class, () -> RunReader.read(run));
        assertTrue(String.valueOf(refused.getMessage()).contains("occurs twice"), refused.getMessage());
    }

    private Measurement measurement() throws UnreadableRun {
        return Objects.requireNonNull(RunReader.read(run).measurement("a"));
    }

    private void compress(String file) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(run.resolve(file + ".gz")))) {
            Files.copy(run.resolve(file), out);
        }
        Files.delete(run.resolve(file));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(run.resolve(file), text);
    }

    private static String element(String delay, String primary, String secondary) {
        return """
                [{"benchmark": "B.b", "mode": "avgt", "params": {"limit": "1", "delay": "%s"}, "primaryMetric": %s,
                  "secondaryMetrics": {%s}}]
                """.formatted(delay, primary, secondary);
    }
}
