// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.TrialResult;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was counted instead of timed.
public final class TrialTable {
    private TrialTable() {}

    /// Each trial with both ways, and what they came to in all repetitions.
    public static Table of(List<TrialResult> trials) {
        return new Table(List.of("trial", "source says", "it is", "client", "counted", "a", "b", "repetitions", "note"),
                trials.stream().map(TrialTable::row).toList());
    }

    private static List<String> row(TrialResult trial) {
        return List.of(trial.id(), trial.says() + " (" + trial.source() + ": " + claimed(trial) + ")",
                trial.holds().key(), Names.word(trial.client()), trial.counted(), way(trial.a()), way(trial.b()),
                "" + trial.a().values().size(), note(trial));
    }

    /// What its source says of a against b.
    public static String claimed(TrialResult trial) {
        if (trial.allowed() != null) {
            return "a / b is from " + Numbers.chosen(trial.allowed().low()) + " to "
                    + Numbers.chosen(trial.allowed().high());
        }
        return trial.direction().equals("same") ? "a as many as b" : "a " + trial.direction() + " than b";
    }

    private static String way(TrialResult.Way way) {
        return way.values().isEmpty() ? way.words() : way.words() + ": " + range(way);
    }

    /// What a way came to: the least and the most over the repetitions.
    public static String range(TrialResult.Way way) {
        if (way.values().isEmpty()) {
            return Numbers.NONE;
        }
        DoubleSummaryStatistics values = way.values().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        String low = Numbers.chosen(values.getMin());
        String high = Numbers.chosen(values.getMax());
        return (low.equals(high) ? low : low + " to " + high) + (way.of() == 0 ? "" : " of " + way.of());
    }

    private static String note(TrialResult trial) {
        return Stream.of(said("a repetition came to nothing: ", trial.failure()),
                said("notice: ", trial.advice().notice()), said("change: ", trial.advice().change()),
                said("elsewhere: ", trial.advice().elsewhere())).filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String said(String what, @Nullable String words) {
        return words == null ? "" : what + words;
    }

    static Map<String, @Nullable Object> json(TrialResult trial) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", trial.id());
        json.put("source", trial.source());
        json.put("says", trial.says());
        json.put("client", trial.client());
        json.put("counted", trial.counted());
        json.put("direction", trial.direction());
        json.put("allowed", trial.allowed() == null ? null : List.of(trial.allowed().low(), trial.allowed().high()));
        json.put("holds", trial.holds().key());
        json.put("a", json(trial.a()));
        json.put("b", json(trial.b()));
        json.put("failure", trial.failure());
        json.put("notice", trial.advice().notice());
        json.put("change", trial.advice().change());
        json.put("elsewhere", trial.advice().elsewhere());
        return json;
    }

    private static Map<String, @Nullable Object> json(TrialResult.Way way) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("way", way.words());
        json.put("values", way.values());
        json.put("of", way.of() == 0 ? null : way.of());
        return json;
    }
}
