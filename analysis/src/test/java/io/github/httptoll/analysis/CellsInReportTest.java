// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.ledger.Figures;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.read.RunReader;
import io.github.httptoll.analysis.statistics.Quantity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every cell of the whole sample: the files that programs read say what the model says.
final class CellsInReportTest {
    /// Six digits are written.
    private static final double DIGITS = 1e-5;

    private static List<CellResult> cells = List.of();
    private static Map<String, JsonNode> json = Map.of();
    private static Map<String, Map<String, String>> csv = Map.of();

    @BeforeAll
    static void report(@TempDir Path temporary) throws Exception {
        SampleRun run = SampleRun.copyInto(temporary);
        assertEquals(0, run.analyse().code());
        List<ExperimentResult> experiments = Findings.of(RunReader.read(temporary)).experiments();
        cells = experiments.stream().flatMap(experiment -> experiment.cells().stream()).toList();
        json = JsonMapper.builder().build().readTree(run.read("findings.json")).get("experiments").valueStream()
                .flatMap(experiment -> experiment.get("cells").valueStream())
                .collect(Collectors.toMap(cell -> cell.get("id").asString(), cell -> cell));
        csv = new TreeMap<>();
        for (ExperimentResult experiment : experiments) {
            Csv.rows(run.read("tables/" + experiment.id() + ".csv")).forEach(row -> csv.put(row.get("cell"), row));
        }
    }

    @Test
    void allCellsAreInAllFiles() {
        assertEquals(47, cells.size());
        Set<String> ids = cells.stream().map(CellResult::id).collect(Collectors.toSet());
        assertEquals(ids, json.keySet());
        assertEquals(ids, csv.keySet());
    }

    @Test
    void jsonAndCsvSayWhatTheModelSays() {
        for (CellResult cell : cells) {
            JsonNode node = Objects.requireNonNull(json.get(cell.id()));
            Map<String, String> row = Objects.requireNonNull(csv.get(cell.id()));
            assertEquals(cell.valid(), node.get("valid").asBoolean());
            assertEquals(String.valueOf(cell.valid()), row.get("valid"));
            assertEquals(node.get("why").isNull() ? "" : node.get("why").asString(), row.get("why"));
            Figures figures = cell.figures();
            if (figures == null) {
                assertEquals("", row.get("batch_ms"));
                assertTrue(node.get("batchMillis").isNull());
                continue;
            }
            assertWritten(figures.batchMillis(), node.get("batchMillis"), row.get("batch_ms"), cell.id());
            assertEquals(figures.batchMillis().n(), node.get("n").asInt());
            assertEquals(String.valueOf(figures.batchMillis().n()), row.get("n"));
            for (Phase phase : Phase.values()) {
                assertWritten(figures.phases().get(phase), node.get("perRequestMicros").get(phase.key()),
                        row.get(phase.key() + "_us_per_request"), cell.id() + " " + phase);
            }
            for (Part part : Part.values()) {
                assertWritten(figures.ledger().parts().get(part), node.get("ledgerMicros").get(part.key()),
                        row.get("ledger_" + part.key() + "_us_per_request"), cell.id() + " " + part);
            }
        }
    }

    @Test
    void countsAndTheirBoundsAreWritten() {
        for (CellResult cell : cells) {
            JsonNode node = Objects.requireNonNull(json.get(cell.id()));
            Map<String, String> row = Objects.requireNonNull(csv.get(cell.id()));
            JsonNode expected = node.get("expected");
            assertSame(cell.observed().requests(), node.get("requests"), row.get("requests"));
            assertSame(cell.observed().failures(), node.get("failures"), row.get("failures"));
            assertSame(cell.observed().negative(), node.get("negative"), row.get("negative_phases"));
            assertSame(cell.observed().connections(), node.get("connectionsOpened"), row.get("connections"));
            assertSame(cell.observed().maxInFlight(), node.get("maxInFlight"), row.get("max_in_flight"));
            assertSame(cell.allowed().leastInFlight(), expected.get("maxInFlightLow"), row.get("max_in_flight_low"));
            assertSame(cell.allowed().mostInFlight(), expected.get("maxInFlight"), row.get("max_in_flight_high"));
            assertSame(cell.allowed().connectionsLow(), expected.get("connectionsLow"), row.get("connections_low"));
            assertSame(cell.allowed().connectionsHigh(), expected.get("connectionsHigh"), row.get("connections_high"));
            assertSame(cell.allowed().connectionPerRequest(), expected.get("connectionPerRequest"),
                    row.get("connection_per_request"));
        }
    }

    private static void assertSame(@Nullable Object value, JsonNode node, String field) {
        assertEquals(value == null ? "" : value.toString(), field);
        assertEquals(field, node.isNull() ? "" : node.asString());
    }

    private static void assertWritten(@Nullable Quantity quantity, @Nullable JsonNode node, String field, String what) {
        if (quantity == null) {
            assertTrue(node == null || node.isNull(), what);
            assertEquals("", field, what);
            return;
        }
        double written = Objects.requireNonNull(node).asDouble();
        assertEquals(quantity.value(), written, Math.abs(quantity.value()) * DIGITS, what);
        assertEquals(written, Double.parseDouble(field), what);
    }
}
