// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.Forecast;
import io.github.httptoll.bench.study.plan.Generation;
import io.github.httptoll.bench.study.plan.Group;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.study.record.RunDirectory;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// The study's progress on the console: a line for each set of an experiment, with the time left and how much identical code differed so
/// far. On a terminal there is also one with a bar that is written over after each block; nothing refreshes it in between, since
/// what runs beside a measurement disturbs it.
public final class Progress {
    private static final int BAR = 30;

    private final PrintStream out;
    private final Forecast forecast;
    private final boolean terminal;
    private final Instant began = Instant.now();
    private final double plannedMillis;
    private double doneMillis;
    private int drawn;

    /// @param terminal whether a line may be written over
    public Progress(PrintStream out, boolean terminal, Forecast forecast) {
        this.out = out;
        this.terminal = terminal;
        this.forecast = forecast;
        this.plannedMillis = forecast.leastMillis();
    }

    /// True where standard output is one.
    public static boolean onTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /// Says what is about to happen.
    public void begin(RunDirectory run) {
        out.println(forecast.head());
        forecast.leftOut().forEach(out::println);
        out.println("results in " + run.path());
    }

    /// How much of the plan is done, from 0 to 1.
    double partDone() {
        return doneMillis / plannedMillis;
    }

    /// So many JVMs of a set are warm.
    void warming(Generation generation, int warm) {
        int jvms = generation.jvms().size();
        draw("set %d, %d of %d JVMs warm".formatted(generation.set() + 1, warm, jvms),
                doneMillis + generation.startMillis(forecast.tier()) * warm / jvms);
    }

    /// A set of JVMs is warm.
    void warm(Generation generation, Duration took) {
        doneMillis += generation.startMillis(forecast.tier());
        line("set " + (generation.set() + 1), generation.jvms().size() + " JVMs started and warm", took);
    }

    /// A block has ended.
    ///
    /// @param blocks that the group has now
    void block(StudyPlan.Stage stage, Group group, int blocks) {
        draw("%s, block %d of %d".formatted(where(stage), blocks, group.blocks()),
                doneMillis + group.plannedMillis(forecast.tier()) * Math.min(1.0, (double) blocks / group.blocks()));
    }

    /// A group has ended.
    ///
    /// @param trouble what went wrong; empty: nothing
    void measured(Group group, String trouble) {
        doneMillis += group.plannedMillis(forecast.tier());
        if (!trouble.isEmpty()) {
            print(group.name() + ": " + trouble);
        }
    }

    /// A set of an experiment has ended.
    ///
    /// @param noise half-width of the comparison of identical code so far, as a part of it; not finite where there is none
    void ended(StudyPlan.Stage stage, Duration took, double noise) {
        doneMillis += StudyPlan.Stage.certificatesMillis(forecast.tier());
        int blocks = stage.groups().stream().mapToInt(Group::blocks).sum();
        line(where(stage), "%d blocks of %d JVMs%s".formatted(blocks, stage.jvms().size(),
                Double.isFinite(noise) ? ", identical code ±" + percent(noise) : ""), took);
    }

    /// A cell has been profiled.
    ///
    /// @param trouble why there is no profile of it; empty: there is one
    void profiled(Cell cell, Duration took, String trouble) {
        doneMillis += forecast.plan().oneProfileMillis();
        line("profile", cell.id() + (trouble.isEmpty() ? "" : ": none, " + trouble), took);
    }

    /// The wake-ups of a set have been priced.
    ///
    /// @param trouble why they have no price; empty: they have one
    void priced(String trouble) {
        doneMillis += forecast.plan().wakeUpsMillis();
        if (!trouble.isEmpty()) {
            print("wake-ups are not priced: " + trouble);
        }
    }

    /// Each trial has been run once more.
    void tried(int repetition, int trials, Duration took, double plannedForThem) {
        doneMillis += plannedForThem;
        line("trials, time " + (repetition + 1), trials + " trials, each half in a JVM of its own", took);
    }

    /// Every question of a study file is decided before all sets are measured.
    void decided(int sets) {
        print("every question is decided after " + sets + " sets of JVMs of " + forecast.plan().sets()
                + "; -Dbudget measures on");
    }

    /// The study has ended.
    ///
    /// @param spent what its time went into, and what it did not come to
    void end(String spent) {
        print(spent);
    }

    private static String where(StudyPlan.Stage stage) {
        return stage.experiment().id() + ", set " + (stage.set() + 1);
    }

    private void line(String where, String what, Duration took) {
        print("[%3.0f %%] %-20s %-62s %6.1f s   about %s left".formatted(100 * partDone(), where, what,
                took.toMillis() / 1e3, Forecast.text(left(doneMillis))));
    }

    private void draw(String what, double done) {
        if (terminal) {
            int full = (int) Math.round(BAR * Math.min(1, done / plannedMillis));
            String line = "%s%s %3.0f %%  %s, about %s left".formatted("█".repeat(full), "░".repeat(BAR - full),
                    100 * done / plannedMillis, what, Forecast.text(left(done)));
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

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }
}
