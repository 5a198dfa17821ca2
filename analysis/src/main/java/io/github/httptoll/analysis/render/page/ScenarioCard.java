// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.claim.ScenarioResult;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.ScenarioWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One trial: what a source says, what was counted in two ways, and what opens below it.
///
/// `counts` are what each repetition came to; empty where nothing was counted.
record ScenarioCard(String id, String says, String source, String sourceGroup, List<String> clients, String verdict,
        String holds, String counted, List<Bar> bars, List<Grid> counts, List<Fact> facts) implements Card {
    /// A way, its letter, and what it came to, in words and as a bar: from `least` on it is faint, up to the most.
    record Bar(String letter, String way, String words, String least, String spread) {
        private static Bar of(String letter, ScenarioResult.Arm counted, double scale) {
            double least = counted.values().stream().mapToDouble(Double::doubleValue).min().orElse(0) / scale;
            double most = counted.values().stream().mapToDouble(Double::doubleValue).max().orElse(0) / scale;
            return new Bar(letter, counted.words(), ScenarioWords.range(counted), LogAxis.percent(least),
                    LogAxis.percent(most - least));
        }
    }

    static List<ScenarioCard> of(Findings findings) {
        return findings.scenarios().stream().map(ScenarioCard::of).toList();
    }

    private static ScenarioCard of(ScenarioResult trial) {
        double most = Math.max(most(trial.a()), most(trial.b()));
        double scale = most == 0 ? 1 : most;
        return new ScenarioCard(trial.id(), trial.says(), trial.source(), Card.group(trial.source()),
                List.of(Names.word(trial.client())), trial.found().key(), trial.holds().key(), trial.counted(),
                List.of(Bar.of("a", trial.a(), scale), Bar.of("b", trial.b(), scale)), counts(trial), facts(trial));
    }

    /// What a full bar is: all, or the most that was counted where there is no all.
    private static double most(ScenarioResult.Arm way) {
        return Math.max(way.of(), way.values().stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }

    private static List<Grid> counts(ScenarioResult trial) {
        int repetitions = trial.a().values().size();
        if (repetitions == 0) {
            return List.of();
        }
        List<String> header = Stream.concat(Stream.of("the way"),
                IntStream.rangeClosed(1, repetitions).mapToObj(i -> "time " + i)).toList();
        String of = trial.a().of() == 0 ? "" : ", of " + trial.a().of();
        return List.of(new Grid(trial.counted() + of + ", each time in two new JVMs", header,
                List.of(row("a", trial.a()), row("b", trial.b()))));
    }

    private static Grid.Row row(String letter, ScenarioResult.Arm way) {
        List<Object> entries = new ArrayList<>(List.of(letter + ": " + way.words()));
        way.values().forEach(value -> entries.add(Numbers.trimmed(value)));
        return Grid.Row.of(entries);
    }

    private static List<Fact> facts(ScenarioResult trial) {
        List<Fact> facts = new ArrayList<>(List.of(new Fact("the source says", ScenarioWords.claimed(trial)),
                new Fact("client", Names.word(trial.client()))));
        if (trial.failure() != null) {
            facts.add(new Fact("a repetition came to nothing", trial.failure()));
        }
        facts.addAll(Fact.advice(trial.advice()));
        return facts;
    }
}
