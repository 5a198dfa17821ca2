// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import io.github.httptoll.analysis.findings.claim.ClaimResult.Outcome;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Proof;
import io.github.httptoll.analysis.findings.claim.ClaimResult;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.render.words.ClaimWords;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The registered claims as tables.
final class ClaimTable {

    private ClaimTable() {}

    static Table page(List<ClaimResult> claims) {
        return Table.of(
                List.of("claim", "source says", "holds", "verdict", "ratio a/b [95 %]",
                        "by parameters alone", "void blocks counted", "δ", "p (Holm)", "blocks in sets", "interval",
                        "JVMs, blocks differ by; calls for", "note"),
                claims.stream().map(ClaimTable::row).toList());
    }

    /// For who has the same in a program; only of claims that have something to say.
    static Table advice(List<ClaimResult> claims) {
        return Table.of(List.of("claim", "how to notice it", "what to change", "measured elsewhere, for orientation"),
                claims.stream().filter(claim -> !claim.advice().equals(Claim.Advice.NONE))
                        .map(claim -> List.of(claim.id(), said(claim.advice().notice()), said(claim.advice().change()),
                                said(claim.advice().elsewhere())))
                        .toList());
    }

    private static String said(@Nullable String advice) {
        return advice == null ? Numbers.NONE : advice;
    }

    private static List<?> row(ClaimResult claim) {
        Outcome.Judged judged = claim.outcome() instanceof Outcome.Judged j ? j : null;
        Proof proof = judged == null ? null : judged.proof();
        String basis = ClaimWords.basis(claim);
        return List.of(claim.id(), claim.says() + " (" + claim.source() + ": " + ClaimWords.claimed(claim) + ")",
                claim.holds().key(), ClaimWords.verdict(claim), ClaimWords.ratio(claim),
                claim.predicted() == null ? Numbers.NONE : Numbers.ratio(claim.predicted().ratio()),
                proof == null || proof.ungated() == null ? Numbers.NONE : Numbers.ratio(proof.ungated().ratio()),
                Numbers.percent(claim.delta()),
                proof == null ? Numbers.NONE : Numbers.p(proof.p()) + " (" + Numbers.p(proof.pHolm()) + ")",
                judged == null ? Numbers.NONE : judged.comparison().ratio().n() + " in " + judged.sets(),
                basis == null ? Numbers.NONE : basis, ClaimWords.components(claim), ClaimWords.note(claim));
    }
}
