// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RunReaderTest extends OneCellRun {
    @Test
    void numbersHaveTheUnitsOfTheirMetrics() throws Exception {
        write("slots.jsonl",
                """
                        {"cell": "a", "set": 0, "millis": 50, "metrics": {"send": 7.0, "requests": 4, "costAllocated": 512, "costCpu": 9}}
                        """);
        Measurement measurement = measurement();
        assertEquals(new Sample(List.of(List.of(50.0)), Unit.MILLIS), measurement.batchMillis());
        assertEquals(Map.of("send", Unit.MICROS, "requests", Unit.ONE, "costAllocated", Unit.BYTES, "costCpu",
                Unit.MICROS),
                measurement.metrics().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, metric -> metric.getValue().unit())));
    }

    @Test
    void olderRunHasNoHandOffsOneClockCheckAndNoWire() throws Exception {
        Run read = RunReader.read(run);
        assertNull(read.study().experiments().getFirst().cells().getFirst().handOffs());
        assertEquals("loopback", read.study().network());
        assertEquals(1, read.environment().clock().checks());
        assertNull(read.environment().wire());
    }

    @Test
    void firstBatchOfACellCountsAndACutLineDoesNot() throws Exception {
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
        write("study.yaml", Files.readString(run.resolve("study.yaml")).replace("limit: \"1\"",
                "limit: \"1\", injectedMillis: \"much\""));
        UnreadableRun refused = assertThrows(UnreadableRun.class, () -> RunReader.read(run));
        assertTrue(String.valueOf(refused.getMessage()).contains("injectedMillis is 'much' in cell a"));
    }

    @Test
    void setsAndIterationsKeepTheirPlaces() throws Exception {
        write("slots.jsonl", """
                {"cell": "a", "set": 1, "block": 0, "millis": 3, "metrics": {"send": 9.0, "total": 3.5}}
                {"cell": "a", "set": 0, "block": 0, "millis": 1, "metrics": {"send": 7.0, "total": 1.5}}
                {"cell": "a", "set": 0, "block": 1, "attempt": 1, "void": true, "millis": 9, "metrics": {"total": 9.5}}
                {"cell": "a", "set": 0, "block": 1, "attempt": 2, "millis": 2, "metrics": {"total": 2.5}}
                """);
        assertEquals(Map.of("total", new Sample(List.of(List.of(1.5, 2.5), List.of(3.5)), Unit.MICROS)),
                measurement().metrics());
        assertEquals(List.of(List.of(1.0, 2.0), List.of(3.0)), measurement().batchMillis().sets());
    }

    @Test
    void metricWithAValueThatIsNotANumberIsNotObserved() throws Exception {
        write("slots.jsonl", """
                {"cell": "a", "set": 0, "millis": 1, "metrics": {"send": 1}}
                {"cell": "a", "set": 0, "millis": 2, "metrics": {"send": "NaN"}}
                """);
        assertNull(measurement().metric("send"));
    }

    @Test
    void slotOfAnotherCellBelongsToNone() throws Exception {
        write("slots.jsonl", "{\"cell\": \"b\", \"set\": 0, \"millis\": 1}");
        Run read = RunReader.read(run);
        assertNull(read.measurement("a"));
        assertNull(read.measurement("b"));
        assertEquals(1, read.strays());
    }

    @Test
    void batchTimeOfZeroIsRefusedUnlessItsBlockIsVoid() throws Exception {
        String slot = "{\"cell\": \"a\", \"set\": 0, \"millis\": 0, \"void\": %s}";
        write("slots.jsonl", slot.formatted(false));
        UnreadableRun refused = assertThrows(UnreadableRun.class, () -> RunReader.read(run));
        assertTrue(String.valueOf(refused.getMessage())
                .startsWith("slots.jsonl is damaged: a batch time of a is not above zero"));
        write("slots.jsonl", slot.formatted(true));
        assertEquals(1, RunReader.read(run).slots().size());
    }

    @Test
    void slotsAreReadWithOrWithoutGates() throws Exception {
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
        assertEquals(List.of(), RunReader.read(run).status().resumed());
        String status = "{\"status\": \"complete\", \"planned\": 1, \"measured\": 1, \"seconds\": 1.5, \"resumed\": [\"%s\"]}";
        write("status.json", status.formatted("2026-01-31T12:00:00.123456789Z"));
        assertEquals(List.of(Instant.parse("2026-01-31T12:00:00.123456789Z")), RunReader.read(run).status().resumed());
        write("status.json", status.formatted("yesterday"));
        UnreadableRun refused = assertThrows(UnreadableRun.class, () -> RunReader.read(run));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("status.json is damaged"), refused.getMessage());
    }

    @Test
    void slotsMayBeMissingWhereNothingWasMeasured() throws Exception {
        Files.delete(run.resolve("slots.jsonl"));
        assertThrows(UnreadableRun.class, () -> RunReader.read(run));
        write("status.json", "{\"status\": \"failed\", \"planned\": 1, \"measured\": 0, \"seconds\": 1.5}");
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
