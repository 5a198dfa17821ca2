// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.httptoll.analysis.findings.claim.Claims.Member;
import io.github.httptoll.analysis.findings.claim.Claims.Tested;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClaimFamilyTest {
    private static final double P = 2.0 / 64;

    @Test
    void claimsOfOneSourceAreAdjustedTogetherAndOthersNot() {
        Map<String, Tested> tested = Claims.test(List.of(member("a", "S1", "Slow"), member("b", "S1", "Slower"),
                member("c", "S2", "Slow")), 1);
        assertTested(2, tested.get("a"));
        assertTested(2, tested.get("b"));
        assertTested(1, tested.get("c"));
    }

    @Test
    void questionsOfNoSourceAreAdjustedByWhatTheySay() {
        Map<String, Tested> tested = Claims.test(List.of(member("a", "own", "Mine is slow"),
                member("b", "own", "Yours is slow"), member("c", "own", "Yours is slow"),
                member("d", "study", "Mine is slow")), 1);
        assertTested(1, tested.get("a"));
        assertTested(2, tested.get("b"));
        assertTested(2, tested.get("c"));
        assertTested(1, tested.get("d"));
    }

    private static void assertTested(int family, Tested tested) {
        assertEquals(family, tested.family());
        assertEquals(P, tested.p());
        assertEquals(family * P, tested.pHolm());
    }

    /// Six blocks of one sign: p is 2 of 64 flips.
    private static Member member(String id, String source, String says) {
        Claim claim = new Claim(id, source, says, "x", "y", "slower", null, 0.05, null, null);
        return new Member(claim, new Paired(new Sample(List.of(Collections.nCopies(6, 0.3)))), null);
    }
}
