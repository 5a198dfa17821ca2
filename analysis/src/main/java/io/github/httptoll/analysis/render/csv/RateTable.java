// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.csv;

import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.rate.Latency;
import io.github.httptoll.analysis.findings.rate.RateLevel;
import io.github.httptoll.analysis.findings.rate.Rates;
import io.github.httptoll.analysis.findings.rate.Stall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every level of a run as CSV: both clocks, the pacer's lag, the wait until a call is fired, and what a closed loop reports of a stall.
public final class RateTable {
    private RateTable() {}

    public static String of(Rates rates) {
        return CsvTable.of(Stream.concat(rates.levels().map(level -> row(level, null)),
                rates.stalls().stream().map(stall -> row(stall.level(), stall))).toList());
    }

    private static Map<String, String> row(RateLevel level, @Nullable Stall stall) {
        Parameters p = level.cell().parameters();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("experiment", level.cell().experiment());
        row.put("cell", level.cell().id());
        row.put("client", p.client().id());
        row.put("strategy", p.strategy());
        row.put("limit", CsvTable.text(p.limit()));
        row.put("arrivals", level.plan().arrivals().toLowerCase(Locale.ROOT));
        row.put("offered_per_s", CsvTable.number(level.offered()));
        row.put("share", CsvTable.number(level.plan().share()));
        row.put("achieved_per_s", CsvTable.mean(level.achieved()));
        row.put("carried_per_s", CsvTable.mean(level.carried()));
        counts(row, level);
        latency(row, "due", level.fromDue());
        latency(row, "fired", level.fromFired());
        latency(row, "lag", level.pacing().lag());
        latency(row, "wait", level.pacing().waiting());
        latency(row, "closed_loop", stall == null ? null : stall.closed());
        CsvTable.quantity(row, "p99_due_by_closed_loop", stall == null ? null : stall.hides());
        CsvTable.quantity(row, "p99_due_by_fired", level.leaves());
        CsvTable.quantity(row, "p99_due_of_second_jvm_by_first", level.identical());
        row.put("client_cpu_us_per_request", CsvTable.mean(level.costs().client()));
        row.put("pacer_cpu_us_per_request", CsvTable.mean(level.costs().pacer()));
        row.put("server_cpu_us_per_request", CsvTable.mean(level.costs().server()));
        CsvTable.quantity(row, "in_flight_counted_by_computed", level.costs().little());
        return row;
    }

    private static void counts(Map<String, String> row, RateLevel level) {
        row.put("requests", CsvTable.text(level.counts().offered()));
        row.put("answered", CsvTable.text(level.counts().answered()));
        row.put("failed", CsvTable.text(level.counts().failed()));
        row.put("unfired", CsvTable.text(level.counts().unfired()));
        row.put("unanswered", CsvTable.text(level.counts().unanswered()));
        row.put("valid", CsvTable.text(level.valid()));
        row.put("saturated", CsvTable.text(level.saturated()));
        row.put("turns", CsvTable.text(level.turns()));
        row.put("void_turns", CsvTable.text(level.voided()));
    }

    private static void latency(Map<String, String> row, String clock, @Nullable Latency latency) {
        for (double percent : Latency.PERCENTS) {
            CsvTable.quantity(row, clock + "_p" + CsvTable.text(percent).replaceFirst("\\.0$", "") + "_us",
                    latency == null ? null : latency.at(percent));
        }
        CsvTable.quantity(row, clock + "_mean_us", latency == null ? null : latency.mean());
        row.put(clock + "_most_us", CsvTable.mean(latency == null ? null : latency.most()));
    }
}
