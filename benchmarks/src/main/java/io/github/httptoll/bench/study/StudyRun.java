package io.github.httptoll.bench.study;

import io.github.httptoll.bench.fixture.FixtureProcess;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Runs a plan: contender after contender, each in a JVM of its own, against one server.
final class StudyRun {
    /// A contender may take this many times its planned time, and a minute, before it counts as hung.
    private static final int PATIENCE = 5;

    private final StudyPlan plan;
    private final Tier tier;
    private final RunDirectory run;
    private final FixtureProcess.Address server;
    private final boolean crossProcess;
    private final Progress progress;
    private final Results results;
    private final AtomicReference<ContenderProcess> running = new AtomicReference<>();
    private volatile String serverEnded = "";

    StudyRun(StudyPlan plan, Tier tier, RunDirectory run, FixtureProcess.Address server, boolean crossProcess,
            Progress progress) {
        this.plan = plan;
        this.tier = tier;
        this.run = run;
        this.server = server;
        this.crossProcess = crossProcess;
        this.progress = progress;
        this.results = new Results(run, plan);
    }

    /// Measures everything that can be measured.
    ///
    /// @return empty where every cell has a result, or why not
    /// @throws IOException if the run directory cannot be written
    String measure() throws IOException {
        results.save("partial", "it is still running, or was interrupted");
        watchServer();
        for (Experiment experiment : plan.experiments()) {
            for (Map.Entry<String, List<Cell>> contender : experiment.contenders().entrySet()) {
                measure(experiment, contender.getKey(), contender.getValue());
                if (!serverEnded.isEmpty()) {
                    String reason = serverEnded + " during " + experiment.id() + ", " + contender.getKey();
                    results.save("partial", reason);
                    return reason;
                }
                results.save("partial", "it is still running, or was interrupted");
            }
        }
        String reason = results.whole() ? "" : results.failures();
        results.save(results.whole() ? "complete" : "partial", results.whole() ? null : reason);
        return reason;
    }

    private void watchServer() {
        FixtureProcess process = server.process();
        if (process != null) {
            var _ = process.ended().thenAccept(code -> {
                serverEnded = "the fixture server ended with exit code " + code;
                ContenderProcess contender = running.get();
                if (contender != null) {
                    contender.close();
                }
            });
        }
    }

    private void measure(Experiment experiment, String contender, List<Cell> cells) throws IOException {
        Instant began = Instant.now();
        Map<String, Cell> open = new HashMap<>();
        cells.forEach(cell -> open.put(cell.id(), cell));
        Duration limit = Duration.ofMillis((long) (progress.planned(cells) * PATIENCE) + 60_000);
        String note;
        try (ContenderProcess process = ContenderProcess.start(new Job(cells, tier.contenderWarmUpMillis()), url(),
                crossProcess, run)) {
            running.set(process);
            String ended = process.listen(event -> take(event, open), limit);
            note = serverEnded.isEmpty() ? ended : serverEnded;
        }
        String why = note.isEmpty() ? "its JVM gave no result" : note;
        int lost = open.size();
        open.values().forEach(cell -> results.failed(cell, why));
        progress.ended(experiment, contender, cells, Duration.between(began, Instant.now()),
                lost == 0 ? note : lost + " cells lost: " + why);
    }

    private void take(Event event, Map<String, Cell> open) {
        if (event.cell() == null) {
            List.copyOf(open.values()).forEach(cell -> fail(open, cell, event.failure()));
            return;
        }
        Cell cell = open.get(event.cell());
        if (cell == null) {
            throw new IllegalStateException("a result for a cell that was not asked for: " + event.cell());
        }
        if (event.result() == null) {
            fail(open, cell, event.failure());
        } else {
            open.remove(cell.id());
            results.measured(cell, event.result());
        }
    }

    private void fail(Map<String, Cell> open, Cell cell, @Nullable String failure) {
        open.remove(cell.id());
        results.failed(cell, failure == null ? "no reason was given" : failure);
    }

    private URI url() {
        return server.url();
    }
}
