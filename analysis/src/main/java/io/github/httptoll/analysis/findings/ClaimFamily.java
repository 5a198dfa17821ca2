// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings;

import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.statistics.Decision;
import io.github.httptoll.analysis.statistics.Holm;
import io.github.httptoll.analysis.statistics.Paired;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All claims of a run that can be tested, tested together.
final class ClaimFamily {
    /// The pair of one claim, and the identical one of its experiment, by the claim's metric.
    record Member(Claim claim, Paired pair, @Nullable Paired identical) {}

    /// The test of one claim.
    record Tested(Member member, double p, double pHolm, Decision decision) {}

    private ClaimFamily() {}

    /// The tests by the claim's id. `registered` is the number of claims of the study.
    static Map<String, Tested> test(List<Member> members, int registered, long seed) {
        List<Double> ps = members.stream().map(member -> member.pair().p(registered, seed)).toList();
        List<Double> adjusted = Holm.adjusted(ps);
        Map<String, Tested> tested = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            Decision decision = Decision.of(member.pair(), member.identical(), member.claim().delta(),
                    adjusted.get(i));
            tested.put(member.claim().id(), new Tested(member, ps.get(i), adjusted.get(i), decision));
        }
        return tested;
    }
}
