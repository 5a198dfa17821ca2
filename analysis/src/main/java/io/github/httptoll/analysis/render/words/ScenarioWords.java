// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.claim.ScenarioResult;
import io.github.httptoll.analysis.statistics.Bounds;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;

/// What was counted instead of timed, in words.
public final class ScenarioWords {
    private ScenarioWords() {}

    /// What its source says of a against b.
    public static String claimed(ScenarioResult scenario) {
        Bounds allowed = scenario.allowed();
        if (allowed != null) {
            return "a / b is from " + Numbers.trimmed(allowed.low()) + " to " + Numbers.trimmed(allowed.high());
        }
        return scenario.direction().equals("same") ? "a as many as b" : "a " + scenario.direction() + " than b";
    }

    /// An arm and what it came to.
    public static String arm(ScenarioResult.Arm arm) {
        return arm.values().isEmpty() ? arm.words() : arm.words() + ": " + range(arm);
    }

    /// What else was counted of an arm; empty where nothing was.
    public static String also(String name, ScenarioResult.Arm arm) {
        return arm.also().isEmpty()
                ? ""
                : name + ": " + arm.also().entrySet().stream()
                        .map(count -> Names.word(count.getKey()) + " "
                                + range(count.getValue()))
                        .collect(Collectors.joining(", "));
    }

    static String range(List<Double> all) {
        DoubleSummaryStatistics values = all.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        String low = Numbers.trimmed(values.getMin());
        String high = Numbers.trimmed(values.getMax());
        return low.equals(high) ? low : low + " to " + high;
    }

    /// What a way came to: the least and the most over the repetitions.
    public static String range(ScenarioResult.Arm way) {
        if (way.values().isEmpty()) {
            return Numbers.NONE;
        }
        return range(way.values()) + (way.of() == 0 ? "" : " of " + way.of());
    }
}
