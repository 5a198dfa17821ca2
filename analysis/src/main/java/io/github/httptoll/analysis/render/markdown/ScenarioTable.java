// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.claim.ScenarioResult;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Table;
import io.github.httptoll.analysis.render.words.ScenarioWords;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was counted instead of timed.
final class ScenarioTable {
    private ScenarioTable() {}

    /// Each scenario with both ways, and what they came to in all repetitions.
    static Table of(List<ScenarioResult> scenarios) {
        return Table.of(List.of("trial", "source says", "it is", "client", "counted", "a", "b", "repetitions", "note"),
                scenarios.stream().map(ScenarioTable::row).toList());
    }

    private static List<?> row(ScenarioResult scenario) {
        return List.of(scenario.id(),
                scenario.says() + " (" + scenario.source() + ": " + ScenarioWords.claimed(scenario) + ")",
                scenario.holds().key(), Names.word(scenario.client()), scenario.counted(),
                ScenarioWords.arm(scenario.a()),
                ScenarioWords.arm(scenario.b()),
                "" + scenario.a().values().size(), note(scenario));
    }

    private static String note(ScenarioResult scenario) {
        return Stream
                .of(ScenarioWords.also("a", scenario.a()), ScenarioWords.also("b", scenario.b()),
                        said("a repetition came to nothing: ", scenario.failure()),
                        said("notice: ", scenario.advice().notice()), said("change: ", scenario.advice().change()),
                        said("elsewhere: ", scenario.advice().elsewhere()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String said(String what, @Nullable String words) {
        return words == null ? "" : what + words;
    }
}
