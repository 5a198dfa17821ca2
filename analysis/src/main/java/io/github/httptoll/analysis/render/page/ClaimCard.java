// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Outcome;
import io.github.httptoll.analysis.findings.claim.ClaimResult;
import io.github.httptoll.analysis.render.page.CellLinks.CellLink;
import io.github.httptoll.analysis.render.page.LogAxis.Range;
import io.github.httptoll.analysis.render.words.ClaimWords;
import io.github.httptoll.analysis.render.words.Names;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Text;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One claim: what a source says, the verdict, and what opens below it.
///
/// `overview` lies on the axis of all claims, `close` on one of its own with `ticks`; both are null for a claim that could not be judged.
record ClaimCard(String id, String says, String source, String sourceGroup, List<String> clients, String verdict,
        String holds, Text ratio, @Nullable Range overview, @Nullable Range close, List<LogAxis.Tick> ticks,
        List<Fact> facts, CellLink a, CellLink b) implements Card {
    static List<ClaimCard> of(Findings findings, CellLinks refs) {
        Map<String, CellResult> cells = ExperimentResult.cellsById(findings.experiments());
        LogAxis all = axis(findings);
        return findings.claims().stream().map(claim -> of(claim, cells, refs, all)).toList();
    }

    static LogAxis axis(Findings findings) {
        return LogAxis.over(findings.claims().stream().map(ClaimCard::judged).flatMap(Stream::ofNullable)
                .map(judged -> judged.comparison().ratio()).toList(), 0);
    }

    private static ClaimCard of(ClaimResult claim, Map<String, CellResult> cells, CellLinks refs, LogAxis all) {
        Outcome.Judged judged = judged(claim);
        Quantity ratio = judged == null ? null : judged.comparison().ratio();
        LogAxis own = ratio == null ? null : LogAxis.over(List.of(ratio), claim.delta());
        List<String> clients = Stream.of(claim.a(), claim.b()).map(cells::get).flatMap(Stream::ofNullable)
                .map(cell -> Names.word(cell.parameters().client())).distinct().toList();
        return new ClaimCard(claim.id(), claim.says(), claim.source(), Card.group(claim.source()), clients,
                ClaimWords.verdict(claim), claim.holds().key(),
                ratio == null ? Text.of(Numbers.NONE) : Numbers.ratio(ratio),
                ratio == null ? null : Range.of(ratio, all, claim.delta()),
                ratio == null || own == null ? null : Range.of(ratio, own, claim.delta()),
                own == null ? List.of() : own.ticks(), facts(claim, judged), refs.of(claim.a()), refs.of(claim.b()));
    }

    private static Outcome.@Nullable Judged judged(ClaimResult claim) {
        return claim.outcome() instanceof Outcome.Judged judged ? judged : null;
    }

    private static List<Fact> facts(ClaimResult claim, Outcome.@Nullable Judged judged) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("the source says",
                (claim.allowed() == null ? "a is " : "a / b is ") + ClaimWords.claimed(claim)
                        + ClaimWords.scale(claim)));
        facts.add(new Fact("smallest effect of interest δ", Numbers.percent(claim.delta())));
        if (claim.predicted() != null) {
            facts.add(new Fact("ratio by their parameters alone", Numbers.ratio(claim.predicted().ratio())));
        }
        String basis = ClaimWords.basis(claim);
        if (judged != null) {
            facts.add(new Fact("blocks in sets of JVMs", judged.comparison().ratio().n() + " in " + judged.sets()));
            facts.add(new Fact("the interval is", basis == null ? Numbers.NONE : basis));
            facts.addAll(proof(claim, judged));
        }
        Text note = ClaimWords.note(claim);
        if (!note.isEmpty()) {
            facts.add(new Fact("what stands against it, what would decide it", note));
        }
        facts.addAll(Fact.advice(claim.advice()));
        return facts;
    }

    private static List<Fact> proof(ClaimResult claim, Outcome.Judged judged) {
        ClaimResult.Proof proof = judged.proof();
        if (proof == null) {
            return List.of();
        }
        ClaimResult.Ungated ungated = proof.ungated();
        return List.of(new Fact("p, adjusted over the claims of its sentence (Holm)",
                Numbers.p(proof.p()) + ", " + Numbers.p(proof.pHolm())),
                new Fact("ratio with the void blocks counted",
                        ungated == null ? Text.of("none is void") : Numbers.ratio(ungated.ratio())),
                new Fact("JVMs, blocks differ by; calls for", ClaimWords.components(claim)));
    }
}
