// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.cell.Batch;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.cpu.CpuProfile;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.ledger.Figures;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.render.words.BatchWords;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.ShownPart;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The numbers of the charts as JSON.
///
/// A quantity is `[value, low, high, text]`: the page rounds nothing, it shows the text.
final class ChartData {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ChartData() {}

    static String of(Measured measured, List<Batch> batches, List<CpuProfile> profiles) {
        Map<String, Object> root = new LinkedHashMap<>();
        Map<String, String> parts = new LinkedHashMap<>();
        ShownPart.ALL.forEach(part -> parts.put(part.key(), part.name()));
        Map<String, String> costs = new LinkedHashMap<>();
        Grids.COSTS.forEach((cost, name) -> costs.put(cost.key(), name));
        root.put("parts", parts);
        root.put("costs", costs);
        root.put("cells", measured.cells().stream().map(cell -> cell(measured, cell)).toList());
        Map<String, String> phases = new LinkedHashMap<>();
        Batch.PHASES.forEach(phase -> phases.put(phase.key(), BatchWords.word(phase)));
        root.put("phases", phases);
        root.put("firstBatch", BatchWords.first(batches));
        root.put("batches", batches.stream().map(batch -> batch(measured.refs(), batch)).toList());
        if (!profiles.isEmpty()) {
            root.put("cpu", new CpuData(measured.refs(), profiles).json());
        }
        return JSON.writeValueAsString(root);
    }

    /// Each request as its number, when it was submitted, and how long its phases took, in microseconds.
    private static Map<String, @Nullable Object> batch(CellLinks refs, Batch batch) {
        Parameters p = batch.cell().parameters();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", batch.cell().id());
        json.put("at", refs.of(batch.cell()).anchor());
        json.put("name", CellLinks.name(p));
        json.put("experiment", batch.cell().experiment());
        json.put("load", Workload.words(p));
        json.put("beside", batch.beside());
        json.put("micros", batch.micros());
        json.put("says", BatchWords.says(batch));
        json.put("requests", batch.lines().stream().map(line -> Stream.concat(
                Stream.of((long) line.number(), line.submittedMicros()),
                Batch.PHASES.stream().map(phase -> line.micros().getOrDefault(phase, 0L))).toList()).toList());
        return json;
    }

    private static Map<String, @Nullable Object> cell(Measured measured, CellResult cell) {
        Figures figures = cell.measured();
        Parameters p = cell.parameters();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", cell.id());
        json.put("name", CellLinks.name(p));
        json.put("at", measured.refs().of(cell).anchor());
        json.put("level", measured.refs().level(cell));
        json.put("experiment", cell.experiment());
        json.put("load", Workload.words(p));
        json.put("replica", p.replica() > 1);
        json.put("client", Names.word(p.client()));
        json.put("strategy", Names.word(p.strategy()));
        json.put("limit", p.limit());
        json.put("delay", Names.delay(p.delaysMillis()) + ", N = " + p.calls());
        json.put("curve", Measured.isOfCurve(cell));
        json.put("total", quantity(figures.phases().get(Phase.TOTAL)));
        json.put("batch", Numbers.rounded(figures.batchMillis()).toString());
        json.put("ideal", Numbers.trimmed(figures.idealMillis()));
        json.put("excess", Numbers.rounded(figures.excessMicros()).toString());
        json.put("efficiency", quantity(Measured.efficiency(figures)));
        Map<String, @Nullable Object> tails = new LinkedHashMap<>();
        figures.tails().micros()
                .forEach((percent, micros) -> tails.put("p" + percent, quantity(micros.dividedBy(1e3, Unit.MILLIS))));
        json.put("tails", tails.isEmpty() ? null : tails);
        json.put("oneBatch", figures.tails().ofOneBatch());
        Map<Part, Quantity> parts = Grids.parts(figures);
        Map<String, @Nullable Object> ledger = new LinkedHashMap<>();
        ShownPart.ALL.stream().map(ShownPart::part).filter(parts::containsKey)
                .forEach(part -> ledger.put(part.key(), quantity(parts.get(part))));
        json.put("parts", ledger);
        json.put("overhead", quantity(figures.ledger().overhead()));
        Map<String, @Nullable Object> costs = new LinkedHashMap<>();
        for (Cost cost : Grids.COSTS.keySet()) {
            if (figures.costs().containsKey(cost)) {
                costs.put(cost.key(), quantity(figures.costs().get(cost)));
            }
        }
        json.put("costs", costs);
        return json;
    }

    private static @Nullable List<@Nullable Object> quantity(@Nullable Quantity quantity) {
        if (quantity == null) {
            return null;
        }
        List<@Nullable Object> json = new ArrayList<>();
        json.add(Numbers.sixDigits(quantity.value()));
        Interval interval = quantity.interval();
        json.add(interval == null ? null : Numbers.sixDigits(interval.low()));
        json.add(interval == null ? null : Numbers.sixDigits(interval.high()));
        json.add(Numbers.rounded(quantity).toString());
        return json;
    }
}
