// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render;

import io.github.httptoll.analysis.findings.ClaimResult.Outcome;
import io.github.httptoll.analysis.findings.ClaimResult.Proof;
import io.github.httptoll.analysis.findings.ClaimResult.Ungated;
import io.github.httptoll.analysis.findings.ClaimResult;
import io.github.httptoll.analysis.findings.Components;
import io.github.httptoll.analysis.findings.Holds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The registered claims: as a table for the page, a compact one for the console, and as JSON.
final class ClaimTable {
    private static final ClaimResult.Advice NO_ADVICE = new ClaimResult.Advice(null, null, null);

    private ClaimTable() {}

    static Table page(List<ClaimResult> claims) {
        return new Table(
                List.of("claim", "source says", "holds", "verdict", "ratio a/b [95 %]",
                        "by parameters alone", "void blocks counted", "δ", "p (Holm)", "blocks in sets", "interval",
                        "JVMs, blocks differ by; calls for", "note"),
                claims.stream().map(ClaimTable::row).toList());
    }

    /// For who has the same in a program; only of claims that have something to say.
    static Table advice(List<ClaimResult> claims) {
        return new Table(List.of("claim", "how to notice it", "what to change", "measured elsewhere, for orientation"),
                claims.stream().filter(claim -> !claim.advice().equals(NO_ADVICE))
                        .map(claim -> List.of(claim.id(), said(claim.advice().notice()), said(claim.advice().change()),
                                said(claim.advice().elsewhere())))
                        .toList());
    }

    private static String said(@Nullable String advice) {
        return advice == null ? Numbers.NONE : advice;
    }

    static Table compact(List<ClaimResult> claims) {
        return new Table(List.of("claim", "found", "times as long [95 %]", "the claim is"), claims.stream()
                .map(claim -> List.of(claim.id(), ClaimWords.verdict(claim), ratio(claim), claim.holds().key()))
                .toList());
    }

    static Map<String, @Nullable Object> json(ClaimResult claim) {
        Outcome.Judged judged = claim.outcome() instanceof Outcome.Judged j ? j : null;
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", claim.id());
        json.put("source", claim.source());
        json.put("says", claim.says());
        json.put("a", claim.a());
        json.put("b", claim.b());
        json.put("metric", claim.metric());
        json.put("direction", claim.direction());
        json.put("allowed", claim.allowed() == null ? null : List.of(claim.allowed().low(), claim.allowed().high()));
        json.put("delta", claim.delta());
        json.put("delaysDividedBy", claim.delaysDividedBy());
        json.put("predicted", Numbers.exact(claim.predicted() == null ? null : claim.predicted().ratio()));
        json.put("verdict", ClaimWords.verdict(claim));
        json.put("holds", claim.holds().key());
        QuantityJson.addTo(json, "ratio", judged == null ? null : judged.comparison().ratio());
        json.put("ungated", ungated(judged == null ? null : judged.proof()));
        proof(json, judged == null ? null : judged.proof(), claim.holds() == Holds.UNDECIDED);
        json.put("blocks", judged == null ? null : judged.comparison().ratio().n());
        json.put("sets", judged == null ? null : judged.sets());
        json.put("components", components(judged == null ? null : judged.proof()));
        json.put("basis", ClaimWords.basis(claim));
        json.put("note", ClaimWords.note(claim));
        json.put("notice", claim.advice().notice());
        json.put("change", claim.advice().change());
        json.put("elsewhere", claim.advice().elsewhere());
        return json;
    }

    private static void proof(Map<String, @Nullable Object> json, @Nullable Proof proof, boolean open) {
        json.put("p", Numbers.exact(proof == null ? null : proof.p()));
        json.put("pHolm", Numbers.exact(proof == null ? null : proof.pHolm()));
        var outlook = proof == null ? null : proof.outlook();
        json.put("mde", Numbers.exact(outlook == null ? null : outlook.detectable()));
        json.put("moreBlocks", outlook == null || !open ? null : outlook.moreBlocks());
        json.put("moreSets", outlook == null || !open ? null : outlook.moreSets());
    }

    private static @Nullable Map<String, @Nullable Object> ungated(@Nullable Proof proof) {
        Ungated ungated = proof == null ? null : proof.ungated();
        if (ungated == null) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        QuantityJson.addTo(json, "ratio", ungated.ratio());
        json.put("verdict", ClaimWords.word(ungated.decision().verdict()));
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> components(@Nullable Proof proof) {
        Components components = proof == null ? null : proof.components();
        if (components == null) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("sets", Numbers.exact(components.sets()));
        json.put("blocks", Numbers.exact(components.blocks()));
        json.put("blocksPerSet", components.blocksPerSet());
        return json;
    }

    private static List<String> row(ClaimResult claim) {
        Outcome.Judged judged = claim.outcome() instanceof Outcome.Judged j ? j : null;
        Proof proof = judged == null ? null : judged.proof();
        String basis = ClaimWords.basis(claim);
        return List.of(claim.id(), claim.says() + " (" + claim.source() + ": " + ClaimWords.claimed(claim) + ")",
                claim.holds().key(), ClaimWords.verdict(claim), ratio(claim),
                claim.predicted() == null ? Numbers.NONE : Numbers.ratio(claim.predicted().ratio()),
                proof == null || proof.ungated() == null ? Numbers.NONE : Numbers.ratio(proof.ungated().ratio()),
                Numbers.percent(claim.delta()),
                proof == null ? Numbers.NONE : Numbers.p(proof.p()) + " (" + Numbers.p(proof.pHolm()) + ")",
                judged == null ? Numbers.NONE : judged.comparison().ratio().n() + " in " + judged.sets(),
                basis == null ? Numbers.NONE : basis, ClaimWords.components(claim), ClaimWords.note(claim));
    }

    private static String ratio(ClaimResult claim) {
        return switch (claim.outcome()) {
            case Outcome.Invalid _ -> Numbers.NONE;
            case Outcome.Judged judged -> Numbers.ratio(judged.comparison().ratio());
        };
    }
}
