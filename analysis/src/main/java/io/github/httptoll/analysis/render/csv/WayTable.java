// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.csv;

import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.theory.WaysToWait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The same batch in several ways to wait as CSV: as predicted, and as measured.
public final class WayTable {
    private WayTable() {}

    public static String of(List<WaysToWait> ways) {
        return CsvTable.of(ways.stream().flatMap(batch -> batch.byTime().stream()).map(WayTable::row).toList());
    }

    private static Map<String, String> row(WaysToWait.Row way) {
        Parameters p = way.cell().parameters();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("client", p.client().id());
        row.put("strategy", p.strategy());
        row.put("calls", CsvTable.text(p.calls()));
        row.put("limit", CsvTable.text(p.limit()));
        row.put("delays_ms",
                p.delaysMillis().stream().distinct().map(CsvTable::number).collect(Collectors.joining(" ")));
        row.put("setup", String.join(" ", p.setup()));
        row.put("cell", way.cell().id());
        row.put("predicted_ms", CsvTable.number(way.predictedMillis()));
        CsvTable.quantity(row, "batch_ms", way.cell().measured().batchMillis());
        CsvTable.quantity(row, "batch_by_predicted", way.byPredicted());
        CsvTable.quantity(row, "cpu_us_per_request", way.cpuMicros());
        row.put("max_in_flight", CsvTable.text(way.cell().observed().maxInFlight()));
        return row;
    }
}
