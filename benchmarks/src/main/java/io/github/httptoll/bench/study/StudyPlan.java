package io.github.httptoll.bench.study;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything that a study will measure and judge, fixed before anything is timed.
///
/// @param run name of the run directory
/// @param seed orders contenders, groups, and the cells of each block
/// @param remote whether the server was already running elsewhere
/// @param leftOut what this tier leaves out, for people
/// @param sets groups of fresh JVMs
record StudyPlan(String run, String tier, long seed, boolean remote, List<String> leftOut,
        List<Experiment> experiments, int sets, List<Claim> claims) {

    static StudyPlan of(String run, Tier tier, long seed, boolean remote, List<Question> questions) {
        List<Experiment> experiments = questions.stream().map(question -> Experiment.of(question, tier)).toList();
        List<Claim> claims = questions.stream().flatMap(question -> RegisteredClaims.of(question, tier).comparisons()
                .stream().map(comparison -> comparison.claim(question))).toList();
        return new StudyPlan(run, tier.name().toLowerCase(Locale.ROOT), seed, remote, Survey.leftOut(tier), experiments,
                tier.sets(), claims);
    }

    /// All cells.
    Stream<Cell> cells() {
        return experiments.stream().flatMap(experiment -> experiment.cells().stream());
    }

    /// Number of measurements that count.
    int slots() {
        return cells().mapToInt(cell -> cell.sets() * cell.blocks()).sum();
    }

    /// What one experiment measures in one set.
    List<Stage> stages() {
        return Stream.iterate(0, set -> set < sets, set -> set + 1)
                .flatMap(set -> experiments.stream().map(experiment -> new Stage(experiment, set,
                        experiment.groups(claims).stream().filter(group -> set < group.sets()).toList())))
                .toList();
    }

    /// One set of fresh JVMs for one experiment.
    record Stage(Experiment experiment, int set, List<Group> groups) {
        /// The same with only those groups.
        Stage with(Predicate<Group> kept) {
            return new Stage(experiment, set, groups.stream().filter(kept).toList());
        }

        /// The contenders that it needs.
        Set<String> contenders() {
            return groups.stream().flatMap(group -> group.cells().stream()).map(Cell::contender)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
