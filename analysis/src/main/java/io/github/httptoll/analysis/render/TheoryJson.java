// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.Clocks;
import io.github.httptoll.analysis.findings.Crossover;
import io.github.httptoll.analysis.findings.Ladder;
import io.github.httptoll.analysis.findings.Placed;
import io.github.httptoll.analysis.findings.Pooling;
import io.github.httptoll.analysis.findings.Prediction;
import io.github.httptoll.analysis.findings.Split;
import io.github.httptoll.analysis.findings.Theory;
import io.github.httptoll.analysis.findings.Together;
import io.github.httptoll.analysis.findings.Wall;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What theory predicts as JSON; a part whose data the run lacks is an empty list, or null.
final class TheoryJson {
    private TheoryJson() {}

    static Map<String, @Nullable Object> of(Theory theory) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Prediction prediction = theory.prediction();
        Pooling pooling = theory.pooling();
        Clocks clocks = theory.clocks();
        json.put("ladder", theory.ladder().rungs().stream().map(TheoryJson::rung).toList());
        json.put("hopMicros", prediction == null ? null : quantity(prediction.hopMicros()));
        json.put("hopCpuMicros", prediction == null ? null : quantity(prediction.hopCpuMicros()));
        json.put("prediction",
                prediction == null ? List.of() : prediction.rows().stream().map(TheoryJson::predicted).toList());
        fit(json, prediction, Prediction.Model.HOPS, "");
        fit(json, prediction, Prediction.Model.HOPS_AND_CPU, "WithCpu");
        json.put("pooling", pooling == null ? List.of() : pooling.rows().stream().map(TheoryJson::pooled).toList());
        json.put("split", theory.splits().stream().map(TheoryJson::split).toList());
        json.put("placed", theory.placed().stream().map(TheoryJson::placed).toList());
        json.put("wall", theory.wall().rows().stream().map(TheoryJson::wall).toList());
        json.put("together", theory.together().stream().map(TheoryJson::together).toList());
        json.put("crossover", theory.crossovers().stream().map(TheoryJson::crossover).toList());
        json.put("clocks", clocks == null ? List.of() : clocks.rows().stream().map(TheoryJson::clock).toList());
        return json;
    }

    private static Map<String, @Nullable Object> rung(Ladder.Rung rung) {
        Ladder.Step step = rung.step();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("cell", rung.cell().id());
        json.put("hop", rung.hop());
        json.put("micros", quantity(rung.micros()));
        json.put("below", step == null ? null : step.below().cell().id());
        json.put("stepMicros", step == null ? null : quantity(step.micros()));
        json.put("paired", step == null ? null : step.paired());
        return json;
    }

    private static Map<String, @Nullable Object> predicted(Prediction.Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("cell", row.cell().id());
        json.put("handOffs", row.handOffs());
        json.put("measuredMicros", quantity(row.measured()));
        json.put("tollMicros", quantity(row.toll()));
        json.put("handOffMicros", quantity(row.hops()));
        json.put("cpuMicros", quantity(row.cpu()));
        guess(json, row.guesses().get(Prediction.Model.HOPS), "");
        guess(json, row.guesses().get(Prediction.Model.HOPS_AND_CPU), "WithCpu");
        json.put("paired", row.paired());
        return json;
    }

    private static void guess(Map<String, @Nullable Object> json, Prediction.@Nullable Guess guess, String suffix) {
        json.put("predictedMicros" + suffix, guess == null ? null : quantity(guess.predicted()));
        json.put("missingMicros" + suffix, guess == null ? null : quantity(guess.missing()));
        json.put("missingShare" + suffix, Numbers.exact(guess == null ? null : guess.share()));
        json.put("predictedTollMicros" + suffix, Numbers.exact(guess == null ? null : guess.toll()));
    }

    private static void fit(Map<String, @Nullable Object> json, @Nullable Prediction prediction,
            Prediction.Model model, String suffix) {
        Prediction.Fit fit = prediction == null ? null : prediction.fit(model).orElse(null);
        json.put("rankCorrelation" + suffix, Numbers.exact(fit == null ? null : fit.rankCorrelation()));
        json.put("worstShare" + suffix, Numbers.exact(fit == null ? null : fit.worstShare()));
    }

    private static Map<String, @Nullable Object> pooled(Pooling.Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("direct", row.direct().id());
        json.put("pooled", row.pooled().id());
        json.put("moreMicros", quantity(row.more()));
        json.put("missingMicros", quantity(row.missing()));
        json.put("paired", row.paired());
        return json;
    }

    private static Map<String, @Nullable Object> placed(Placed placed) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("cell", placed.free().id());
        json.put("togetherMicros", quantity(placed.togetherMicros()));
        json.put("apartMicros", quantity(placed.apartMicros()));
        json.put("freeMicros", quantity(placed.freeMicros()));
        json.put("likeTogether", Numbers.exact(placed.likeTogether()));
        json.put("turns", placed.turns());
        return json;
    }

    private static Map<String, @Nullable Object> split(Split split) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("client", split.cell().parameters().client());
        json.put("strategy", split.cell().parameters().strategy());
        json.put("slope", quantity(split.slope()));
        json.put("serverSlope", quantity(split.ledgerSlope()));
        json.put("interceptMicros", quantity(split.interceptMicros()));
        json.put("overheadMicros", quantity(split.overheadMicros()));
        json.put("riseMicros", quantity(split.riseMicros()));
        json.put("delays", split.delays().stream().map(TheoryJson::atDelay).toList());
        return json;
    }

    private static Map<String, @Nullable Object> atDelay(Split.AtDelay at) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("delayMillis", at.delayMillis());
        json.put("overheadMicros", quantity(at.overheadMicros()));
        json.put("disagreement", Numbers.exact(at.disagreement()));
        return json;
    }

    private static Map<String, @Nullable Object> wall(Wall.Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("cell", row.cell().id());
        json.put("clientCpuMicros", quantity(row.clientMicros()));
        json.put("serverCpuMicros", quantity(row.serverMicros()));
        json.put("mostPerSecond", quantity(row.bound()));
        json.put("measuredPerSecond", quantity(row.measured()));
        json.put("knees", row.knees().stream().map(knee -> {
            Map<String, @Nullable Object> at = new LinkedHashMap<>();
            at.put("delayMillis", knee.delayMillis());
            at.put("calls", quantity(knee.calls()));
            return at;
        }).toList());
        return json;
    }

    private static Map<String, @Nullable Object> together(Together grid) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("client", grid.client());
        json.put("entries", grid.entries().stream().map(entry -> {
            Map<String, @Nullable Object> at = new LinkedHashMap<>();
            at.put("delayMillis", entry.delayMillis());
            at.put("calls", entry.calls());
            at.put("timesAsFast", quantity(entry.times().ratio()));
            at.put("basis", entry.times().basis().name().toLowerCase(Locale.ROOT));
            return at;
        }).toList());
        return json;
    }

    private static Map<String, @Nullable Object> crossover(Crossover map) {
        Crossover.Corner corner = map.slower();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("client", map.client());
        json.put("strategy", map.strategy());
        json.put("poolClient", map.poolClient());
        json.put("entries", map.entries().stream().map(entry -> entry(map, entry)).toList());
        json.put("slowerUpToDelayMillis", corner == null ? null : corner.delayMillis());
        json.put("slowerFromLimit", corner == null ? null : corner.limit());
        json.put("says", CrossoverSection.sentence(map));
        return json;
    }

    private static Map<String, @Nullable Object> entry(Crossover map, Crossover.Entry entry) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("delayMillis", entry.delayMillis());
        json.put("limit", entry.limit());
        json.put("calls", entry.calls());
        json.put("ratio", quantity(entry.ratio().ratio()));
        json.put("faster", CrossoverSection.lies(map, entry));
        json.put("basis", entry.ratio().basis().name().toLowerCase(Locale.ROOT));
        return json;
    }

    private static Map<String, @Nullable Object> clock(Clocks.Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("cell", row.cell().id());
        for (Clocks.Clock clock : Clocks.Clock.values()) {
            json.put(clock.name().toLowerCase(Locale.ROOT) + "Millis", quantity(row.millis().get(clock)));
        }
        json.put("largestRatio", quantity(row.ratio().ratio()));
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> quantity(@Nullable Quantity quantity) {
        return quantity == null ? null : QuantityJson.of("value", quantity);
    }
}
