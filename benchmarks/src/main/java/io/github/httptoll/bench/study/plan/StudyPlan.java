// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.httptoll.bench.Plant;
import io.github.httptoll.bench.scenario.Arms;
import io.github.httptoll.bench.study.ask.Claim;
import io.github.httptoll.bench.study.ask.ExperimentRequest;
import io.github.httptoll.bench.study.ask.LeftOut;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.study.ask.ScenarioClaim;
import io.github.httptoll.bench.study.ask.Tier;
import java.util.ArrayList;
import java.util.List;
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
/// @param network what lies between clients and server: `loopback`, or the round trip of a wire that takes time
/// @param leftOut what this tier leaves out, for people
/// @param clients stand before what names them, so that a reader knows them
/// @param sets groups of fresh JVMs
/// @param scenarios what is counted instead of timed
/// @param repetitions of each scenario
/// @param profiled ids of the cells that are profiled after all measurements of their JVM
public record StudyPlan(String run, Tier tier, long seed, boolean remote, Network network,
        List<String> leftOut, List<PlannedClient> clients, List<Experiment> experiments, int sets,
        List<Claim<String>> claims,
        @JsonProperty("trials") List<ScenarioClaim> scenarios, int repetitions, List<String> profiled) {
    /// A scenario's share of the time where some that only wait run at once: two JVMs, most of whose waiting falls together.
    private static final double WAITING_MILLIS = 2_000;
    /// Two JVMs, and what they wait for. Both are reckoned from processor time and waits, not from a quiet run.
    private static final double ALONE_MILLIS = 3_200;
    /// Starting Flight Recorder, and folding what it recorded.
    private static final double AROUND_PROFILE_MILLIS = 1_000;
    /// Pricing wake-ups: eight places at most, eight blocks each.
    public static final double WAKE_UPS_MILLIS = 5_500;
    /// Begins the line that says what was planted.
    private static final String TRUTH = "the truth: ";

    /// A study of before there were profiles has none.
    public StudyPlan {
        profiled = profiled == null ? List.of() : List.copyOf(profiled);
    }

    /// The plan with its tier's profiles.
    public static StudyPlan of(String run, Tier tier, long seed, boolean remote, Network network,
            List<ExperimentRequest> requests,
            List<ScenarioClaim> scenarios) {
        CostModel model = new CostModel(Runtime.getRuntime().availableProcessors(), network.roundTripMillis());
        List<Experiment> experiments = requests.stream().map(request -> Experiment.of(request, tier, model)).toList();
        List<Claim<String>> claims = requests.stream().flatMap(request -> request.registered().stream()).toList();
        List<String> leftOut = new ArrayList<>(
                LeftOut.of(tier, requests.stream().map(ExperimentRequest::question).toList(), remote));
        Plant.asked().ifPresent(plant -> leftOut.add(truth(plant)));
        return new StudyPlan(run, tier, seed, remote, network, leftOut,
                PlannedClient.all(experiments.stream().flatMap(experiment -> experiment.cells().stream())),
                experiments, tier.sets(),
                claims, scenarios, tier.repetitions(), ProfiledCells.of(experiments, tier));
    }

    /// The same without profiles.
    public StudyPlan withoutProfiles() {
        return new StudyPlan(run, tier, seed, remote, network, leftOut, clients, experiments, sets, claims, scenarios,
                repetitions, List.of());
    }

    /// The cells that are profiled.
    public List<Cell> profiledCells() {
        return cells().filter(cell -> profiled.contains(cell.id())).toList();
    }

    /// Rough time of all profiles, and of the price of a wake-up in each set.
    public double profileMillis() {
        return profiled.isEmpty() ? 0 : profiled.size() * oneProfileMillis() + sets * WAKE_UPS_MILLIS;
    }

    /// Rough time of a profile.
    public double oneProfileMillis() {
        return AROUND_PROFILE_MILLIS + Math.min(tier.furtherCapMillis(), WarmPath.FURTHER_MILLIS)
                + 1.5 * tier.profileMillis();
    }

    private static String truth(Plant plant) {
        return TRUTH + plant + ", to test this study; believe nothing of it";
    }

    /// Whether what this JVM is to plant is what this study planted from its beginning.
    public boolean plantsAsBefore() {
        return leftOut.stream().filter(line -> line.startsWith(TRUTH)).toList()
                .equals(Plant.asked().map(StudyPlan::truth).stream().toList());
    }

    /// All cells.
    public Stream<Cell> cells() {
        return experiments.stream().flatMap(experiment -> experiment.cells().stream());
    }

    /// Rough time of all scenarios.
    public double scenarioMillis() {
        return repetitions * scenarios.stream()
                .mapToDouble(StudyPlan::plannedMillis).sum();
    }

    private static double plannedMillis(ScenarioClaim scenario) {
        Arms asked = scenario.asked();
        return asked != null ? asked.plannedMillis() : scenario.waits() ? WAITING_MILLIS : ALONE_MILLIS;
    }

    /// Number of measurements that count.
    public int measurements() {
        return cells().mapToInt(cell -> cell.sets() * cell.blocks()).sum();
    }

    /// What is measured in each set.
    public List<Generation> generations() {
        return Stream.iterate(0, set -> set < sets, set -> set + 1)
                .map(set -> new Generation(set, experiments.stream()
                        .map(experiment -> new Stage(experiment, set, experiment.groups(claims)))
                        .toList()).with(group -> set < group.sets()))
                .filter(generation -> !generation.stages().isEmpty()).toList();
    }

    /// One experiment in one set.
    public record Stage(Experiment experiment, int set, List<Group> groups) {
        /// Rough time of the server's certificates before and after it.
        public static final double CERTIFICATES_MILLIS = 900;

        /// The same with only those groups.
        Stage with(Predicate<Group> kept) {
            return new Stage(experiment, set, groups.stream().filter(kept).toList());
        }

        /// Rough time of its blocks and certificates.
        double blockMillis(Tier tier) {
            return CERTIFICATES_MILLIS + groups.stream().mapToDouble(group -> group.plannedMillis(tier)).sum();
        }

        /// The JVMs that it needs.
        public Set<String> jvms() {
            return groups.stream().flatMap(group -> group.cells().stream()).map(Cell::jvm)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
