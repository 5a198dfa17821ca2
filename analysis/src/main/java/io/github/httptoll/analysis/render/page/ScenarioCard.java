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

/// One scenario: what a source says, what was counted in two ways, and what opens below it.
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

    private static ScenarioCard of(ScenarioResult scenario) {
        double most = Math.max(most(scenario.a()), most(scenario.b()));
        double scale = most == 0 ? 1 : most;
        return new ScenarioCard(scenario.id(), scenario.says(), scenario.source(), Card.group(scenario.source()),
                List.of(Names.word(scenario.client())), scenario.found().key(), scenario.holds().key(),
                scenario.counted(),
                List.of(Bar.of("a", scenario.a(), scale), Bar.of("b", scenario.b(), scale)), counts(scenario),
                facts(scenario));
    }

    /// What a full bar is: all, or the most that was counted where there is no all.
    private static double most(ScenarioResult.Arm way) {
        return Math.max(way.of(), way.values().stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }

    private static List<Grid> counts(ScenarioResult scenario) {
        int repetitions = scenario.a().values().size();
        if (repetitions == 0) {
            return List.of();
        }
        List<String> header = Stream.concat(Stream.of("the way"),
                IntStream.rangeClosed(1, repetitions).mapToObj(i -> "time " + i)).toList();
        String of = scenario.a().of() == 0 ? "" : ", of " + scenario.a().of();
        return List.of(new Grid(scenario.counted() + of + ", each time in two new JVMs", header,
                List.of(row("a", scenario.a()), row("b", scenario.b()))));
    }

    private static Grid.Row row(String letter, ScenarioResult.Arm way) {
        List<Object> entries = new ArrayList<>(List.of(letter + ": " + way.words()));
        way.values().forEach(value -> entries.add(Numbers.trimmed(value)));
        return Grid.Row.of(entries);
    }

    private static List<Fact> facts(ScenarioResult scenario) {
        List<Fact> facts = new ArrayList<>(List.of(new Fact("the source says", ScenarioWords.claimed(scenario)),
                new Fact("client", Names.word(scenario.client()))));
        if (scenario.failure() != null) {
            facts.add(new Fact("a repetition came to nothing", scenario.failure()));
        }
        facts.addAll(Fact.advice(scenario.advice()));
        return facts;
    }
}
