package io.github.httptoll.bench.study;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The study's progress on the console: a line for each group, with the time left.
final class Progress {
    /// Starting a JVM; its warm-up comes on top.
    private static final double START_MILLIS = 900;

    private final PrintStream out;
    private final StudyPlan plan;
    private final Tier tier;
    private final Instant began = Instant.now();
    private final double plannedMillis;
    private double doneMillis;

    /// @param stages what is to be measured
    Progress(PrintStream out, StudyPlan plan, Tier tier, List<StudyPlan.Stage> stages) {
        this.out = out;
        this.plan = plan;
        this.tier = tier;
        this.plannedMillis = stages.stream().mapToDouble(stage -> startMillis(stage)
                + stage.groups().stream().mapToDouble(Group::plannedMillis).sum()).sum() + Trials.plannedMillis(plan);
    }

    /// Says what is about to happen.
    void begin(RunDirectory run) {
        out.printf(
                "httptoll study, tier %s, seed %d: %d experiments, %d cells, %d claims, %d trials, %d sets of JVMs, about %s%n",
                plan.tier(), plan.seed(), plan.experiments().size(), plan.cells().count(), plan.claims().size(),
                plan.trials().size(),
                plan.sets(), text(plannedMillis));
        plan.leftOut().forEach(line -> out.println("left out: " + line));
        out.println("results in " + run.path());
    }

    /// How much of the plan is done, from 0 to 1.
    double partDone() {
        return doneMillis / plannedMillis;
    }

    /// A set of JVMs is warm.
    void warm(StudyPlan.Stage stage, Duration took) {
        doneMillis += startMillis(stage);
        line(stage, stage.contenders().size() + " JVMs started and warmed up", took, "");
    }

    /// A group has ended.
    ///
    /// @param note empty, or what went wrong
    void measured(StudyPlan.Stage stage, Group group, Duration took, String note) {
        doneMillis += group.plannedMillis();
        line(stage, group.name().substring(group.name().indexOf(' ') + 1) + ": " + group.cells().size() + " × "
                + group.blocks(), took, note);
    }

    /// Each trial has been run once more.
    void tried(int repetition, int trials, Duration took, double plannedForThem) {
        doneMillis += plannedForThem;
        line("trials", repetition, trials + " trials, each half in a JVM of its own", took, "");
    }

    private void line(StudyPlan.Stage stage, String what, Duration took, String note) {
        line(stage.experiment().id(), stage.set(), what, took, note);
    }

    private void line(String experiment, int set, String what, Duration took, String note) {
        double elapsed = Duration.between(began, Instant.now()).toMillis();
        double left = Math.max(0, plannedMillis - doneMillis) * elapsed / doneMillis;
        out.printf("[%3.0f %%] %-12s set %d  %-66s %5.1f s   about %s left%s%n", 100 * partDone(),
                experiment, set, what, took.toMillis() / 1e3, text(left),
                note.isEmpty() ? "" : "   " + note);
    }

    private double startMillis(StudyPlan.Stage stage) {
        return stage.contenders().stream()
                .mapToDouble(contender -> START_MILLIS + stage.warmUpCapMillis(tier, contender)).sum();
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
