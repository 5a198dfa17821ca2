// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Components;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Outcome;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Proof;
import io.github.httptoll.analysis.findings.claim.ClaimResult.Ungated;
import io.github.httptoll.analysis.findings.claim.Judgement.ClaimVerdict;
import io.github.httptoll.analysis.findings.pair.LikePairs;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunStatus.Unsettled;
import io.github.httptoll.analysis.statistics.Bounds;
import io.github.httptoll.analysis.statistics.Comparison;
import io.github.httptoll.analysis.statistics.Decision;
import io.github.httptoll.analysis.statistics.Holm;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.PowerEstimate;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The registered claims of a run, judged sentence by sentence.
public final class Claims {
    private final Run run;
    private final PairedCells pairs;
    private final Map<String, CellResult> cells;
    private final Map<String, Tested> gated;
    private final Map<String, Tested> ungated;

    /// The pair of one claim, and the identical one of its experiment.
    record Member(Claim claim, Paired pair, @Nullable Paired identical) {}

    /// The test of one claim; `family` is how many were adjusted together.
    record Tested(Member member, double p, double pHolm, int family, Decision decision) {}

    private Claims(Run run, List<ExperimentResult> experiments) {
        this.run = run;
        this.pairs = new PairedCells(run);
        this.cells = ExperimentResult.cellsById(experiments);
        Set<String> valid = ExperimentResult.validIds(experiments);
        Set<String> showNoise = ExperimentResult.noiseIds(experiments);
        this.gated = test(new LikePairs(run, valid::contains, showNoise::contains, pairs::gated));
        this.ungated = test(new LikePairs(run, valid::contains, showNoise::contains, pairs::ungated));
    }

    public static List<ClaimResult> of(Run run, List<ExperimentResult> experiments) {
        Claims claims = new Claims(run, experiments);
        return run.study().claims().stream().map(claims::result).toList();
    }

    private Map<String, Tested> test(LikePairs like) {
        List<Member> members = run.study().claims().stream().filter(claim -> invalid(claim) == null)
                .map(claim -> member(claim, like)).filter(Objects::nonNull).toList();
        return test(members, run.study().seed());
    }

    /// The tests by the claim's id. The claims that support one sentence are tested together.
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

    private static @Nullable Member member(Claim claim, LikePairs like) {
        Paired pair = like.pair(claim.a(), claim.b());
        return pair == null ? null : new Member(claim, pair, like.identical(claim));
    }

    private ClaimResult result(Claim claim) {
        Outcome.Invalid invalid = invalid(claim);
        return new ClaimResult(claim, predicted(claim), invalid == null ? judged(claim) : invalid);
    }

    private ClaimResult.@Nullable Predicted predicted(Claim claim) {
        Double a = predictedMillis(claim.a());
        Double b = predictedMillis(claim.b());
        return a == null || b == null || a * b == 0
                ? null
                : new ClaimResult.Predicted(a, b);
    }

    private @Nullable Double predictedMillis(String id) {
        return run.cells(id).findFirst().map(Cell::predictedMillis).orElse(null);
    }

    private Outcome.@Nullable Invalid invalid(Claim claim) {
        List<String> both = List.of(claim.a(), claim.b());
        List<String> missing = both.stream().filter(id -> !cells.containsKey(id)).toList();
        List<CellResult> invalid = both.stream().map(cells::get).filter(Objects::nonNull)
                .filter(cell -> !cell.valid()).toList();
        return missing.isEmpty() && invalid.isEmpty() ? null : new Outcome.Invalid(invalid, missing);
    }

    private Outcome judged(Claim claim) {
        Tested tested = gated.get(claim.id());
        if (tested == null) {
            Sample first = Objects.requireNonNull(pairs.sample(claim.a(), Claim.BATCH_MILLIS));
            Sample second = Objects.requireNonNull(pairs.sample(claim.b(), Claim.BATCH_MILLIS));
            Comparison comparison = Comparison.unpaired(first, second);
            return new Outcome.Judged(comparison, first.setCount(),
                    Decision.unpaired(), ClaimVerdict.UNDECIDED, null, null);
        }
        Paired pair = tested.member().pair();
        ByMachine byMachine = ByMachine.of(claim, pair, tested.member().identical(),
                run.environment().machines(),
                run.study().seed());
        boolean depends = byMachine != null && byMachine.depends();
        return new Outcome.Judged(pair.comparison(), pair.logs().setCount(),
                tested.decision(), depends ? ClaimVerdict.DEPENDS : holds(claim, tested), proof(claim, tested),
                byMachine);
    }

    private static ClaimVerdict holds(Claim claim, Tested tested) {
        Bounds allowed = claim.allowed();
        return allowed == null
                ? ClaimVerdict.of(claim, tested.decision().verdict(),
                        tested.member().pair().comparison().ratio().interval())
                : ClaimVerdict.of(allowed.hold(tested.member().pair(), tested.member().identical()));
    }

    private Proof proof(Claim claim, Tested tested) {
        Paired pair = tested.member().pair();
        PowerEstimate outlook = PowerEstimate.of(pair, tested.member().identical(), claim.delta(), tested.family());
        List<String> jvms = run.cells(claim.a(), claim.b()).map(Cell::jvm).distinct().toList();
        List<Unsettled> unsettled = run.status().noSteadyState().stream()
                .filter(entry -> jvms.contains(entry.jvm())).toList();
        return new Proof(tested.p(), tested.pHolm(), outlook, Components.of(pair.components()),
                pair.bootstrapDisagrees(run.study().seed()), ungated(claim), unsettled);
    }

    private @Nullable Ungated ungated(Claim claim) {
        Tested other = ungated.get(claim.id());
        return other == null || !pairs.hasVoidBlocks(claim.a())
                ? null
                : new Ungated(other.member().pair().comparison().ratio(), other.decision());
    }
}
