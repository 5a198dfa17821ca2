// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.ask;

import io.github.httptoll.bench.cell.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the suite itself claims, in the grammar of a user's study file.
///
/// @param experiments by the id of their question
/// @param trials claims about what can be counted
public record Catalogue(Map<String, Entry> experiments, List<ScenarioClaim> trials) {
    private static final String FILE = "claims.yaml";
    private static final Catalogue SUITE = read();
    private static final Entry NOTHING = new Entry(null, null);

    private static Catalogue read() {
        try (InputStream text = Objects.requireNonNull(Catalogue.class.getResourceAsStream(FILE))) {
            return StudyFile.read(text, FILE, Catalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is registered for a question of the suite.
    static Entry of(Question question) {
        return SUITE.experiments.getOrDefault(question.id(), NOTHING);
    }

    /// What is registered to be counted at a tier. One that decides nothing runs what may run at the same time.
    public static List<ScenarioClaim> scenarios(Tier tier) {
        return SUITE.trials.stream().filter(claim -> tier.decides() || claim.waits()).limit(tier.scenarios()).toList();
    }

    /// One experiment.
    ///
    /// @param same the cell that is measured in two JVMs, which says how much the machine makes up; null where the experiment has a
    ///        control of its own
    record Entry(@Nullable Parameters same, @Nullable List<ClaimEntry> claims) {
        /// Its claims at a tier, as many as that judges.
        List<Claim<Parameters>> claims(Tier tier) {
            return claims == null
                    ? List.of()
                    : claims.stream().limit(tier.claims()).map(claim -> claim.at(tier)).toList();
        }
    }
}
