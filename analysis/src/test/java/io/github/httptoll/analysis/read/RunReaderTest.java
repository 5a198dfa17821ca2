// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class RunReaderTest extends OneCellRun {
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
    void twoCellsWithOneResultAreRefused() throws IOException {
        String study = Files.readString(run.resolve("study.yaml"));
        String cell = study.substring(study.indexOf("      - {id: a"));
        write("study.yaml", study + cell.replace("id: a", "id: b"));
        UnreadableRun refused = assertThrows(UnreadableRun.class, () -> RunReader.read(run));
        assertTrue(String.valueOf(refused.getMessage()).contains("occurs twice"), refused.getMessage());
    }
}
