// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Components;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Outcome.Judged;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Proof;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Ungated;
import io.github.httptoll.analysis.findings.claim.ClaimResult;
import io.github.httptoll.analysis.findings.claim.Judgement.ClaimVerdict;
import io.github.httptoll.analysis.findings.claim.Judgement;
import io.github.httptoll.analysis.findings.claim.ScenarioResult;
import io.github.httptoll.analysis.findings.claim.Sentence;
import io.github.httptoll.analysis.render.words.ClaimWords;
import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.statistics.PowerEstimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One claim of findings.json.
@JsonPropertyOrder({"id", "source", "says", "a", "b", "direction", "allowed", "delta", "delaysDividedBy",
        "predicted", "verdict", "holds", "ratio"})
record ClaimJson(String id, String source, String says, String a, String b, String direction,
        @Nullable List<Double> allowed, double delta, int delaysDividedBy, @Nullable Double predicted, String verdict,
        String holds, @JsonUnwrapped Json.Ratio ratio, @Nullable WithVoid ungated, @Nullable Double p,
        @Nullable Double pHolm, @Nullable Double mde, @Nullable Integer moreBlocks, @Nullable Integer moreSets,
        @Nullable Integer blocks, @Nullable Integer sets, @Nullable Variances components, @Nullable String basis,
        String note, @Nullable String notice, @Nullable String change, @Nullable String elsewhere,
        @JsonInclude(JsonInclude.Include.NON_NULL) MachineJson.@Nullable Claim byMachine) {
    /// The same with the void blocks counted.
    @JsonPropertyOrder({"ratio"})
    record WithVoid(@JsonUnwrapped Json.Ratio ratio, String verdict) {
        static @Nullable WithVoid of(@Nullable Ungated ungated) {
            return ungated == null
                    ? null
                    : new WithVoid(Json.Ratio.of(ungated.ratio()), Json.word(ungated.decision().verdict()));
        }
    }

    /// How much sets and blocks vary.
    record Variances(@Nullable Double sets, @Nullable Double blocks, @Nullable Integer blocksPerSet) {
        static @Nullable Variances of(@Nullable Components components) {
            return components == null
                    ? null
                    : new Variances(Numbers.sixDigits(components.sets()), Numbers.sixDigits(components.blocks()),
                            components.blocksPerSet());
        }
    }

    record SentenceJson(String source, String says, String became, List<String> claims) {
        static SentenceJson of(Sentence sentence) {
            return new SentenceJson(sentence.source(), sentence.says(), sentence.outcome().key(),
                    sentence.claims().stream().map(Judgement::id).toList());
        }
    }

    /// Whether a ratio came as its parameters predict.
    @JsonPropertyOrder({"claim", "predicted", "share"})
    record PredictedRatio(String claim, @Nullable Double predicted, @JsonUnwrapped Json.Share share,
            @Nullable Boolean within15Percent) {
        static List<PredictedRatio> of(Findings findings) {
            return findings.predictions().stream().map(one -> new PredictedRatio(one.claim().id(),
                    Numbers.sixDigits(one.ratio()), Json.Share.of(one.share()), switch (one.near()) {
                        case YES -> (Boolean) true;
                        case NO -> (Boolean) false;
                        case OPEN -> null;
                    })).toList();
        }
    }

    /// What was counted instead of timed.
    record Scenario(String id, String source, String says, String client, String counted, String direction,
            @Nullable List<Double> allowed, String holds, Arm a, Arm b, @Nullable String failure,
            @Nullable String notice, @Nullable String change, @Nullable String elsewhere) {
        static Scenario of(ScenarioResult scenario) {
            return new Scenario(scenario.id(), scenario.source(), scenario.says(), scenario.client().id(),
                    scenario.counted(),
                    scenario.direction(), Json.bounds(scenario.allowed()), scenario.holds().key(), Arm.of(scenario.a()),
                    Arm.of(scenario.b()), scenario.failure(), scenario.advice().notice(), scenario.advice().change(),
                    scenario.advice().elsewhere());
        }
    }

    /// One of two ways; `of` is null where the values are no part of anything.
    record Arm(String way, List<Double> values, @Nullable Integer of) {
        static Arm of(ScenarioResult.Arm way) {
            return new Arm(way.words(), way.values(), way.of() == 0 ? null : (Integer) way.of());
        }
    }

    static ClaimJson of(ClaimResult claim) {
        Judged judged = claim.outcome() instanceof Judged one ? one : null;
        Proof proof = judged == null ? null : judged.proof();
        PowerEstimate outlook = proof == null ? null : proof.outlook();
        PowerEstimate open = claim.holds() == ClaimVerdict.UNDECIDED ? outlook : null;
        return new ClaimJson(claim.id(), claim.source(), claim.says(), claim.a(), claim.b(),
                claim.direction(), Json.bounds(claim.allowed()), claim.delta(), claim.registered().delaysDividedBy(),
                Numbers.sixDigits(claim.predicted() == null ? null : claim.predicted().ratio()),
                ClaimWords.verdict(claim), claim.holds().key(),
                Json.Ratio.of(judged == null ? null : judged.comparison().ratio()),
                WithVoid.of(proof == null ? null : proof.ungated()),
                Numbers.sixDigits(proof == null ? null : proof.p()),
                Numbers.sixDigits(proof == null ? null : proof.pHolm()),
                Numbers.sixDigits(outlook == null ? null : outlook.detectable()),
                open == null ? null : open.moreBlocks(), open == null ? null : open.moreSets(),
                judged == null ? null : (Integer) judged.comparison().ratio().n(),
                judged == null ? null : (Integer) judged.sets(),
                Variances.of(proof == null ? null : proof.components()),
                ClaimWords.basis(claim), ClaimWords.note(claim).toString(), claim.advice().notice(),
                claim.advice().change(), claim.advice().elsewhere(),
                MachineJson.Claim.of(judged == null ? null : judged.byMachine()));
    }
}
