// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.Cost;
import io.github.httptoll.analysis.findings.Detail;
import io.github.httptoll.analysis.findings.Figures;
import io.github.httptoll.analysis.findings.Ledger;
import io.github.httptoll.analysis.findings.Part;
import io.github.httptoll.analysis.findings.Tails;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The client's part with its interval, the costs and the details of a cell, for files that programs read.
final class FigureColumns {
    private FigureColumns() {}

    /// One entry for each column, units in the name; null for what was not observed.
    static Map<String, @Nullable Double> csv(@Nullable Figures figures) {
        Map<String, @Nullable Double> columns = new LinkedHashMap<>();
        Quantity client = figures == null ? null : figures.ledger().parts().get(Part.CLIENT);
        Interval interval = client == null ? null : client.interval();
        columns.put("ledger_client_low_us_per_request", interval == null ? null : interval.low());
        columns.put("ledger_client_high_us_per_request", interval == null ? null : interval.high());
        for (Detail detail : Detail.values()) {
            columns.put("detail_" + detail.key() + "_us_per_request",
                    QuantityJson.value(figures == null ? null : figures.details().get(detail)));
        }
        for (Cost cost : Cost.values()) {
            columns.put("cost_" + cost.name().toLowerCase(Locale.ROOT) + unit(cost),
                    QuantityJson.value(figures == null ? null : figures.costs().get(cost)));
        }
        for (int percent : Tails.PERCENTS) {
            columns.put("total_p" + percent + "_us",
                    QuantityJson.value(figures == null ? null : figures.tails().micros().get(percent)));
        }
        return columns;
    }

    /// What was not observed is absent, or null.
    static Map<String, @Nullable Object> json(@Nullable Figures figures) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Map<String, Object> details = new LinkedHashMap<>();
        Map<String, Object> costs = new LinkedHashMap<>();
        if (figures != null) {
            figures.details()
                    .forEach((detail, quantity) -> details.put(detail.key(), QuantityJson.of("value", quantity)));
            figures.costs().forEach((cost, quantity) -> costs.put(cost.key(), QuantityJson.of("value", quantity)));
        }
        Ledger ledger = figures == null ? null : figures.ledger();
        Map<String, @Nullable Object> client = QuantityJson.of("value",
                ledger == null ? null : ledger.parts().get(Part.CLIENT));
        client.put("floor", ledger == null ? null : ledger.floor().name().toLowerCase(Locale.ROOT));
        json.put("client", client);
        json.put("detail", details);
        json.put("cost", costs);
        json.put("tails", figures == null ? null : tails(figures.tails()));
        return json;
    }

    private static Map<String, @Nullable Object> tails(Tails tails) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("ofOneBatch", tails.ofOneBatch());
        for (int percent : Tails.PERCENTS) {
            Quantity micros = tails.micros().get(percent);
            json.put("p" + percent, micros == null ? null : QuantityJson.of("micros", micros));
        }
        return json;
    }

    private static String unit(Cost cost) {
        return switch (cost) {
            case CPU, CPU_USER, CPU_SYSTEM, RUN_QUEUE, RUN_QUEUE_JIT, RUN_QUEUE_GC, SERVER_CPU, SERVER_RUN_QUEUE ->
                "_us_per_request";
            case SWITCHES_VOLUNTARY, SWITCHES_INVOLUNTARY -> "_per_request";
            case ALLOCATED -> "_bytes_per_request";
            case GC_COUNT -> "_per_iteration";
            case GC_TIME, JIT_TIME -> "_us_per_iteration";
            case PEAK_THREADS, DESCRIPTORS, VIRTUAL_QUEUE -> "_count";
        };
    }
}
