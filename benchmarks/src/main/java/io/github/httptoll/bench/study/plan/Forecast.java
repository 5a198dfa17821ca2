// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a study is about to measure and how long that takes, for people: before it begins, and with `--plan` instead of it. The
/// only estimate of time; the progress counts in it.
///
/// @param sets what is to be measured
public record Forecast(StudyPlan plan, List<Generation> sets) {
    private static final String LINE = "%-14s %6s %11s %5s %7s  %s";

    public Forecast {
        sets = List.copyOf(sets);
    }

    /// The tier of the study.
    public Tier tier() {
        return plan.tier();
    }

    /// Rough time of everything: of the least blocks, or what the tier takes where that is more.
    double millis() {
        return millis(leastMillis());
    }

    private double millis(double least) {
        Duration total = total(null);
        return total == null ? least : Math.max((double) total.toMillis(), least);
    }

    /// Rough time of starts, warm-ups, least blocks, profiles and trials.
    public double leastMillis() {
        return sets.stream().mapToDouble(set -> set.plannedMillis(tier())).sum() + plan.profileMillis()
                + plan.scenarioMillis();
    }

    /// How long the study goes on adding blocks.
    ///
    /// @param offered by the user; null: none is
    /// @return null: only the least blocks are measured
    @Nullable
    public Duration total(@Nullable Duration offered) {
        Duration ofTier = tier().total();
        return offered != null || ofTier == null || !isWhole()
                ? offered
                : ofTier.multipliedBy(plan.ownSets().size()).dividedBy(tier().sets());
    }

    /// Whether every question of the suite is asked, which a tier's time is meant for.
    private boolean isWhole() {
        return plan.experiments().size() >= Question.suite().size() - 1;
    }

    private List<StudyPlan.Stage> stages(Experiment experiment) {
        return sets.stream().flatMap(set -> set.stages().stream())
                .filter(stage -> stage.experiment().id().equals(experiment.id())).toList();
    }

    /// All of it in one line.
    public String head() {
        return "httptoll study, tier %s, seed %d: %d experiments, %d cells, %d claims, %d trials, %d sets of JVMs, %sabout %s"
                .formatted(plan.tier(), plan.seed(), plan.experiments().size(), plan.cells().count(),
                        plan.claims().size(), plan.scenarios().size(), plan.sets(),
                        plan.shard() == null ? "" : share() + ", ", text(millis()));
    }

    /// What each shard takes, a line each; none where the study is not cut into shards.
    public List<String> shards() {
        List<StudyPlan> parts = plan.shards();
        List<Generation> all = parts.isEmpty() ? List.of() : plan.whole().generations();
        return parts.stream()
                .map(part -> new Forecast(part,
                        all.stream().filter(set -> part.ownSets().contains(set.set())).toList()))
                .map(part -> "%s: %d measurements, about %s".formatted(part.share(), part.plan.measurements(),
                        text(part.millis())))
                .toList();
    }

    private String share() {
        return "shard %s with %s and %s".formatted(plan.shard(), numbered("set", plan.ownSets()),
                numbered("repetition", plan.ownRepetitions()));
    }

    /// Some numbers from 1, as the progress has them.
    private static String numbered(String what, List<Integer> from0) {
        return from0.isEmpty()
                ? "no " + what
                : what + (from0.size() == 1 ? " " : "s ")
                        + from0.stream().map(each -> String.valueOf(each + 1)).collect(Collectors.joining(", "));
    }

    /// What the tier leaves out, a line each.
    public List<String> leftOut() {
        return plan.leftOut().stream().map(line -> "left out: " + line).toList();
    }

    /// A line for each experiment, one for the trials, and the sum. Cells and contenders are counted once, blocks in every set.
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(LINE.formatted("experiment", "cells", "JVMs", "sets", "blocks", "about"));
        for (Experiment experiment : plan.experiments()) {
            List<StudyPlan.Stage> own = stages(experiment);
            List<Group> groups = own.stream().flatMap(stage -> stage.groups().stream()).toList();
            lines.add(LINE.formatted(experiment.id(),
                    groups.stream().flatMap(group -> group.cells().stream()).map(Cell::id).distinct().count(),
                    own.stream().flatMap(stage -> stage.jvms().stream()).distinct().count(), own.size(),
                    groups.stream().mapToInt(Group::blocks).sum(),
                    text(own.stream().mapToDouble(stage -> stage.blockMillis(tier())).sum())));
        }
        lines.add("%-46s  %s".formatted(
                "%d JVMs started and warmed".formatted(sets.stream().mapToInt(set -> set.jvms().size()).sum()),
                text(sets.stream().mapToDouble(set -> set.startMillis(tier())).sum())));
        if (!plan.profiled().isEmpty()) {
            lines.add("%-46s  %s".formatted("%d cells profiled".formatted(plan.profiledCells().size()),
                    text(plan.profileMillis())));
        }
        if (!plan.scenarios().isEmpty()) {
            lines.add("%-46s  %s".formatted(
                    "%d trials, each %d ×".formatted(plan.scenarios().size(), plan.ownRepetitions().size()),
                    text(plan.scenarioMillis())));
        }
        double least = leastMillis();
        double all = millis(least);
        if (all > least) {
            lines.add("%-46s  %s".formatted("more blocks, where the least are too few", text(all - least)));
        }
        lines.add("%-46s  %s".formatted("in all", text(all)));
        return lines;
    }

    /// What is done with the time that was offered.
    ///
    /// @param offered null: none was
    public List<String> budget(@Nullable Duration offered) {
        if (offered == null) {
            return List.of();
        }
        double time = offered.toSeconds() * 1e3;
        return List.of("--budget " + text(time) + (time > leastMillis()
                ? ": what this leaves of it goes into more blocks"
                : ": this takes as long, so no block is added"));
    }

    /// A time as people say it.
    public static String text(double millis) {
        long seconds = Math.round(millis / 1e3);
        if (seconds < 90) {
            return seconds + " s";
        }
        return seconds < 5_400
                ? Math.round(seconds / 60.0) + " min"
                : String.format(Locale.ROOT, "%.1f h", seconds / 3_600.0);
    }
}
