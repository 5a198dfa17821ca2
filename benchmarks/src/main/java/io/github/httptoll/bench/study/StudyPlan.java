package io.github.httptoll.bench.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Everything that a study will measure, fixed before anything is timed.
///
/// @param run name of the run directory
/// @param seed orders contenders, and the levels within each
/// @param remote whether the server was already running elsewhere
/// @param leftOut what this tier leaves out, for people
record StudyPlan(String run, String tier, long seed, boolean remote, List<String> leftOut,
        List<Experiment> experiments, List<String> claims) {

    /// Plans these experiments in random order of contenders and levels; floors are assigned here.
    static StudyPlan of(String run, Tier tier, long seed, boolean remote, List<Experiment> experiments,
            List<String> leftOut) {
        Random random = new Random(seed);
        List<Experiment> shuffled = experiments.stream().map(experiment -> {
            List<Cell> cells = new ArrayList<>(experiment.withFloors().cells());
            Collections.shuffle(cells, random);
            return new Experiment(experiment.id(), experiment.question(), cells);
        }).toList();
        return new StudyPlan(run, tier.name().toLowerCase(Locale.ROOT), seed, remote, leftOut, shuffled,
                List.of());
    }

    /// Number of cells.
    int cells() {
        return experiments.stream().mapToInt(experiment -> experiment.cells().size()).sum();
    }

    /// Number of measured iterations.
    int slots() {
        return experiments.stream().flatMap(experiment -> experiment.cells().stream()).mapToInt(Cell::iterations).sum();
    }

    /// Number of JVMs.
    int contenders() {
        return experiments.stream().mapToInt(experiment -> experiment.contenders().size()).sum();
    }
}
