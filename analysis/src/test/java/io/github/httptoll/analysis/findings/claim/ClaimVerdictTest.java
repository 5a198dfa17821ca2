// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.analysis.findings.claim.Judgement.ClaimVerdict;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.statistics.Decision.Verdict;
import io.github.httptoll.analysis.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a comparison makes of a claim, with a smallest difference of interest of 5 %.
final class ClaimVerdictTest {
    @ParameterizedTest
    @CsvSource({"slower, SLOWER, 1.01, 1.06, CONFIRMED", "slower, SLOWER, 1.10, 1.20, CONFIRMED",
            "slower, FASTER, 0.90, 0.98, REFUTED", "slower, EQUIVALENT, 0.99, 1.03, REFUTED",
            "slower, EQUIVALENT, 0.97, 0.99, REFUTED", "slower, EQUIVALENT, 1.001, 1.033, UNDECIDED",
            "faster, FASTER, 0.90, 0.98, CONFIRMED", "faster, EQUIVALENT, 0.97, 0.99, UNDECIDED",
            "faster, EQUIVALENT, 0.99, 1.03, REFUTED", "faster, SLOWER, 1.01, 1.06, REFUTED",
            "equivalent, EQUIVALENT, 0.957, 0.994, CONFIRMED", "equivalent, FASTER, 0.944, 0.981, UNDECIDED",
            "equivalent, FASTER, 0.90, 0.94, REFUTED", "equivalent, SLOWER, 1.03, 1.30, UNDECIDED",
            "equivalent, SLOWER, 1.06, 1.30, REFUTED", "slower, UNDECIDED, 0.90, 1.20, UNDECIDED"})
    void differenceBelowTheSmallestOfInterestRefutesNothing(String direction, Verdict verdict, double low, double high,
            ClaimVerdict expected) {
        assertEquals(expected, ClaimVerdict.of(claim(direction), verdict, new Interval(low, high)));
    }

    @Test
    void withoutAnIntervalNothingIsDecided() {
        assertEquals(ClaimVerdict.UNDECIDED, ClaimVerdict.of(claim("slower"), Verdict.UNDECIDED, null));
    }

    private static Claim claim(String direction) {
        return new Claim("id", "source", "says", "a", "b", direction, null, 0.05, null, null);
    }
}
