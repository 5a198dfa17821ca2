// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.Generation;
import io.github.httptoll.bench.study.plan.Group;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.study.plan.WarmPath;
import io.github.httptoll.bench.study.record.Environment;
import io.github.httptoll.bench.study.record.Results;
import io.github.httptoll.bench.study.record.RunDirectory;
import io.github.httptoll.bench.study.record.Spending;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/// Runs a plan: for each set one generation of warm JVMs, which take turns in all experiments, against one server.
public final class StudyRun {
    /// Blocks that a group gets at once: opening its clients again costs as much as some turns.
    private static final int MORE_BLOCKS = 2;
    /// Most blocks in a set, in units of the least: what stays imprecise then, more blocks will not settle.
    private static final int MOST_BLOCKS = 4;
    private static final String RUNNING = "it is still running, or was interrupted";

    private final Tier tier;
    private final StudyPlan plan;
    private final RunDirectory run;
    private final ServerAccess way;
    private final boolean crossProcess;
    private final Progress progress;
    private final Results results;
    private final Budget budget;
    private final Certification certification;
    private final OfferedRates rates;
    private final Random random;
    private final Map<String, Contender> contenders = new ConcurrentHashMap<>();
    private final ServerWatch server;

    /// @param crossProcess whether stamps of two processes may be compared
    /// @throws IOException if what an interrupted run knows of capacities cannot be read
    public StudyRun(Results results, ServerAccess way, boolean crossProcess, Progress progress, Budget budget)
            throws IOException {
        this.results = results;
        this.plan = results.plan();
        this.tier = plan.tier();
        this.run = results.directory();
        this.way = way;
        this.crossProcess = crossProcess;
        this.progress = progress;
        this.budget = budget;
        this.certification = new Certification(way);
        this.rates = new OfferedRates(plan, run);
        this.server = new ServerWatch(way.server(), () -> contenders.values().forEach(Contender::close));
        this.random = new Random(plan.orderSeed() + results.measured());
    }

    /// Measures everything that can be measured.
    ///
    /// @return empty where every cell has a result, or why not
    /// @throws IOException if the run directory cannot be written
    public String measure() throws IOException {
        results.save("partial", RUNNING);
        Profiles profiles = new Profiles(plan, run, results.open());
        for (Generation open : results.open()) {
            if (!budget.isGiven() && results.isDecided()) {
                progress.decided(open.set());
                break;
            }
            for (Generation part : open.parts(random, Environment.freeMiB())) {
                String reason = generation(part, profiles);
                if (!reason.isEmpty()) {
                    results.save("partial", reason);
                    return reason;
                }
            }
        }
        results.spending().on(Spending.Purpose.TRIALS,
                () -> new ScenarioRuns(plan, run, random).run(way, progress));
        String reason = results.failures();
        results.save(reason.isEmpty() ? "complete" : "partial", reason.isEmpty() ? null : reason);
        progress.end(results.spending().line(results.seconds()) + profiles.missed());
        return reason;
    }

    /// Starts a generation of JVMs, lets it measure, and ends it.
    ///
    /// @return why it could not go on; empty: it did
    private String generation(Generation generation, Profiles profiles) throws IOException {
        String during = "its start";
        try {
            start(generation);
            for (StudyPlan.Stage stage : generation.stages()) {
                during = stage.experiment().id();
                if (server.why().isEmpty()) {
                    measure(stage);
                }
            }
            during = "its further blocks";
            spendTheRest(generation);
            during = "its profiles";
            results.spending().on(Spending.Purpose.PROFILES,
                    () -> profiles.take(generation, this::contender, () -> server.why().isEmpty(), progress));
        } catch (IOException e) {
            if (!server.hasEnded()) {
                throw e;
            }
        } finally {
            contenders.values().forEach(Contender::close);
            contenders.clear();
        }
        if (server.why().isEmpty()) {
            return "";
        }
        generation.stages().forEach(stage -> stage.groups().forEach(results::clearFailures));
        return server.why() + " during " + during + ", set " + generation.set();
    }

    private void measure(StudyPlan.Stage stage) throws IOException {
        Instant began = Instant.now();
        certify(stage, "before");
        results.spending().on(Spending.Purpose.AROUND_TURNS, () -> rates.measure(stage, this::contender));
        List<Group> order = new ArrayList<>(stage.groups());
        Collections.shuffle(order, random);
        for (Group group : order) {
            if (!run(stage, group, group.blocks(), tier.furtherCapMillis())) {
                return;
            }
            results.saveStatus("partial", RUNNING);
            progress.measured(group, trouble(group));
        }
        results.save("partial", RUNNING);
        if (tier.decides()) {
            certify(stage, "after");
        }
        progress.ended(stage, Duration.between(began, Instant.now()), results.noise(stage.experiment()));
    }

