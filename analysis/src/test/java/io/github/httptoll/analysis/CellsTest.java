// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.ledger.Detail;
import io.github.httptoll.analysis.findings.ledger.Figures;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunReader;
import io.github.httptoll.analysis.read.UnreadableRun;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every cell of the whole sample: its figures are what was measured.
final class CellsTest {
    private static final Set<Part> PARTS = Set.of(Part.NETWORK, Part.WAKING, Part.SERVER, Part.LIMIT, Part.POOL,
            Part.CLIENT, Part.SCHEDULING, Part.RESIDUAL);
    private static final Set<Part> IN_TRANSPORT = Set.of(Part.NETWORK, Part.WAKING, Part.POOL, Part.CLIENT);

    private static @Nullable Run read;

    @BeforeAll
    static void readTheSample() throws UnreadableRun {
        read = RunReader.read(SampleRun.resource("sample"));
    }

    @Test
    void figuresAreMeansOfWhatWasMeasured() {
        measured().forEach((cell, measurement) -> {
            Figures figures = cell.measured();
            assertMean(measurement.batchMillis(), figures.batchMillis(), cell.id());
            figures.phases().forEach((phase, quantity) -> {
                Sample series = measurement.metric(phase.key());
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
            double sum = sum(parts, PARTS);
            double transport = Objects.requireNonNull(cell.measured().phases().get(Phase.TRANSPORT)).value();
            assertEquals(total.value(), split ? sum : sum + transport, total.value() * 1e-9, cell.id());
            if (split) {
                assertEquals(transport, sum(parts, IN_TRANSPORT), total.value() * 1e-9, cell.id());
            }
        });
    }

    private static double sum(Map<Part, Quantity> parts, Set<Part> counted) {
        return parts.entrySet().stream().filter(part -> counted.contains(part.getKey()))
                .mapToDouble(part -> part.getValue().value()).sum();
    }

    @Test
    void countsAreTheSumsOrTheMostOfTheIterations() {
        measured().forEach((cell, measurement) -> {
            assertEquals(sum(measurement.metric("requests")), cell.observed().requests(), cell.id());
            assertEquals(sum(measurement.metric("failures")), cell.observed().failures(), cell.id());
            assertEquals(sum(measurement.metric("negative")), cell.observed().negative(), cell.id());
            assertEquals(most(measurement.metric("connectionsOpened")), cell.observed().connections(), cell.id());
            assertEquals(most(measurement.metric("maxInFlight")), cell.observed().maxInFlight(), cell.id());
        });
    }

    private static Map<CellResult, Measurement> measured() {
        Map<CellResult, Measurement> measured = Findings.of(Objects.requireNonNull(read)).experiments().stream()
                .flatMap(experiment -> experiment.cells().stream()).filter(cell -> cell.figures() != null)
                .collect(Collectors.toMap(cell -> cell,
                        cell -> Objects.requireNonNull(Objects.requireNonNull(read).measurement(cell.id()))));
        assertEquals(46, measured.size());
        return measured;
    }

    private static void assertMean(Sample series, Quantity quantity, String what) {
        double mean = series.sets().stream()
                .mapToDouble(set -> set.stream().mapToDouble(Double::doubleValue).average().orElseThrow()).average()
                .orElseThrow();
        assertEquals(mean, quantity.value(), Math.abs(mean) * 1e-9, what);
        assertEquals(series.values().length, quantity.n(), what);
    }

    private static @Nullable Long sum(@Nullable Sample series) {
        return series == null ? null : Math.round(Arrays.stream(series.values()).sum());
    }

    private static @Nullable Long most(@Nullable Sample series) {
        return series == null
                ? null
                : Math.round(Arrays.stream(series.values()).max().orElseThrow());
    }

    private static String upper(String key) {
        return Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }
}
