package io.github.httptoll.bench.study;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The study's progress on the console: a line for each set of an experiment, with the time left and how much identical code differed so
/// far. On a terminal there is also one with a bar that is written over after each block; nothing refreshes it in between, since
/// what runs beside a measurement disturbs it.
final class Progress {
    /// Starting a JVM; its warm-up comes on top.
    private static final double START_MILLIS = 900;
    private static final int BAR = 30;

    private final PrintStream out;
    private final StudyPlan plan;
    private final Tier tier;
    private final boolean terminal;
    private final Instant began = Instant.now();
    private final double plannedMillis;
    private double doneMillis;
    private int drawn;

    /// @param terminal whether a line may be written over
    /// @param stages what is to be measured
    Progress(PrintStream out, boolean terminal, StudyPlan plan, Tier tier, List<StudyPlan.Stage> stages) {
        this.out = out;
        this.terminal = terminal;
        this.plan = plan;
        this.tier = tier;
        this.plannedMillis = stages.stream().mapToDouble(stage -> startMillis(stage)
                + stage.groups().stream().mapToDouble(Group::plannedMillis).sum()).sum() + Trials.plannedMillis(plan);
    }

    /// True where standard output is one.
    static boolean onTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /// Says what is about to happen.
    void begin(RunDirectory run) {
        out.printf(
                "httptoll study, tier %s, seed %d: %d experiments, %d cells, %d claims, %d trials, %d sets of JVMs, about %s%n",
                plan.tier(), plan.seed(), plan.experiments().size(), plan.cells().count(), plan.claims().size(),
                plan.trials().size(), plan.sets(), text(plannedMillis));
        plan.leftOut().forEach(line -> out.println("left out: " + line));
        out.println("results in " + run.path());
    }

    /// How much of the plan is done, from 0 to 1.
    double partDone() {
        return doneMillis / plannedMillis;
    }

    /// A set of JVMs is warm.
    void warm(StudyPlan.Stage stage) {
        doneMillis += startMillis(stage);
        draw(where(stage) + ", " + stage.contenders().size() + " JVMs warm", doneMillis);
    }

    /// A block has ended.
    ///
    /// @param blocks that the group has now
    void block(StudyPlan.Stage stage, Group group, int blocks) {
        draw("%s, block %d of %d".formatted(where(stage), blocks, group.blocks()),
                doneMillis + group.plannedMillis() * Math.min(1.0, (double) blocks / group.blocks()));
    }

    /// A group has ended.
    ///
    /// @param trouble what went wrong; empty: nothing
    void measured(Group group, String trouble) {
        doneMillis += group.plannedMillis();
        if (!trouble.isEmpty()) {
            print(group.name() + ": " + trouble);
        }
    }

    /// A set of an experiment has ended.
    ///
    /// @param noise half-width of the comparison of identical code so far, as a part of it; not finite where there is none
    void ended(StudyPlan.Stage stage, Duration took, double noise) {
        int blocks = stage.groups().stream().mapToInt(Group::blocks).sum();
        line(where(stage), "%d JVMs, %d blocks%s".formatted(stage.contenders().size(), blocks,
                Double.isFinite(noise) ? ", identical code ±" + percent(noise) : ""), took);
    }

    /// Each trial has been run once more.
    void tried(int repetition, int trials, Duration took, double plannedForThem) {
        doneMillis += plannedForThem;
        line("trials, time " + (repetition + 1), trials + " trials, each half in a JVM of its own", took);
    }

    private static String where(StudyPlan.Stage stage) {
        return stage.experiment().id() + ", set " + (stage.set() + 1);
    }

    private void line(String where, String what, Duration took) {
        print("[%3.0f %%] %-20s %-62s %6.1f s   about %s left".formatted(100 * partDone(), where, what,
                took.toMillis() / 1e3, text(left(doneMillis))));
    }

    private void draw(String what, double done) {
        if (terminal) {
            int full = (int) Math.round(BAR * Math.min(1, done / plannedMillis));
            String line = "%s%s %3.0f %%  %s, about %s left".formatted("█".repeat(full), "░".repeat(BAR - full),
                    100 * done / plannedMillis, what, text(left(done)));
            out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
            out.flush();
            drawn = line.length();
        }
    }

    /// Below whatever was drawn, which it takes away.
    private void print(String line) {
        out.println((drawn == 0 ? "" : "\r" + " ".repeat(drawn) + "\r") + line);
        drawn = 0;
    }

    private double left(double done) {
        double elapsed = Duration.between(began, Instant.now()).toMillis();
        return done == 0 ? plannedMillis : Math.max(0, plannedMillis - done) * elapsed / done;
    }

    private double startMillis(StudyPlan.Stage stage) {
        return stage.contenders().stream()
                .mapToDouble(contender -> START_MILLIS + stage.warmUpCapMillis(tier, contender)).sum();
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
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
