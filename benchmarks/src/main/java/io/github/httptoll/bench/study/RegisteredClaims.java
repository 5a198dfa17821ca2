// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.cell.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What each question claims, as pairs of cells; and the cell that is compared with itself, which says how much the machine makes up.
///
/// @param comparisons the claims
/// @param same the cell that is measured in two JVMs; null where the experiment compares with a control of its own
record RegisteredClaims(List<Comparison> comparisons, @Nullable Parameters same) {
    private static final String CATALOGUE = "claims.yaml";

    RegisteredClaims {
        comparisons = List.copyOf(comparisons);
    }

    /// What the suite's catalogue registers for a question.
    static RegisteredClaims of(Question question, Tier tier) {
        if (question == Question.OWN) {
            throw new IllegalArgumentException("a user's claims stand in the study file");
        }
        Entry entry = Catalogue.ALL.experiments.get(question.id());
        return entry == null
                ? new RegisteredClaims(List.of(), null)
                : new RegisteredClaims(entry.claims.stream().limit(tier.claims()).map(claim -> claim.at(tier)).toList(),
                        entry.same);
    }

    /// What the suite's catalogue registers to be counted at a tier.
    static List<Trial> trials(Tier tier) {
        return Catalogue.ALL.trials.stream().limit(tier.trials()).toList();
    }

    /// One experiment of the catalogue.
    record Entry(Parameters same, List<Comparison> claims) {
        Entry {
            claims = claims == null ? List.of() : List.copyOf(claims);
        }
    }

    /// Claims by experiment, and trials, in the grammar of a user's study file.
    record Catalogue(Map<String, Entry> experiments, List<Trial> trials) {
        private static final Catalogue ALL = read();

        private static Catalogue read() {
            try (InputStream text = Objects.requireNonNull(RegisteredClaims.class.getResourceAsStream(CATALOGUE))) {
                return StudyFile.read(text, CATALOGUE, Catalogue.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
