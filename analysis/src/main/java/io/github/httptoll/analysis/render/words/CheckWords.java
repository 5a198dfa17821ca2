// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.words;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Fault;
import io.github.httptoll.analysis.findings.cell.Gates;
import io.github.httptoll.analysis.findings.cell.IdenticalRatio;
import io.github.httptoll.analysis.findings.claim.ScenarioResult;
import io.github.httptoll.analysis.findings.trust.Attribution;
import io.github.httptoll.analysis.findings.trust.Check.State;
import io.github.httptoll.analysis.findings.trust.Check;
import io.github.httptoll.analysis.findings.trust.RunQuality;
import java.util.List;
import java.util.Objects;

/// One check of a run in a few words, with counts.
final class CheckWords {
    private CheckWords() {}

    /// Empty for what holds as usual.
    static String of(Check check, Findings findings) {
        RunQuality trust = findings.trust();
        return switch (check.subject()) {
            case ATTRIBUTION -> attribution(findings.attribution());
            case IDENTICAL ->
                identical(findings.experiments()) + (check.eased() ? ", by far less than the answers" : "");
            case CELLS -> trust.cells() == 0
                    ? ""
                    : "%d of %d cells valid%s".formatted(trust.cells() - trust.invalid().size(), trust.cells(),
                            notWarm(trust));
            case END -> end(trust);
            case SERVER -> unlessHeld(check, "server keeps its delays", server(trust));
            case GATES -> unlessHeld(check, "disturbed blocks left out", gates(findings.experiments()));
            case FLOORS -> unlessHeld(check, "raw sockets measured next to cells", floors(findings));
            case CLOCKS -> unlessHeld(check, "clocks compared",
                    "send and receive shown as one: %s of %s clock checks failed"
                            .formatted(Numbers.count(trust.clocks().violations()),
                                    Numbers.count(trust.clocks().brackets())));
            case WARM_UP -> unlessHeld(check, "warm-up",
                    "warm-up reached its time limit in %d of %d JVMs (what still became faster is left out)"
                            .formatted(trust.warmUps().jvms() - trust.warmUps().settled(), trust.warmUps().jvms()));
            case REPETITIONS -> repetitions(check, findings);
        };
    }

    private static String end(RunQuality trust) {
        String resumed = trust.end().resumed().isEmpty() ? "" : "the run was resumed";
        return trust.complete() ? resumed : "the run is " + trust.status();
    }

    /// What holds as usual needs no words.
    ///
    /// @param partly how much of it holds
    private static String unlessHeld(Check check, String words, String partly) {
        return switch (check.state()) {
            case HOLDS -> "";
            case PARTLY -> check.eased() ? words + ": closely enough for these multiples" : partly;
            case FAILS -> words + ": no";
            case UNKNOWN -> words + ": not known";
        };
    }

    /// By its certificates; a run without them says how late its answers were.
    private static String server(RunQuality trust) {
        RunQuality.Certified certified = trust.certified();
        return certified == null
                ? trust.delayError()
                        .map(error -> "server keeps its delays in the middle one of %s measurements, not in the worst"
                                .formatted(Numbers.count((long) error.measurements())))
                        .orElse("")
                : "server keeps its delays in %d of %d checks".formatted(certified.holding(), certified.asked());
    }

    private static String gates(List<ExperimentResult> experiments) {
        List<Gates> all = experiments.stream().map(ExperimentResult::gates).filter(Objects::nonNull).toList();
        int groups = all.stream().mapToInt(Gates::groups).sum();
        return "disturbed blocks left out in %d of %d groups of cells"
                .formatted(groups - all.stream().mapToInt(Gates::degraded).sum(), groups);
    }

    private static String floors(Findings findings) {
        RunQuality.FloorCounts floors = findings.trust().floors();
        return "raw sockets measured next to %d of %d valid cells%s".formatted(floors.paired(),
                floors.paired() + floors.unpaired() + floors.none(),
                findings.attribution().isTested() ? " besides the self-test" : "");
    }

    private static String repetitions(Check check, Findings findings) {
        if (check.state() != State.HOLDS) {
            long lost = findings.scenarios().stream()
                    .filter(trial -> trial.failure() != null || trial.a().values().isEmpty()).count();
            return "a repetition counted nothing in %d of %d %s".formatted(lost, findings.scenarios().size(),
                    findings.isOwn() ? "questions that count" : "trials");
        }
        List<ScenarioResult> counted = findings.timesCalls() ? findings.ownCounts() : findings.scenarios();
        int most = counted.stream().mapToInt(one -> one.a().values().size()).max().orElse(0);
        return most == 0 ? "" : most + (most == 1 ? " repetition" : " repetitions") + ", each in new JVMs";
    }

    private static String attribution(Attribution attribution) {
        return attribution.isTested() ? "self-test: " + found(attribution) : "no self-test";
    }

    /// Of the delays that the self-test puts in.
    static String found(Attribution attribution) {
        return "%d of %d delays found".formatted(attribution.with(Attribution.Result.PASS).size(),
                attribution.entries().size());
    }

    private static String identical(List<ExperimentResult> experiments) {
        List<IdenticalRatio> pairs = ExperimentResult.identicalPairs(experiments);
        long equal = pairs.stream().filter(pair -> Check.of(pair) == State.HOLDS).count();
        long apart = pairs.stream().filter(pair -> Check.of(pair) == State.FAILS).count();
        if (pairs.isEmpty()) {
            return "identical code not compared";
        }
        if (pairs.size() == 1) {
            return "identical code " + (apart > 0
                    ? "differs" + TrustWords.chance(pairs)
                    : equal > 0
                            ? "is equal within " + TrustWords.near(pairs)
                            : "does not differ, nor is it known to be equal within " + TrustWords.near(pairs));
        }
        return apart > 0
                ? "identical code differs in %d of %d pairs%s".formatted(apart, pairs.size(), TrustWords.chance(pairs))
                : "identical code differs in none of %d pairs, equal within %s in %d".formatted(pairs.size(),
                        TrustWords.near(pairs), equal);
    }

    private static String notWarm(RunQuality trust) {
        long cold = trust.invalid().stream().map(CellResult::faults)
                .filter(faults -> faults.stream().anyMatch(Fault.NotWarm.class::isInstance)).count();
        return cold == 0 ? "" : ", " + cold + " not warm";
    }
}
