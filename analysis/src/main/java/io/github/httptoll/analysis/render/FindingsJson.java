// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.Allowed;
import io.github.httptoll.analysis.findings.CellResult;
import io.github.httptoll.analysis.findings.Contrast;
import io.github.httptoll.analysis.findings.ExperimentResult;
import io.github.httptoll.analysis.findings.Figures;
import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.Gates;
import io.github.httptoll.analysis.findings.Identical;
import io.github.httptoll.analysis.findings.Parameters;
import io.github.httptoll.analysis.findings.Part;
import io.github.httptoll.analysis.findings.Phase;
import io.github.httptoll.analysis.findings.Trust;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/// The findings as JSON, for programs. Others read its names: they are a contract. What is missing is null,
/// and so is the verdict of a comparison that no claim registered.
final class FindingsJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FindingsJson() {}

    static String of(Findings findings) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("run", findings.run());
        root.put("status", findings.trust().status());
        root.put("trust", trust(findings.trust()));
        root.put("network", findings.network());
        root.put("attribution", AttributionWords.json(findings.attribution()));
        root.put("environment", findings.environment());
        root.put("claims", findings.claims().stream().map(ClaimTable::json).toList());
        root.put("trials", findings.trials().stream().map(TrialTable::json).toList());
        root.put("sentences", ClaimSummary.json(findings.judgements()));
        root.put("foretold", ClaimSummary.json(findings));
        root.put("experiments", findings.experiments().stream().map(FindingsJson::experiment).toList());
        root.put("answer", Sentences.of(findings));
        root.put("comparisons", findings.findings().stream().map(Evidence::of)
                .flatMap(evidence -> evidence.rows().stream().map(row -> comparison(evidence.kind(), row))).toList());
        root.put("theory", TheoryJson.of(findings.theory()));
        return text(root);
    }

    static String text(Map<String, Object> root) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
        return JSON.writer().with(printer).writeValueAsString(root) + "\n";
    }

    private static Map<String, Object> trust(Trust trust) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("resumed", trust.resumed());
        json.put("noSteadyState", trust.noSteadyState());
        json.put("degraded", trust.degraded());
        return json;
    }

    private static Map<String, @Nullable Object> experiment(ExperimentResult experiment) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", experiment.id());
        json.put("question", experiment.question());
        json.put("aa", identical(experiment.identical()));
        json.put("gates", gates(experiment.gates()));
        json.put("cells", experiment.cells().stream().map(FindingsJson::cell).toList());
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> identical(@Nullable Identical identical) {
        if (identical == null) {
            return null;
        }
        Map<String, @Nullable Object> json = QuantityJson.of("ratio", identical.ratio());
        Quantity ungated = identical.ungated();
        json.put("ungated", ungated == null ? null : QuantityJson.of("ratio", ungated));
        return json;
    }

    private static @Nullable Map<String, Object> gates(@Nullable Gates gates) {
        if (gates == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("blocks", gates.blocks());
        json.put("voided", gates.voided());
        json.put("degraded", gates.degraded());
        json.put("observable", gates.observable());
        return json;
    }

    private static Map<String, @Nullable Object> cell(CellResult cell) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", cell.id());
        json.put("parameters", parameters(cell.parameters()));
        json.put("valid", cell.valid());
        json.put("why", FaultWords.why(cell));
        figures(json, cell.figures());
        json.put("expected", allowed(cell.allowed()));
        json.put("requests", cell.seen().requests());
        json.put("failures", cell.seen().failures());
        json.put("negative", cell.seen().negative());
        json.put("connectionsOpened", cell.seen().connections());
        json.put("maxInFlight", cell.seen().maxInFlight());
        return json;
    }

    private static Map<String, Object> parameters(Parameters p) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("client", p.client());
        json.put("strategy", p.strategy());
        json.put("calls", p.calls());
        json.put("limit", p.limit());
        json.put("replica", p.replica());
        json.put("delaysMillis", p.delaysMillis());
        json.put("settings", p.settings());
        json.put("session", p.session());
        json.put("callback", p.callback());
        json.put("stamps", p.stamps());
        json.put("setup", p.setup());
        return json;
    }

    private static Map<String, @Nullable Object> allowed(Allowed allowed) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("maxInFlightLow", allowed.leastInFlight());
        json.put("maxInFlight", allowed.mostInFlight());
        json.put("connectionsLow", allowed.connectionsLow());
        json.put("connectionsHigh", allowed.connectionsHigh());
        json.put("connectionPerRequest", allowed.connectionPerRequest());
        return json;
    }

    private static void figures(Map<String, @Nullable Object> json, @Nullable Figures figures) {
        Quantity batch = figures == null ? null : figures.batchMillis();
        json.put("n", batch == null ? null : batch.n());
        json.put("batchMillis", Numbers.exact(batch == null ? null : batch.value()));
        Interval interval = batch == null ? null : batch.interval();
        json.put("batchMillisLow", Numbers.exact(interval == null ? null : interval.low()));
        json.put("batchMillisHigh", Numbers.exact(interval == null ? null : interval.high()));
        json.put("idealMillis", Numbers.exact(figures == null ? null : figures.idealMillis()));
        json.put("efficiency", Numbers.exact(figures == null ? null : figures.efficiency()));
        json.put("excessPerRequestMicros", Numbers.exact(figures == null ? null : figures.excessMicros().value()));
        Map<String, @Nullable Double> phases = new LinkedHashMap<>();
        for (Phase phase : Phase.values()) {
            phases.put(phase.key(), QuantityJson.value(figures == null ? null : figures.phases().get(phase)));
        }
        json.put("perRequestMicros", phases);
        Map<String, @Nullable Double> parts = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            parts.put(part.key(), QuantityJson.value(figures == null ? null : figures.ledger().parts().get(part)));
        }
        json.put("ledgerMicros", parts);
        json.putAll(FigureColumns.json(figures));
    }

    private static Map<String, @Nullable Object> comparison(String kind, Evidence.Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Contrast contrast = row.contrast();
        json.put("kind", kind);
        json.put("a", row.cell().id());
        json.put("b", contrast == null ? null : contrast.second().id());
        QuantityJson.addTo(json, "ratio", contrast == null ? null : contrast.ratio());
        json.put("verdict", null);
        json.put("interval", contrast == null ? null : Evidence.lies(contrast));
        json.put("note", row.note());
        return json;
    }
}
