// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings;

import io.github.httptoll.analysis.read.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// All that a run says: its registered claims, its cells and whether they can be trusted, and what
/// else was found, in the order of the question. `network` is "loopback", or the round trip of a simulated wire;
/// `batches` are those to be drawn, `trials` what was counted instead of timed.
public record Findings(String run, String tier, boolean remote, Trust trust, List<ClaimResult> claims,
        List<ExperimentResult> experiments, List<Finding> findings, List<String> leftOut,
        Map<String, Object> environment, String network, Attribution attribution, Theory theory, List<Batch> batches,
        List<TrialResult> trials) {
    public Findings {
        claims = List.copyOf(claims);
        experiments = List.copyOf(experiments);
        findings = List.copyOf(findings);
        batches = List.copyOf(batches);
        trials = List.copyOf(trials);
    }

    /// Judges everything that was read.
    public static Findings of(Run run) {
        List<ExperimentResult> experiments = Summary.of(run);
        return new Findings(run.study().run(), run.study().tier(), run.study().remote(), Trust.of(run, experiments),
                Claims.of(run, experiments), experiments, findings(run, experiments), run.study().leftOut(),
                run.environment().facts(), run.study().network(), SelfTest.of(run, experiments),
                Theory.of(run, experiments), Batch.of(run, experiments), TrialResult.of(run));
    }

    /// What became of everything that was registered: claims, and then trials.
    public List<Judgement> judgements() {
        return Stream.<Judgement>concat(claims.stream(), trials.stream()).toList();
    }

    private static List<Finding> findings(Run run, List<ExperimentResult> experiments) {
        ValidCells fanOut = ValidCells.of(run, experiments, "fan-out");
        ValidCells single = ValidCells.of(run, experiments, "single-call");
        ValidCells session = ValidCells.of(run, experiments, "session");
        ValidCells loop = ValidCells.of(run, experiments, "blocked-loop");
        List<Finding> found = new ArrayList<>();
        add(found, Stream.concat(new Pairs(fanOut).find(), new Pairs(single).find()).toList(),
                Finding.AsyncAgainstThreads::new);
        tolls(single).forEach((delays, contrasts) -> add(found, contrasts,
                evidence -> new Finding.ClientToll(delays, evidence)));
        add(found, sequential(fanOut), Finding.SequentialAgainstConcurrent::new);
        add(found, new Defaults(fanOut).find().toList(), Finding.HiddenLimit::new);
        add(found, loop(loop, "SLEEP"), evidence -> new Finding.BlockedLoop("SLEEP", evidence));
        add(found, loop(loop, "CPU"), evidence -> new Finding.BlockedLoop("CPU", evidence));
        for (String policy : List.of("PER_REQUEST", "KEEP_ALIVE_OFF")) {
            add(found, session(session, policy), evidence -> new Finding.SessionCost(policy, evidence));
        }
        return found;
    }

    private static <T> void add(List<Finding> found, List<T> evidence, Function<List<T>, Finding> finding) {
        if (!evidence.isEmpty()) {
            found.add(finding.apply(evidence));
        }
    }

    private static List<Contrast> sequential(ValidCells cells) {
        return cells.with(p -> p.isPlain() && p.strategy().equals("SEQUENTIAL") && p.isClient())
                .flatMap(slow -> cells.fastest(p -> isConcurrent(p) && sameCalls(p, slow.parameters())).stream()
                        .map(fast -> cells.contrast(slow, fast)))
                .toList();
    }

    private static boolean isConcurrent(Parameters p) {
        return p.isPlain() && p.isClient() && p.limit() > 1;
    }

    private static boolean sameCalls(Parameters a, Parameters b) {
        return a.calls() == b.calls() && a.delaysMillis().equals(b.delaysMillis());
    }

    private static List<Contrast> loop(ValidCells cells, String kind) {
        String blocked = kind + "_ON_CALLBACK";
        return cells.with(p -> p.callback().equals(blocked))
                .flatMap(cell -> cells
                        .with(p -> isElsewhere(p, kind) && p.withCallback(blocked).equals(cell.parameters()))
                        .map(other -> cells.contrast(cell, other)))
                .toList();
    }

    private static boolean isElsewhere(Parameters p, String kind) {
        return p.callback().equals("NOTHING")
                || (p.callback().startsWith(kind + "_") && !p.callback().endsWith("_ON_CALLBACK"));
    }

    private static List<Contrast> session(ValidCells cells, String policy) {
        return cells.with(p -> p.session().equals(policy))
                .flatMap(costly -> cells.with(costly.parameters().withSession("SHARED")::equals).limit(1)
                        .map(shared -> cells.contrast(costly, shared)))
                .toList();
    }

    private static Map<List<Double>, List<Contrast>> tolls(ValidCells cells) {
        Map<List<Double>, List<Contrast>> byDelay = new LinkedHashMap<>();
        cells.with(p -> p.isPlain() && p.isClient() && !p.isPooled())
                .forEach(client -> cells
                        .fastest(p -> p.isPlain() && p.client().equals(Parameters.RAW_SOCKET)
                                && sameCalls(p, client.parameters())
                                && p.limit() == client.parameters().limit())
                        .ifPresent(raw -> byDelay
                                .computeIfAbsent(client.parameters().delaysMillis(), _ -> new ArrayList<>())
                                .add(cells.contrast(client, raw))));
        return byDelay;
    }
}
