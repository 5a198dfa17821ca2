// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.csv;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cpu.CpuDifference.OwnerDifference;
import io.github.httptoll.analysis.findings.layer.Layers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Layers and their engines as CSV. A row has the overhead of calls that are made one at a time, or what the server saw of calls at once.
public final class LayerTable {
    private LayerTable() {}

    public static String of(Layers layers) {
        List<OwnerDifference> owners = layers.overheads().stream()
                .flatMap(row -> row.cause() == null ? Stream.of() : row.cause().owners().stream()).toList();
        List<String> names = owners.stream().map(LayerTable::column).distinct().toList();
        return CsvTable.of(Stream.concat(layers.overheads().stream().map(row -> row(row, names)),
                layers.limits().stream().map(row -> row(row, names))).toList());
    }

    private static String column(OwnerDifference owner) {
        return "cpu_of_" + owner.owner().name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_") + "_us";
    }

    private static Map<String, String> row(Layers.Overhead found, List<String> owners) {
        Map<String, String> row = cells(found.layer(), found.engine());
        CsvTable.quantity(row, "engine_us", found.engineMicros());
        CsvTable.quantity(row, "overhead_us", found.micros());
        CsvTable.quantity(row, "cpu_us", found.cpuMicros());
        CsvTable.quantity(row, "wake_ups", found.wakeUps());
        owners.forEach(owner -> row.put(owner, ""));
        if (found.cause() != null) {
            found.cause().owners().forEach(owner -> row.put(column(owner), CsvTable.mean(owner.micros())));
        }
        counts(row, "", "", "", "", "");
        return row;
    }

    private static Map<String, String> row(Layers.Limit found, List<String> owners) {
        Map<String, String> row = cells(found.layer(), found.engine());
        List.of("engine_us", "overhead_us", "cpu_us", "wake_ups").forEach(name -> CsvTable.quantity(row, name, null));
        owners.forEach(owner -> row.put(owner, ""));
        CellResult.ObservedCounts mine = found.layer().observed();
        CellResult.ObservedCounts its = found.engine().observed();
        counts(row, CsvTable.text(mine.maxInFlight()), CsvTable.text(its.maxInFlight()),
                CsvTable.text(mine.connections()), CsvTable.text(its.connections()), CsvTable.text(found.isKept()));
        return row;
    }

    private static Map<String, String> cells(CellResult layer, CellResult engine) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("layer", layer.parameters().client().id());
        row.put("engine", engine.parameters().client().id());
        row.put("layer_strategy", layer.parameters().strategy());
        row.put("engine_strategy", engine.parameters().strategy());
        row.put("calls", CsvTable.text(layer.parameters().calls()));
        row.put("limit", CsvTable.text(layer.parameters().limit()));
        row.put("settings", layer.parameters().settings());
        row.put("layer_cell", layer.id());
        row.put("engine_cell", engine.id());
        return row;
    }

    private static void counts(Map<String, String> row, String mine, String its, String connections,
            String itsConnections, String kept) {
        row.put("layer_max_in_flight", mine);
        row.put("engine_max_in_flight", its);
        row.put("layer_connections", connections);
        row.put("engine_connections", itsConnections);
        row.put("limits_kept", kept);
    }
}
