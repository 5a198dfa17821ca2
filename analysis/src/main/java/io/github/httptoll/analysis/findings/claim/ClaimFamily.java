// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.statistics.Decision;
import io.github.httptoll.analysis.statistics.Holm;
import io.github.httptoll.analysis.statistics.Paired;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The claims that support one sentence and can be tested, tested together.
final class ClaimFamily {
    /// The pair of one claim, and the identical one of its experiment.
    record Member(Claim claim, Paired pair, @Nullable Paired identical) {}

    /// The test of one claim; `family` is how many were adjusted together.
    record Tested(Member member, double p, double pHolm, int family, Decision decision) {}

    private ClaimFamily() {}

    /// The tests of the claims of all sentences, by the claim's id.
    static Map<String, Tested> test(List<Member> members, long seed) {
        Collection<List<Member>> families = members.stream()
                .collect(Collectors.groupingBy(member -> Sentence.key(member.claim().source(), member.claim().says())))
                .values();
        Map<String, Tested> tested = new HashMap<>();
        families.forEach(family -> addTests(tested, family, seed));
        return tested;
    }

    private static void addTests(Map<String, Tested> tested, List<Member> family, long seed) {
        List<Double> ps = family.stream().map(member -> member.pair().p(seed)).toList();
        List<Double> adjusted = Holm.adjusted(ps);
        for (int i = 0; i < family.size(); i++) {
            Member member = family.get(i);
            Decision decision = Decision.of(member.pair(), member.identical(), member.claim().delta(),
                    adjusted.get(i));
            tested.put(member.claim().id(),
                    new Tested(member, ps.get(i), adjusted.get(i), family.size(), decision));
        }
    }
}
