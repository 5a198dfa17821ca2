// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings;

import io.github.httptoll.analysis.findings.answer.Answer;
import io.github.httptoll.analysis.findings.answer.Finding;
import io.github.httptoll.analysis.findings.cell.Batch;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Summary;
import io.github.httptoll.analysis.findings.claim.ClaimResult;
import io.github.httptoll.analysis.findings.claim.Claims;
import io.github.httptoll.analysis.findings.claim.RatioPrediction;
import io.github.httptoll.analysis.findings.claim.Judgement;
import io.github.httptoll.analysis.findings.claim.OwnAnswer;
import io.github.httptoll.analysis.findings.claim.ScenarioResult;
import io.github.httptoll.analysis.findings.cpu.CpuProfile;
import io.github.httptoll.analysis.findings.layer.Layers;
import io.github.httptoll.analysis.findings.machine.Machines;
import io.github.httptoll.analysis.findings.rate.Rates;
import io.github.httptoll.analysis.findings.theory.Theory;
import io.github.httptoll.analysis.findings.trust.Attribution;
import io.github.httptoll.analysis.findings.trust.Check.State;
import io.github.httptoll.analysis.findings.trust.Check.Subject;
import io.github.httptoll.analysis.findings.trust.Check;
import io.github.httptoll.analysis.findings.trust.SelfTest;
import io.github.httptoll.analysis.findings.trust.RunQuality;
import io.github.httptoll.analysis.read.Run;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// All that a run says: its registered claims, its cells and whether they can be trusted, and what
/// else was found, in the order of the question. `network` is "loopback", or the round trip of a simulated wire;
/// `own` are the questions of a study file, answered; the built-in study has none. `batches` are those to be drawn, `scenarios` what
/// was counted instead of timed, `profiles` where the CPU of cells went, `rates` what calls that arrive at a rate wait, `layers` what
/// layers add to their engines, `machines` those of a merged run.
public record Findings(String run, String tier, boolean remote, RunQuality trust, List<ClaimResult> claims,
        List<OwnAnswer> own,
        List<ExperimentResult> experiments, List<Finding> findings, List<String> leftOut,
        Map<String, Object> environment, String network, Attribution attribution, Theory theory, List<Batch> batches,
        List<ScenarioResult> scenarios, List<CpuProfile> profiles, Rates rates, Layers layers,
        Machines machines) {
    /// Judges everything that was read. What else it answers, and what theory predicts, is computed on another core.
    public static Findings of(Run whole) {
        Machines machines = Machines.of(whole);
        Run run = machines.leftOut().isEmpty() ? whole : whole.without(machines.leftOut());
        List<ExperimentResult> experiments = Summary.of(run);
        CompletableFuture<List<Finding>> answer = CompletableFuture.supplyAsync(() -> Answer.of(run, experiments));
        CompletableFuture<Theory> theory = CompletableFuture.supplyAsync(() -> Theory.of(run, experiments));
        List<CpuProfile> profiles = CpuProfile.of(run, experiments);
        List<ClaimResult> claims = Claims.of(run, experiments);
        return new Findings(run.study().run(), run.study().tier(), run.study().remote(),
                RunQuality.of(run, experiments),
                claims, OwnAnswer.of(run, claims, experiments), experiments, answer.join(),
                run.study().leftOut(),
                run.environment().facts(), run.study().network(), SelfTest.of(run, experiments),
                theory.join(), Batch.of(run, experiments), ScenarioResult.of(run),
                profiles, Rates.of(run, experiments), Layers.of(run, experiments, profiles), machines);
    }

    /// What became of everything that was registered: claims, and then scenarios.
    public List<Judgement> judgements() {
        return Stream.<Judgement>concat(claims.stream(), scenarios.stream()).toList();
    }

    /// The ratios that parameters predict of the claims that were judged.
    public List<RatioPrediction> predictions() {
        return RatioPrediction.of(claims, experiments);
    }

    /// The questions of a study file that count instead of timing.
    public List<ScenarioResult> ownCounts() {
        return scenarios.stream().filter(trial -> trial.registered().isOwn()).toList();
    }

    /// What must hold before this run is believed, and whether it does: what its numbers rest on, and nothing else.
    public List<Check> checks() {
        List<Check> all = Check.of(trust, attribution, experiments, repetitions()).stream()
                .filter(check -> isAsked(check.subject())).toList();
        return isOwn() ? OwnChecks.of(all, own(), experiments) : all;
    }

    /// Latencies at a rate need no parts of a call's time, and counts need no time at all.
    private boolean isAsked(Subject subject) {
        return switch (subject) {
            case END -> true;
            case REPETITIONS -> !scenarios.isEmpty();
            case IDENTICAL, SERVER, GATES, CELLS, WARM_UP -> timesCalls();
            case ATTRIBUTION, FLOORS, CLOCKS -> splitsCalls();
        };
    }

    /// True where the run has cells whose calls are timed.
    public boolean timesCalls() {
        return experiments.stream().anyMatch(experiment -> !experiment.cells().isEmpty());
    }

    /// True where the run has cells whose calls are split into the parts of the ledger, or known delays to be found in these.
    public boolean splitsCalls() {
        return timesBatches() || attribution.isTested();
    }

    /// True where the run has cells whose batches are timed, besides the self-test's.
    public boolean timesBatches() {
        return experiments.stream()
                .anyMatch(experiment -> !experiment.isSelfTest() && !experiment.closed().cells().isEmpty());
    }

    private State repetitions() {
        long empty = scenarios.stream().filter(scenario -> scenario.a().values().isEmpty()).count();
        boolean lost = scenarios.stream().anyMatch(scenario -> scenario.failure() != null);
        return empty > 0 && empty == scenarios.size() ? State.FAILS : lost || empty > 0 ? State.PARTLY : State.HOLDS;
    }

    /// True where a study file asked, and not the built-in study.
    public boolean isOwn() {
        return !own().isEmpty() || !ownCounts().isEmpty();
    }
}
