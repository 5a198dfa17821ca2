// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.csv;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.ledger.Detail;
import io.github.httptoll.analysis.findings.ledger.Figures;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.ledger.Tails;
import io.github.httptoll.analysis.render.words.FaultWords;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One experiment as CSV (RFC 4180, but lines end with a line feed): a row for each cell, units in the header.
///
/// What is not there is empty.
public final class CsvTable {
    private CsvTable() {}

    public static String of(ExperimentResult experiment) {
        return of(experiment.cells().stream().map(CsvTable::row).toList());
    }

    /// Rows with the same columns; empty of none.
    static String of(List<Map<String, String>> rows) {
        return rows.isEmpty()
                ? ""
                : line(rows.getFirst().keySet())
                        + rows.stream().map(row -> line(row.values())).collect(Collectors.joining());
    }

    private static Map<String, String> row(CellResult cell) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("experiment", cell.experiment());
        row.put("cell", cell.id());
        row.put("client", cell.parameters().client().id());
        row.put("strategy", cell.parameters().strategy());
        row.put("calls", text(cell.parameters().calls()));
        row.put("limit", text(cell.parameters().limit()));
        row.put("replica", text(cell.parameters().replica()));
        row.put("delays_ms", cell.parameters().delaysMillis().stream().map(CsvTable::text)
                .collect(Collectors.joining(" ")));
        row.put("settings", cell.parameters().settings());
        row.put("session", cell.parameters().session());
        row.put("callback", cell.parameters().callback());
        row.put("stamps", cell.parameters().stamps() ? "on" : "off");
        row.put("setup", Names.setup(cell.parameters()));
        row.put("valid", text(cell.valid()));
        row.put("why", text(FaultWords.why(cell)));
        figures(row, cell.figures());
        counts(row, cell);
        return row;
    }

    private static void counts(Map<String, String> row, CellResult cell) {
        row.put("requests", text(cell.observed().requests()));
        row.put("failures", text(cell.observed().failures()));
        row.put("negative_phases", text(cell.observed().negative()));
        row.put("connections", text(cell.observed().connections()));
        row.put("connections_low", text(cell.allowed().connectionsLow()));
        row.put("connections_high", text(cell.allowed().connectionsHigh()));
        row.put("connection_per_request", text(cell.allowed().connectionPerRequest()));
        row.put("max_in_flight", text(cell.observed().maxInFlight()));
        row.put("max_in_flight_low", text(cell.allowed().leastInFlight()));
        row.put("max_in_flight_high", text(cell.allowed().mostInFlight()));
    }

    private static void figures(Map<String, String> row, @Nullable Figures figures) {
        Quantity batch = figures == null ? null : figures.batchMillis();
        row.put("n", text(batch == null ? null : batch.n()));
        row.put("batch_ms", mean(batch));
        row.put("batch_low_ms", low(batch));
        row.put("batch_high_ms", high(batch));
        row.put("ideal_ms", number(figures == null ? null : figures.idealMillis()));
        row.put("efficiency", number(figures == null ? null : figures.efficiency()));
        row.put("excess_us_per_request", number(figures == null ? null : figures.excessMicros().value()));
        Map<Phase, Quantity> phases = figures == null ? Map.of() : figures.phases();
        for (Phase phase : Phase.values()) {
            row.put(phase.key() + "_us_per_request", mean(phases.get(phase)));
        }
        Map<Part, Quantity> parts = figures == null ? Map.of() : figures.ledger().parts();
        for (Part part : Part.values()) {
            row.put("ledger_" + part.key() + "_us_per_request", mean(parts.get(part)));
        }
        for (Part part : List.of(Part.CLIENT, Part.WAKING, Part.POOL)) {
            row.put("ledger_" + part.key() + "_low_us_per_request", low(parts.get(part)));
            row.put("ledger_" + part.key() + "_high_us_per_request", high(parts.get(part)));
        }
        for (Detail detail : Detail.values()) {
            row.put("detail_" + detail.key() + "_us_per_request",
                    mean(figures == null ? null : figures.details().get(detail)));
        }
        for (Cost cost : Cost.values()) {
            row.put("cost_" + cost.name().toLowerCase(Locale.ROOT) + unit(cost),
                    mean(figures == null ? null : figures.costs().get(cost)));
        }
        for (int percent : Tails.PERCENTS) {
            row.put("total_p" + percent + "_us", mean(figures == null ? null : figures.tails().micros().get(percent)));
        }
    }

    private static String unit(Cost cost) {
        return switch (cost) {
            case CPU, CPU_USER, CPU_SYSTEM, JIT_CPU, RUN_QUEUE, RUN_QUEUE_JIT, RUN_QUEUE_GC, SERVER_CPU,
                    SERVER_RUN_QUEUE ->
                "_us_per_request";
            case SWITCHES_VOLUNTARY, SWITCHES_INVOLUNTARY -> "_per_request";
            case ALLOCATED -> "_bytes_per_request";
            case GC_COUNT -> "_per_iteration";
            case GC_TIME, JIT_TIME -> "_us_per_iteration";
            case PEAK_THREADS, DESCRIPTORS, VIRTUAL_QUEUE -> "_count";
        };
    }

    /// A number and both ends of its interval, each in a column.
    static void quantity(Map<String, String> row, String name, @Nullable Quantity quantity) {
        row.put(name, mean(quantity));
        row.put(name + "_low", low(quantity));
        row.put(name + "_high", high(quantity));
    }

    static String mean(@Nullable Quantity quantity) {
        return number(quantity == null ? null : quantity.value());
    }

    static String low(@Nullable Quantity quantity) {
        return number(quantity == null || quantity.interval() == null ? null : quantity.interval().low());
    }

    static String high(@Nullable Quantity quantity) {
        return number(quantity == null || quantity.interval() == null ? null : quantity.interval().high());
    }

    static String number(@Nullable Double value) {
        return text(Numbers.sixDigits(value));
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String line(Iterable<String> values) {
        StringBuilder line = new StringBuilder();
        for (String value : values) {
            line.append(line.isEmpty() ? "" : ",").append(quoted(value));
        }
        return line.append('\n').toString();
    }

    private static String quoted(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (",\"\r\n".indexOf(value.charAt(i)) >= 0) {
                return '"' + value.replace("\"", "\"\"") + '"';
            }
        }
        return value;
    }
}
