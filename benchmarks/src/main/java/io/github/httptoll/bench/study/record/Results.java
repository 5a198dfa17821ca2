// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.record;

import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.Experiment;
import io.github.httptoll.bench.study.plan.Generation;
import io.github.httptoll.bench.study.plan.Group;
import io.github.httptoll.bench.study.plan.StudyPlan;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What has been measured so far. Each block is on disk as soon as it has ended; `jmh.json` is made from the measurements.
public final class Results {
    private final RunDirectory run;
    private final StudyPlan plan;
    private final Instant startedAt = Instant.now();
    private final List<Measurement> measurements = new ArrayList<>();
    private final Timelines timelines;
    private final Map<String, String> failed = new LinkedHashMap<>();
    private final Set<String> noSteadyState = new LinkedHashSet<>();
    private final Set<String> degraded = new LinkedHashSet<>();
    private final Set<String> measuredAgain = new LinkedHashSet<>();
    private final List<String> resumed = new ArrayList<>();
    private final JmhJson jmh;
    private final Spending spending = new Spending();
    private double secondsBefore;

    /// Results of a run that has not begun.
    public Results(RunDirectory run, StudyPlan plan) {
        this.run = run;
        this.plan = plan;
        this.timelines = new Timelines(plan, run);
        this.jmh = new JmhJson(plan);
    }

    public StudyPlan plan() {
        return plan;
    }

    public RunDirectory directory() {
        return run;
    }

    /// Puts the plan on disk, before anything is measured.
    public void register() throws IOException {
        RunDirectory.latest(run.path()).writeYaml("study.yaml", plan);
    }

    /// Takes over what an interrupted run has on disk: its blocks and its warnings. A cell that had failed gets another chance.
    ///
    /// @param measured its measurements
    /// @param status how it ended
    void restore(List<Measurement> measured, Status status) {
        measurements.addAll(measured);
        noSteadyState.addAll(status.noSteadyState());
        degraded.addAll(status.degraded());
        measuredAgain.addAll(status.measuredAgain());
        resumed.addAll(status.resumed());
        resumed.add(startedAt.toString());
        secondsBefore = status.seconds();
        spending.restore(status.spent());
    }

    /// What is still to be measured, with only the groups that lack blocks.
    public List<Generation> open() {
        return plan.generations().stream()
                .map(set -> set.with(group -> blocks(group, set.set()) < group.blocks()))
                .filter(set -> !set.stages().isEmpty()).toList();
    }

    /// Blocks of a group that count in a set.
    public int blocks(Group group, int set) {
        return (int) measurements.stream().filter(each -> counts(each, group, set)).mapToInt(Measurement::block)
                .distinct().count();
    }

    private static boolean counts(Measurement measurement, Group group, int set) {
        return !measurement.isVoid() && measurement.group().equals(group.name()) && measurement.set() == set;
    }

    /// Batch times of a cell in a set that count, in the order of its blocks.
    public List<Double> millis(Cell cell, int set) {
        return measurements.stream()
                .filter(each -> !each.isVoid() && each.set() == set && each.cell().equals(cell.id()))
                .map(Measurement::millis).toList();
    }

    /// Voids what was measured of a group in a set before its cells were warm. They are measured again once.
    ///
    /// @return what was voided
    /// @throws IOException if it cannot be written
    public List<Measurement> measureAgain(Group group, int set) throws IOException {
        List<Measurement> cold = measurements.stream().filter(each -> counts(each, group, set)).toList();
        measurements.replaceAll(each -> counts(each, group, set) ? each.judged(true, each.gates()) : each);
        run.writeLines("slots.jsonl", measurements);
        measuredAgain.add(measuredAgain(group, set));
        jmh.forget(group.cells());
        return cold;
    }

    /// True where that was done.
    public boolean isMeasuredAgain(Group group, int set) {
        return measuredAgain.contains(measuredAgain(group, set));
    }

    private static String measuredAgain(Group group, int set) {
        return group.name() + " in set " + set;
    }

    /// Attempts at a block so far, those before an interruption included.
    public int attempts(Group group, int set, int block) {
        return measurements.stream()
                .filter(each -> each.group().equals(group.name()) && each.set() == set && each.block() == block)
                .mapToInt(Measurement::attempt).max().orElse(0);
    }

