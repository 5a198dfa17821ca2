// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

import io.github.httptoll.analysis.findings.claim.Judgement.ClaimVerdict;
import io.github.httptoll.analysis.read.Client;
import io.github.httptoll.analysis.read.Keyed;
import io.github.httptoll.analysis.read.Registered;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.Scenario;
import io.github.httptoll.analysis.statistics.Bounds;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A scenario and what became of it: two ways to write the same thing, of which it was counted what comes of each.
///
/// What its source says is confirmed where every repetition of `a` shows it against every one of `b`, refuted where none does, and
/// undecided else. `failure` is why a repetition came to nothing, null where none did.
public record ScenarioResult(Scenario registered, Arm a, Arm b, @Nullable String failure) implements Judgement {
    /// What was counted of `a` against `b`.
    public enum Found implements Keyed {
        /// More in every repetition than in any of the other way.
        MORE,
        /// Fewer in every repetition.
        FEWER,
        /// As many in every repetition.
        SAME,
        /// Repetitions say different things.
        UNDECIDED,
        /// Nothing was counted.
        INVALID
    }

    /// One arm: what it is, and what it came to in each repetition, out of so many; `of` is 0 where the values are no part of
    /// anything. `also` is what else was counted, by name, in each repetition; empty in a scenario of the suite.
    public record Arm(String words, List<Double> values, int of, NavigableMap<String, List<Double>> also) {
        private static Arm of(String words, List<Scenario.@Nullable Count> tallies) {
            List<Scenario.Count> counted = tallies.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
            NavigableMap<String, List<Double>> also = new TreeMap<>();
            counted.stream().flatMap(count -> count.counts().keySet().stream()).distinct().forEach(name -> also.put(name,
                    counted.stream().map(count -> count.counts().getOrDefault(name, 0.0)).toList()));
            return new Arm(words, counted.stream().map(Scenario.Count::value).toList(),
                    counted.isEmpty() ? 0 : counted.getFirst().of(), also);
        }
    }

    /// All scenarios of a run, in the order in which they were registered.
    public static List<ScenarioResult> of(Run run) {
        return run.study().scenarios().stream().map(scenario -> of(scenario,
                run.scenarios().stream().filter(taken -> taken.scenario().equals(scenario.id())).toList())).toList();
    }

    private static ScenarioResult of(Scenario scenario, List<Scenario.Repetition> taken) {
        List<Scenario.Repetition> counted = taken.stream().filter(one -> one.a() != null && one.b() != null).toList();
        return new ScenarioResult(scenario, Arm.of(scenario.a(), counted.stream().map(Scenario.Repetition::a).toList()),
                Arm.of(scenario.b(), counted.stream().map(Scenario.Repetition::b).toList()),
                taken.stream().map(Scenario.Repetition::failure).filter(Objects::nonNull).findFirst().orElse(null));
    }

    public Client client() {
        return registered.client();
    }

    public String counted() {
        return registered.counted();
    }

    /// What every repetition of `a` is against every one of `b`, whatever its source says.
    public Found found() {
        List<Integer> signs = inAllPairs((first, second) -> Integer.signum(first.compareTo(second)));
        if (signs.isEmpty()) {
            return Found.INVALID;
        }
        return signs.size() > 1
                ? Found.UNDECIDED
                : List.of(Found.FEWER, Found.SAME, Found.MORE).get(1 + signs.getFirst());
    }

    /// What is distinct over all pairs of a repetition of `a` and one of `b`.
    private <T> List<T> inAllPairs(BiFunction<Double, Double, T> what) {
        return a.values.stream().flatMap(first -> b.values.stream().map(second -> what.apply(first, second)))
                .distinct().toList();
    }

    @Override
    public ClaimVerdict holds() {
        List<Boolean> shown = inAllPairs(this::shows);
        if (shown.isEmpty()) {
            return ClaimVerdict.INVALID;
        }
        return shown.size() > 1 ? ClaimVerdict.UNDECIDED : ClaimVerdict.of(shown.getFirst());
    }

    private boolean shows(double first, double second) {
        Bounds allowed = allowed();
        return switch (direction()) {
            case "more" -> first > second;
            case "fewer" -> first < second;
            case Registered.WITHIN ->
                allowed != null && first >= allowed.low() * second && first <= allowed.high() * second;
            default -> first == second;
        };
    }
}
