// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.Keyed;
import io.github.httptoll.analysis.read.Registered;
import io.github.httptoll.analysis.statistics.Bounds;
import io.github.httptoll.analysis.statistics.Decision.Verdict;
import io.github.httptoll.analysis.statistics.Interval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What became of something that was registered: of a claim about times, or of a scenario that counts.
public sealed interface Judgement permits ClaimResult, ScenarioResult {
    Registered registered();

    /// Whether what the source says holds.
    ClaimVerdict holds();

    default String id() {
        return registered().id();
    }

    default String source() {
        return registered().source();
    }

    default String says() {
        return registered().says();
    }

    default String direction() {
        return registered().direction();
    }

    default @Nullable Bounds allowed() {
        return registered().allowed();
    }

    default Claim.Advice advice() {
        return registered().advice();
    }

    /// Whether what a source says is what was found.
    public enum ClaimVerdict implements Keyed {
        CONFIRMED, REFUTED,
        /// On some machines of a merged run it is confirmed, and on others refuted.
        DEPENDS, UNDECIDED, INVALID;

        /// A difference of less than δ is there and does not matter. So it refutes neither a claim that says which way it goes, nor one of
        /// equality that cannot exclude it: another run of the same code may find the interval on the other side of δ.
        static ClaimVerdict of(Claim claim, Verdict verdict, @Nullable Interval interval) {
            if (verdict == Verdict.UNDECIDED || interval == null) {
                return UNDECIDED;
            }
            if (verdict.name().toLowerCase(Locale.ROOT).equals(claim.direction())) {
                return CONFIRMED;
            }
            boolean isSmall = switch (claim.direction()) {
                case "slower" -> verdict == Verdict.EQUIVALENT && interval.low() > 1;
                case "faster" -> verdict == Verdict.EQUIVALENT && interval.high() < 1;
                default -> !interval.isBeyond(claim.delta());
            };
            return isSmall ? UNDECIDED : REFUTED;
        }

        static ClaimVerdict of(@Nullable Boolean holds) {
            return holds == null ? UNDECIDED : holds ? CONFIRMED : REFUTED;
        }
    }
}
