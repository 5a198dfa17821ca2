package io.github.httptoll.bench.study;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The study's progress on the console: a line for each contender, with the time left.
final class Progress {
    /// Starting a JVM, beside its warm-up and its cells.
    private static final double START_MILLIS = 1_300;

    private final PrintStream out;
    private final StudyPlan plan;
    private final Tier tier;
    private final Instant began = Instant.now();
    private final double plannedMillis;
    private double doneMillis;
    private int done;

    Progress(PrintStream out, StudyPlan plan, Tier tier) {
        this.out = out;
        this.plan = plan;
        this.tier = tier;
        this.plannedMillis = plan.experiments().stream().flatMap(e -> e.contenders().values().stream())
                .mapToDouble(this::planned).sum();
    }

    /// Says what is about to happen.
    void begin(RunDirectory run) {
        out.printf("httptoll study, tier %s, seed %d: %d experiments, %d contenders, %d cells, about %s%n", plan.tier(),
                plan.seed(), plan.experiments().size(), plan.contenders(), plan.cells(), text(plannedMillis));
        plan.leftOut().forEach(line -> out.println("left out: " + line));
        out.println("results in " + run.path());
    }

    /// Planned time of a contender, in milliseconds.
    double planned(List<Cell> cells) {
        return START_MILLIS + tier.contenderWarmUpMillis() + cells.stream().mapToDouble(Cell::plannedMillis).sum();
    }

    /// A contender has ended.
    ///
    /// @param note empty, or what went wrong
    void ended(Experiment experiment, String contender, List<Cell> cells, Duration took, String note) {
        done++;
        doneMillis += planned(cells);
        double elapsed = Duration.between(began, Instant.now()).toMillis();
        double left = (plannedMillis - doneMillis) * elapsed / doneMillis;
        out.printf("[%3d/%d] %-12s %-36s %3d cells %5.1f s   %s%s%n", done, plan.contenders(), experiment.id(),
                contender, cells.size(), took.toMillis() / 1e3,
                done == plan.contenders() ? "took " + text(elapsed) : "about " + text(left) + " left",
                note.isEmpty() ? "" : "   " + note);
    }

    private static String text(double millis) {
        long seconds = Math.round(millis / 1e3);
        return seconds < 90
                ? seconds + " s"
                : seconds < 5_400
                        ? Math.round(seconds / 60.0) + " min"
                        : Math.round(seconds / 360.0) / 10.0 + " h";
    }
}
