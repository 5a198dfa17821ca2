// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.CellResult;
import io.github.httptoll.analysis.findings.Cost;
import io.github.httptoll.analysis.findings.Detail;
import io.github.httptoll.analysis.findings.ExperimentResult;
import io.github.httptoll.analysis.findings.Figures;
import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Part;
import io.github.httptoll.analysis.findings.Phase;
import io.github.httptoll.analysis.findings.Quantity;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunReader;
import io.github.httptoll.analysis.read.Series;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every cell of the whole sample: what the model says of it is what was measured, and the files that programs read say the same.
final class CellsInReportTest {
    /// Six digits are written.
    private static final double DIGITS = 1e-5;
    private static final Set<Part> PARTS = Set.of(Part.NETWORK, Part.SERVER, Part.LIMIT, Part.CLIENT, Part.SCHEDULING,
            Part.RESIDUAL);

    private static List<CellResult> cells = List.of();
    private static Map<String, JsonNode> json = Map.of();
    private static Map<String, Map<String, String>> csv = Map.of();
    private static @Nullable Run read;

    @BeforeAll
    static void report(@TempDir Path temporary) throws Exception {
        SampleRun run = SampleRun.copyInto(temporary);
        assertEquals(0, run.analyse().code());
        read = RunReader.read(temporary);
        List<ExperimentResult> experiments = Findings.of(read).experiments();
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
    void figuresAreMeansOfWhatWasMeasured() {
        measured().forEach((cell, measurement) -> {
            Figures figures = cell.measured();
            assertMean(measurement.batchMillis(), figures.batchMillis(), cell.id());
            figures.phases().forEach((phase, quantity) -> {
                Series series = measurement.metric(phase.key());
                assertTrue(series != null || phase == Phase.TRANSPORT, cell.id() + " " + phase);
                if (series != null) {
                    assertMean(series, quantity, cell.id() + " " + phase);
                }
            });
            figures.costs().forEach((cost, quantity) -> assertMean(
                    Objects.requireNonNull(measurement.metric("cost" + upper(cost.key()))), quantity,
                    cell.id() + " " + cost));
            figures.details().forEach((detail, quantity) -> assertMean(
                    Objects.requireNonNull(measurement.metric("detail" + upper(detail.key()))), quantity,
                    cell.id() + " " + detail));
        });
    }

    @Test
    void whatWasMeasuredIsAmongTheFigures() {
        measured().forEach((cell, measurement) -> {
            Set<String> names = measurement.metrics().keySet();
            Figures figures = cell.measured();
            assertEquals(Stream.of(Cost.values()).filter(cost -> names.contains("cost" + upper(cost.key())))
                    .collect(Collectors.toSet()), figures.costs().keySet(), cell.id());
            assertEquals(Stream.of(Detail.values()).filter(detail -> names.contains("detail" + upper(detail.key())))
                    .collect(Collectors.toSet()), figures.details().keySet(), cell.id());
            assertTrue(Stream.of(Phase.values()).filter(phase -> names.contains(phase.key()))
                    .allMatch(figures.phases()::containsKey), cell.id());
        });
    }

    @Test
    void partsAddUpToTheTotal() {
        measured().forEach((cell, _) -> {
            Map<Part, Quantity> parts = cell.measured().ledger().parts();
            Quantity total = cell.measured().phases().get(Phase.TOTAL);
            if (total == null) {
                return;
            }
            boolean split = parts.containsKey(Part.NETWORK) && parts.containsKey(Part.CLIENT);
            double sum = parts.entrySet().stream().filter(part -> PARTS.contains(part.getKey()))
                    .mapToDouble(part -> part.getValue().value()).sum();
            double transport = Objects.requireNonNull(cell.measured().phases().get(Phase.TRANSPORT)).value();
            assertEquals(total.value(), split ? sum : sum + transport, total.value() * 1e-9, cell.id());
            if (split) {
                assertEquals(transport, value(parts.get(Part.NETWORK)) + value(parts.get(Part.CLIENT)),
                        total.value() * 1e-9, cell.id());
            }
        });
    }

    @Test
    void countsAreTheSumsOrTheMostOfTheIterations() {
        measured().forEach((cell, measurement) -> {
            assertEquals(sum(measurement.metric("requests")), cell.seen().requests(), cell.id());
            assertEquals(sum(measurement.metric("failures")), cell.seen().failures(), cell.id());
            assertEquals(sum(measurement.metric("negative")), cell.seen().negative(), cell.id());
            assertEquals(most(measurement.metric("connectionsOpened")), cell.seen().connections(), cell.id());
            assertEquals(most(measurement.metric("maxInFlight")), cell.seen().maxInFlight(), cell.id());
        });
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
            assertSame(cell.seen().requests(), node.get("requests"), row.get("requests"));
            assertSame(cell.seen().failures(), node.get("failures"), row.get("failures"));
            assertSame(cell.seen().negative(), node.get("negative"), row.get("negative_phases"));
            assertSame(cell.seen().connections(), node.get("connectionsOpened"), row.get("connections"));
            assertSame(cell.seen().maxInFlight(), node.get("maxInFlight"), row.get("max_in_flight"));
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

    private static Map<CellResult, Measurement> measured() {
        Map<CellResult, Measurement> measured = cells.stream().filter(cell -> cell.figures() != null)
                .collect(Collectors.toMap(cell -> cell,
                        cell -> Objects.requireNonNull(Objects.requireNonNull(read).measurement(cell.id()))));
        assertEquals(46, measured.size());
        return measured;
    }

    private static void assertMean(Series series, Quantity quantity, String what) {
        double mean = series.sets().stream()
                .mapToDouble(set -> set.stream().mapToDouble(Double::doubleValue).average().orElseThrow()).average()
                .orElseThrow();
        assertEquals(mean, quantity.value(), Math.abs(mean) * 1e-9, what);
        assertEquals(series.values().size(), quantity.n(), what);
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

    private static double value(@Nullable Quantity quantity) {
        return Objects.requireNonNull(quantity).value();
    }

    private static @Nullable Long sum(@Nullable Series series) {
        return series == null ? null : Math.round(series.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    private static @Nullable Long most(@Nullable Series series) {
        return series == null
                ? null
                : Math.round(series.values().stream().max(Double::compare).orElseThrow());
    }

    private static String upper(String key) {
        return Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }
}