    /// How precise the group's comparisons are, in units of what they must be: above 1, more blocks are of use. What no claim
    /// compares comes after what one does.
    public double need(Group group) {
        return Precision.need(group, plan.claims(), counted(group));
    }

    /// True where this is a study of a user's questions and every one of them is answered beyond doubt, see [Decided].
    public boolean isDecided() {
        List<Measurement> counted = measurements.stream().filter(each -> !each.isVoid()).toList();
        return plan.asksOwn() && failed.isEmpty()
                && plan.claims().stream().allMatch(claim -> plan.experiments().stream()
                        .filter(experiment -> experiment.cells().stream().anyMatch(cell -> cell.id().equals(claim.a())))
                        .allMatch(experiment -> Decided.is(claim, experiment, counted)));
    }

    private List<Measurement> counted(Group group) {
        return measurements.stream()
                .filter(each -> !each.isVoid() && each.group().equals(group.name()) && !failed.containsKey(each.cell()))
                .toList();
    }

    /// How precise the comparison of identical code is; infinite where the experiment has none, or it has not begun.
    public double noise(Experiment experiment) {
        Experiment.Pair aa = experiment.aa();
        return aa == null
                ? Double.POSITIVE_INFINITY
                : Precision.halfWidth(measurements.stream().filter(each -> !each.isVoid())
                        .filter(each -> each.cell().equals(aa.a()) || each.cell().equals(aa.b())).toList());
    }

    /// Takes the measurements of a block.
    ///
    /// @throws IOException if they cannot be written
    public void add(List<Measurement> block) throws IOException {
        measurements.addAll(block);
        run.appendLines("slots.jsonl", block);
    }

    /// Number of measurements so far, void ones included.
    public int measured() {
        return measurements.size();
    }

    /// The batches whose requests are kept.
    public Timelines timelines() {
        return timelines;
    }

    /// What the study's time went into.
    public Spending spending() {
        return spending;
    }

    /// The study's time so far, without what lay between an interruption and its resumption.
    public double seconds() {
        return secondsBefore + Duration.between(startedAt, Instant.now()).toMillis() / 1e3;
    }

    /// Takes the reason why a cell cannot be measured (any more).
    public void failed(Cell cell, String why) {
        failed.putIfAbsent(cell.id(), why);
    }

    /// Takes the failures of a group's cells back: their server had ended.
    public void clearFailures(Group group) {
        group.cells().forEach(cell -> failed.remove(cell.id()));
    }

    /// True where that was said of it.
    public boolean hasFailed(Cell cell) {
        return failed.containsKey(cell.id());
    }

    /// A contender's warm-up ended at its cap.
    public void noSteadyState(int set, String contender) {
        noSteadyState.add(contender + " in set " + set);
    }

    /// A group's gates were given up.
    public void degraded(Group group) {
        degraded.add(group.name());
    }

    /// How many cells have no result, and why the first of them has none; empty where every cell has one.
    public String failures() {
        return failed.isEmpty()
                ? ""
                : failed.size() + " cells failed, the first because " + failed.values().iterator().next();
    }

    /// Puts everything on disk that is not there yet.
    ///
    /// @param status `complete`, `partial` or `failed`
    /// @param reason why it is not complete; null where it is
    public void save(String status, @Nullable String reason) throws IOException {
        run.writeJson("jmh.json", jmh.elements(measurements));
        saveStatus(status, reason);
    }

    /// Puts everything on disk but `jmh.json`, which is as large as all measurements and says nothing that these do not.
    ///
    /// @param status as [#save] takes it
    /// @param reason as [#save] takes it
    public void saveStatus(String status, @Nullable String reason) throws IOException {
        double seconds = seconds();
        run.writeJson("status.json", new Status(status, reason, plan.measurements(),
                measurements.stream().filter(each -> !each.isVoid()).count(),
                failed.entrySet().stream().map(cell -> new Status.Failed(cell.getKey(), cell.getValue())).toList(),
                List.copyOf(noSteadyState), List.copyOf(degraded), List.copyOf(measuredAgain), startedAt.toString(),
                resumed, seconds, spending.seconds(seconds)));
    }
}