    /// Measures a group until it has that many blocks, and closes what it opened.
    ///
    /// @param warmMillis longest warm-up of each of its cells before that
    /// @return false: the server has ended
    private boolean run(StudyPlan.Stage stage, Group group, int blocks, int warmMillis) throws IOException {
        BlockRunner runner = new BlockRunner(group, stage.set(), contenders, ours(), random, results, rates,
                done -> progress.block(stage, group, done));
        do {
            results.spending().on(Spending.Purpose.WARM_UP, () -> runner.warmUp(warmMillis));
            runner.run(results.blocks(group, stage.set()), blocks);
        } while (runner.voidsColdBlocks());
        if (hasLost(group) && server.hasEnded()) {
            return false;
        }
        runner.closeClients();
        return true;
    }

    private void certify(StudyPlan.Stage stage, String when) throws IOException {
        results.spending().on(Spending.Purpose.CERTIFICATES,
                () -> run.appendLines("certificates.jsonl", certification.take(stage, when)));
    }

    /// Starts all JVMs at once, and warms them up one at a time: two at once would slow each other down.
    private void start(Generation generation) throws IOException {
        Instant began = Instant.now();
        List<String> names = new ArrayList<>(generation.jvms());
        Collections.shuffle(names, random);
        results.spending().on(Spending.Purpose.STARTS, () -> {
            for (String name : names) {
                contenders.put(name,
                        Contender.start(name, generation.process(name), way, crossProcess, plan.seed(), run));
            }
        });
        results.spending().on(Spending.Purpose.WARM_UP, () -> {
            for (int warm = 0; warm < names.size() && server.why().isEmpty(); warm++) {
                warmUp(generation, contender(names.get(warm)));
                progress.warming(generation, warm + 1);
            }
        });
        progress.warm(generation, Duration.between(began, Instant.now()));
    }

    /// The contender's own code on every path that its cells take, without whatever an experiment adds to it.
    private void warmUp(Generation generation, Contender contender) {
        List<WarmPath> paths = generation.paths(contender.name());
        boolean waits = generation.cells().stream()
                .anyMatch(cell -> cell.jvm().equals(contender.name()) && cell.waits());
        for (WarmPath path : paths) {
            int cap = generation.capMillis(tier, path.equals(paths.getFirst()), contender.meets(path.protocol()));
            Event event = contender.send(new Command.WarmUp(path.benchmark(), path.params(), cap, waits, true),
                    Duration.ofMillis(60_000 + 10L * cap));
            if (event.warm() == null) {
                String why = "its warm-up failed: " + event.failure();
                generation.cells().stream().filter(cell -> cell.jvm().equals(contender.name()))
                        .forEach(lost -> results.failed(lost, why));
            } else if (!event.warm().steady() && !generation.coarse()) {
                results.noSteadyState(generation.set(), contender.name());
            }
        }
    }

    /// Gives this set's share of the time that is left to the groups whose comparisons are least precise, some blocks at a time. How
    /// precise they are decides, never what they say.
    private void spendTheRest(Generation generation) throws IOException {
        if (!budget.allows(progress.partDone(), 0)) {
            return;
        }
        Map<Group, StudyPlan.Stage> open = new LinkedHashMap<>();
        generation.stages().forEach(stage -> stage.groups().forEach(group -> open.put(group, stage)));
        Map<Group, Double> needs = new HashMap<>();
        open.keySet().forEach(group -> needs.put(group, results.need(group)));
        ToDoubleFunction<Group> need = group -> needs.getOrDefault(group, 0.0);
        Comparator<Group> least = Comparator
                .comparing((Group group) -> group.judged() && need.applyAsDouble(group) > 1).thenComparingDouble(need);
        while (!open.isEmpty() && server.why().isEmpty()) {
            Group widest = Collections.max(open.keySet(), least);
            if (need.applyAsDouble(widest) <= 1
                    || !budget.allows(progress.partDone(), MORE_BLOCKS * widest.blockMillis())) {
                return;
            }
            int blocks = results.blocks(widest, generation.set());
            if (blocks >= MOST_BLOCKS * widest.blocks()
                    || !run(Objects.requireNonNull(open.get(widest)), widest, blocks + MORE_BLOCKS,
                            WarmPath.WINDOW_MILLIS)
                    || results.blocks(widest, generation.set()) == blocks) {
                open.remove(widest);
            }
            needs.put(widest, results.need(widest));
        }
    }

    private boolean hasLost(Group group) {
        return group.cells().stream().anyMatch(results::hasFailed);
    }

    private Contender contender(String name) {
        return Objects.requireNonNull(contenders.get(name), name);
    }

    private String trouble(Group group) {
        long lost = group.cells().stream().filter(results::hasFailed).count();
        return lost == 0 ? "" : lost + " cells lost";
    }

    /// The study, its contenders and its server.
    private Collection<Long> ours() {
        List<Long> ours = new ArrayList<>(contenders.values().stream().map(Contender::pid).toList());
        ours.add(ProcessHandle.current().pid());
        FixtureProcess process = way.server().process();
        if (process != null) {
            ours.add(process.pid());
        }
        return ours;
    }
}
