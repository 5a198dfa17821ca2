// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

import io.github.httptoll.analysis.findings.claim.Judgement.ClaimVerdict;
import io.github.httptoll.analysis.read.Keyed;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One sentence of a source, and what became of it by all claims and scenarios that were registered for it.
public record Sentence(String source, String says, List<Judgement> claims) {
    /// Claims of the study itself, and questions of a study file that name no source, have no sentence in common but what each of them
    /// says.
    private static final Set<String> WITHOUT_SOURCE = Set.of("study", ClaimResult.OWN);

    /// What becomes of a sentence.
    public enum Outcome implements Keyed {
        /// By at least one claim, and by none refuted.
        CONFIRMED,
        /// By at least one claim, and by none confirmed.
        REFUTED,
        /// Confirmed by one claim and refuted by another: at another level, or of another client; or by one on some machines only.
        DEPENDS,
        /// Neither, and at least one claim could be judged.
        UNDECIDED,
        /// No claim could be judged.
        INVALID
    }

    /// The sentences in the order of their first claims.
    public static List<Sentence> of(List<Judgement> claims) {
        Collection<List<Judgement>> groups = claims.stream().collect(Collectors.groupingBy(
                claim -> key(claim.source(), claim.says()), LinkedHashMap::new, Collectors.toList())).values();
        return groups.stream().map(group -> new Sentence(group.getFirst().source(), group.getFirst().says(), group))
                .toList();
    }

    /// What claims of one sentence have in common, by their source and what they say.
    static List<String> key(String source, String says) {
        return WITHOUT_SOURCE.contains(source) ? List.of(source, says) : List.of(source);
    }

    /// Of all sentences, how many became what; what none became is absent.
    public static Map<Outcome, Long> tally(List<Sentence> sentences) {
        return sentences.stream().collect(
                Collectors.groupingBy(Sentence::outcome, () -> new EnumMap<>(Outcome.class), Collectors.counting()));
    }

    /// What all claims together say. Those that are undecided take nothing from the others.
    public Outcome outcome() {
        if (count(ClaimVerdict.DEPENDS) > 0) {
            return Outcome.DEPENDS;
        }
        if (count(ClaimVerdict.CONFIRMED) > 0) {
            return count(ClaimVerdict.REFUTED) > 0 ? Outcome.DEPENDS : Outcome.CONFIRMED;
        }
        if (count(ClaimVerdict.REFUTED) > 0) {
            return Outcome.REFUTED;
        }
        return count(ClaimVerdict.UNDECIDED) > 0 ? Outcome.UNDECIDED : Outcome.INVALID;
    }

    /// How many of its claims came to that.
    public long count(ClaimVerdict holds) {
        return claims.stream().filter(claim -> claim.holds() == holds).count();
    }
}
