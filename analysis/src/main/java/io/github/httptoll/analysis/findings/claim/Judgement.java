// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

import io.github.httptoll.analysis.statistics.Decision.Verdict;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What became of something that was registered: of a claim about times, or of a scenario that counts.
public sealed interface Judgement permits ClaimResult, ScenarioResult {
    /// Unique in the run.
    String id();

    /// Whose sentence it is.
    String source();

    /// The sentence.
    String says();

    /// Whether what the source says holds.
    ClaimVerdict holds();

    /// Whether what a source says is what was found.
    public enum ClaimVerdict {
        CONFIRMED, REFUTED,
        /// On some machines of a merged run it is confirmed, and on others refuted.
        DEPENDS, UNDECIDED, INVALID;

        static ClaimVerdict of(String direction, Verdict verdict) {
            return switch (verdict) {
                case UNDECIDED -> UNDECIDED;
                case SLOWER, FASTER, EQUIVALENT ->
                    verdict.name().toLowerCase(Locale.ROOT).equals(direction) ? CONFIRMED : REFUTED;
            };
        }

        static ClaimVerdict of(@Nullable Boolean holds) {
            return holds == null ? UNDECIDED : holds ? CONFIRMED : REFUTED;
        }

        /// The word in the files of a run.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
