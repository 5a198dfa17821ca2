// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.fixture.FixtureProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Runs a plan: for each set and experiment, warm JVMs that take turns, against one server.
final class StudyRun {
    private static final String RUNNING = "it is still running, or was interrupted";
    /// What every contender warms up with, whatever its experiment adds.
    private static final Map<String, String> WARM = Map.of("delayMillis", "0.0", "pattern", "FIXED", "level", "TUNED",
            "session", "SHARED", "callback", "NOTHING", "place", "NOWHERE", "stamps", "ON", "calls", "100");

    private final Tier tier;
    private final StudyPlan plan;
    private final RunDirectory run;
    private final Network.Way way;
    private final boolean crossProcess;
    private final Progress progress;
    private final Results results;
    private final Budget budget;
    private final Certification certification;
    private final Random random;
    private final Map<String, Contender> contenders = new ConcurrentHashMap<>();
    private final ServerWatch server;

    /// @param crossProcess whether stamps of two processes may be compared
    StudyRun(StudyCommand.Started study, Network.Way way, boolean crossProcess, Progress progress,
            Budget budget) {
        this.tier = study.tier();
        this.plan = study.plan();
        this.run = study.run();
        this.results = study.results();
        this.way = way;
        this.crossProcess = crossProcess;
        this.progress = progress;
        this.budget = budget;
        this.certification = new Certification(way);
        this.server = new ServerWatch(way.server(), () -> contenders.values().forEach(Contender::close));
        this.random = new Random(study.plan().seed() + results.measured());
    }

    /// Measures everything that can be measured.
    ///
    /// @return empty where every cell has a result, or why not
    /// @throws IOException if the run directory cannot be written
    String measure() throws IOException {
        results.save("partial", RUNNING);
        for (StudyPlan.Stage stage : results.open()) {
            Instant began = Instant.now();
            try {
                start(stage);
                if (server.why().isEmpty()) {
                    certify(stage, "before");
                    measure(stage);
                    spendBudget(stage);
                }
                if (server.why().isEmpty()) {
                    certify(stage, "after");
                    progress.ended(stage, Duration.between(began, Instant.now()), results.noise(stage.experiment()));
                }
            } catch (IOException e) {
                if (!server.hasEnded()) {
                    throw e;
                }
            } finally {
                contenders.values().forEach(Contender::close);
                contenders.clear();
            }
            if (!server.why().isEmpty()) {
                stage.groups().forEach(results::forgive);
                String reason = server.why() + " during " + stage.experiment().id() + ", set " + stage.set();
                results.save("partial", reason);
                return reason;
            }
        }
        results.spending().on(Spending.Purpose.TRIALS,
                () -> new Trials(plan, run, random).run(way.server().url(), progress));
        String reason = results.failures();
        results.save(reason.isEmpty() ? "complete" : "partial", reason.isEmpty() ? null : reason);
        progress.end(results.spending().line(results.seconds()));
        return reason;
    }

    private void certify(StudyPlan.Stage stage, String when) throws IOException {
        results.spending().on(Spending.Purpose.CERTIFICATES,
                () -> run.appendLines("certificates.jsonl", certification.take(stage, when)));
    }

    /// Starts all JVMs at once, and warms them up one at a time: a warm-up beside another is not judged by its own time.
    private void start(StudyPlan.Stage stage) throws IOException {
        List<String> names = new ArrayList<>(stage.contenders());
        Collections.shuffle(names, random);
        results.spending().on(Spending.Purpose.STARTS, () -> {
            for (String name : names) {
                contenders.put(name, Contender.start(name, way, crossProcess, run));
            }
        });
        results.spending().on(Spending.Purpose.WARM_UP, () -> names.forEach(name -> warmUp(stage, contender(name))));
        progress.warm(stage);
    }

    /// The contender's own code at its highest limit, without delay and without whatever the experiment adds to it.
    private void warmUp(StudyPlan.Stage stage, Contender contender) {
        List<Cell> cells = stage.groups().stream().flatMap(group -> group.cells().stream())
                .filter(cell -> cell.contender().equals(contender.name())).toList();
        // Each protocol is code of its own.
        cells.stream().collect(Collectors.groupingBy(cell -> cell.params().getOrDefault("protocol", ""))).values()
                .forEach(alike -> warmUp(stage, contender, alike));
    }

    private void warmUp(StudyPlan.Stage stage, Contender contender, List<Cell> cells) {
        Cell cell = Collections.max(cells, Comparator.comparingInt(Cell::limit));
        Map<String, String> params = new LinkedHashMap<>(cell.params());
        WARM.forEach((name, plain) -> params.computeIfPresent(name, (key, value) -> plain));
        int cap = stage.warmUpCapMillis(tier, contender.name());
        Event event = contender.tell(new Command.WarmUp(cell.benchmark(), params,
                stage.judges(contender.name()) ? cap : 0, cap),
                Duration.ofMillis(60_000 + 10L * cap));
        if (event.warm() == null) {
            String why = "its warm-up failed: " + event.failure();
            cells.forEach(lost -> results.failed(lost, why));
        } else if (!event.warm().steady()) {
            results.noSteadyState(stage, contender.name());
        }
    }

    /// Identical code is compared first: its second JVM measures nothing else, and what the first one measures besides would teach
    /// its compiler what that of the second does not know.
    private void measure(StudyPlan.Stage stage) throws IOException {
        List<Group> order = new ArrayList<>(stage.groups());
        Collections.shuffle(order, random);
        order.sort(Comparator.comparing(stage::comparesItself).reversed());
        for (Group group : order) {
            BlockRunner runner = runner(stage, group);
            if (stage.comparesItself(group)) {
                runner.practise();
            }
            runner.run(results.blocks(group, stage.set()), group.blocks());
            if (hasLost(group) && server.hasEnded()) {
                return;
            }
            group.cells().stream().map(Cell::contender).distinct()
                    .forEach(name -> contender(name).tell(new Command.CloseAll(), Duration.ofSeconds(60)));
            results.save("partial", RUNNING);
            progress.measured(group, trouble(group));
        }
    }

    /// Gives this stage's share of the extra time to the groups whose comparisons are least precise, a block at a time. How
    /// precise they are decides, never what they say.
    private void spendBudget(StudyPlan.Stage stage) throws IOException {
        List<Group> judged = stage.groups().stream().filter(Group::judged).toList();
        while (!judged.isEmpty() && server.why().isEmpty()) {
            Group widest = Collections.max(judged, Comparator.comparingDouble(results::halfWidth));
            if (!budget.allows(progress.partDone(), widest.plannedMillis() / widest.blocks())) {
                return;
            }
            int blocks = results.blocks(widest, stage.set());
            runner(stage, widest).run(blocks, blocks + 1);
            if (results.blocks(widest, stage.set()) == blocks) {
                judged = judged.stream().filter(group -> !group.equals(widest)).toList();
            }
        }
    }

    private BlockRunner runner(StudyPlan.Stage stage, Group group) {
        return new BlockRunner(group, stage.set(), contenders, ours(), random, results,
                blocks -> progress.block(stage, group, blocks));
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
