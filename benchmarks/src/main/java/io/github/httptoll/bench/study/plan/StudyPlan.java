// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.httptoll.bench.Plant;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.scenario.Arms;
import io.github.httptoll.bench.study.ask.Claim;
import io.github.httptoll.bench.study.ask.ExperimentRequest;
import io.github.httptoll.bench.study.ask.LeftOut;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.ask.ScenarioClaim;
import io.github.httptoll.bench.study.ask.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that a study will measure and judge, fixed before anything is timed.
///
/// @param run name of the run directory
/// @param seed orders contenders, groups, and the cells of each block
/// @param remote whether the server was already running elsewhere
/// @param network what lies between clients and server: `loopback`, or the round trip of a wire that takes time
/// @param leftOut what this tier leaves out, for people
/// @param clients stand before what names them, so that a reader knows them
/// @param strategies that are not of the suite; they stand there, too
/// @param sets groups of fresh JVMs
/// @param scenarios what is counted instead of timed
/// @param repetitions of each scenario
/// @param profiled ids of the cells that are profiled after all measurements of their JVM
/// @param shard what this run measures of all that; null: everything
public record StudyPlan(String run, Tier tier, long seed, boolean remote, Network network,
        List<String> leftOut, List<PlannedClient> clients,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PlannedStrategy> strategies, List<Experiment> experiments,
        int sets,
        List<Claim<String>> claims,
        @JsonProperty("trials") List<ScenarioClaim> scenarios, int repetitions, List<String> profiled,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Shard shard) {
    /// A scenario's share of the time where some that only wait run at once: two JVMs, most of whose waiting falls together.
    private static final double WAITING_MILLIS = 2_000;
    /// Two JVMs, and what they wait for. Both are reckoned from processor time and waits, not from a quiet run.
    private static final double ALONE_MILLIS = 3_200;
    /// Starting Flight Recorder, and folding what it recorded.
    private static final double AROUND_PROFILE_MILLIS = 800;
    /// Pricing wake-ups: five blocks in each of eight places at most, and those that are not counted.
    private static final double WAKE_UP_BLOCKS = 55;
    /// Between the orders of two shards: more than the measurements of a run, which an interruption adds.
    private static final long SHARD_SEEDS = 1L << 40;
    /// The least ratio that is one of rounds, queues or waits, and not of percents.
    private static final double MULTIPLE = 1.5;
    /// Begins the line that says what was planted.
    private static final String TRUTH = "the truth: ";

    /// A study of before there were profiles has none, nor has one without brought strategies a list of them.
    public StudyPlan {
        strategies = strategies == null ? List.of() : List.copyOf(strategies);
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
                PlannedClient.all(asked(experiments, scenarios).map(Parameters::client)),
                PlannedStrategy.all(asked(experiments, scenarios).map(Parameters::strategy)),
                experiments, tier.sets(),
                claims, scenarios, tier.repetitions(), ProfiledCells.of(experiments, tier), null);
    }

    public StudyPlan withoutProfiles() {
        return new StudyPlan(run, tier, seed, remote, network, leftOut, clients, strategies, experiments, sets, claims,
                scenarios,
                repetitions, List.of(), shard);
    }

    /// The same with so many sets of JVMs.
    public StudyPlan withSets(int number) {
        return new StudyPlan(run, tier, seed, remote, network, leftOut, clients, strategies,
                experiments.stream().map(experiment -> experiment.withSets(number, claims)).toList(), number, claims,
                scenarios, repetitions, profiled, shard);
    }

    /// What one shard measures of it, in a run directory that says so in its name.
    public StudyPlan only(Shard part) {
        return named(run + "-" + part.inNames(), part);
    }

    private StudyPlan named(String name, @Nullable Shard part) {
        return new StudyPlan(name, tier, seed, remote, network, leftOut, clients, strategies, experiments, sets, claims,
                scenarios,
                repetitions, profiled, part);
    }

    /// All shards of the study, where it is cut into some; otherwise none.
    List<StudyPlan> shards() {
        return shard == null
                ? List.of()
                : IntStream.rangeClosed(1, shard.of())
                        .mapToObj(number -> only(Shard.of(number, shard.of(), sets, repetitions))).toList();
    }

    /// The study that this is a shard of, or is.
    StudyPlan whole() {
        return named(run, null);
    }

    /// Whether a run with this plan and one with the other measure the same.
    public boolean isPlanOf(StudyPlan other) {
        return named(other.run, shard).equals(other);
    }

    /// The sets of JVMs that are measured here.
    public List<Integer> ownSets() {
        return shard == null ? IntStream.range(0, sets).boxed().toList() : shard.sets();
    }

    /// The repetitions of the scenarios that are run here.
    public List<Integer> ownRepetitions() {
        return shard == null ? IntStream.range(0, repetitions).boxed().toList() : shard.repetitions();
    }

    /// What orders contenders, groups and blocks here: each shard has its own order.
    public long orderSeed() {
        return shard == null ? seed : seed + SHARD_SEEDS * (shard.number() - 1);
    }

    /// The cells that are profiled here: a cell is profiled in the last set of the whole study that has its JVM.
    public List<Cell> profiledCells() {
        Map<String, Integer> setsOfJvm = new HashMap<>();
        cells().forEach(cell -> setsOfJvm.merge(cell.jvm(), Math.min(cell.sets(), sets), Math::max));
        Set<String> ids = Set.copyOf(profiled);
        return cells().filter(cell -> ids.contains(cell.id()))
                .filter(cell -> ownSets().contains(setsOfJvm.getOrDefault(cell.jvm(), 0) - 1)).toList();
    }

    /// Rough time of all profiles, and of the price of a wake-up in each set.
    public double profileMillis() {
        return profiled.isEmpty()
                ? 0
                : profiledCells().size() * oneProfileMillis() + ownSets().size() * wakeUpsMillis();
    }

    /// Rough time of the price of a wake-up in a set.
    public double wakeUpsMillis() {
        return WAKE_UP_BLOCKS * tier.wakeUpMillis();
    }

    /// Rough time of a profile.
    public double oneProfileMillis() {
        return AROUND_PROFILE_MILLIS + Math.min(tier.furtherCapMillis(), WarmPath.LEAST_MILLIS)
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

    public Stream<Cell> cells() {
        return experiments.stream().flatMap(experiment -> experiment.cells().stream());
    }

    /// What is asked of the server: by all cells, and by both arms of each counted question.
    public Stream<Parameters> asked() {
        return asked(experiments, scenarios);
    }

    private static Stream<Parameters> asked(List<Experiment> experiments, List<ScenarioClaim> scenarios) {
        return Stream.concat(
                experiments.stream().flatMap(experiment -> experiment.cells().stream()).map(Cell::parameters),
                scenarios.stream().flatMap(scenario -> Stream.ofNullable(scenario.asked()))
                        .flatMap(arms -> Stream.of(arms.a().cell(), arms.b().cell())));
    }

    /// True where every question is of a user's study file.
    public boolean asksOwn() {
        return !experiments.isEmpty() && cells().allMatch(cell -> cell.question() == Question.OWN);
    }

    /// True where a user's questions are about multiples: by their parameters alone, or because no smaller effect is of interest. What code
    /// that is not quite warm adds is then small against what is asked for.
    private boolean isAboutMultiples() {
        return asksOwn() && claims.stream().allMatch(claim -> claim.delta() >= MULTIPLE - 1
                || Math.abs(Math.log(predictedMillis(claim.a()) / predictedMillis(claim.b()))) >= Math.log(MULTIPLE));
    }

    /// Not a number where its parameters do not say.
    private double predictedMillis(String id) {
        return cells().filter(cell -> cell.id().equals(id)).map(Cell::predictedMillis).filter(Objects::nonNull)
                .findFirst().orElse(Double.NaN);
    }

    /// Rough time of all scenarios.
    public double scenarioMillis() {
        return ownRepetitions().size() * scenarios.stream()
                .mapToDouble(StudyPlan::plannedMillis).sum();
    }

    private static double plannedMillis(ScenarioClaim scenario) {
        Arms asked = scenario.asked();
        return asked != null ? asked.plannedMillis() : scenario.waits() ? WAITING_MILLIS : ALONE_MILLIS;
    }

    /// Number of measurements that count.
    public int measurements() {
        return cells().mapToInt(
                cell -> cell.blocks() * (int) ownSets().stream().filter(set -> set < cell.sets()).count()).sum();
    }

    /// What is measured here in each set.
    public List<Generation> generations() {
        boolean coarse = isAboutMultiples();
        List<List<Group>> groups = experiments.stream().map(experiment -> experiment.groups(claims)).toList();
        return ownSets().stream().map(set -> new Generation(set, IntStream.range(0, experiments.size())
                .mapToObj(i -> new Stage(experiments.get(i), set, groups.get(i)))
                .toList(), coarse).with(group -> set < group.sets()))
                .filter(generation -> !generation.stages().isEmpty()).toList();
    }

    public record Stage(Experiment experiment, int set, List<Group> groups) {
        private static final double CERTIFICATES_MILLIS = 450;

        Stage with(Predicate<Group> kept) {
            return new Stage(experiment, set, groups.stream().filter(kept).toList());
        }

        /// Rough time of the server's certificates before it and, where the tier decides anything, after it.
        public static double certificatesMillis(Tier tier) {
            return (tier.decides() ? 2 : 1) * CERTIFICATES_MILLIS;
        }

        /// Rough time of its blocks and certificates.
        double blockMillis(Tier tier) {
            return certificatesMillis(tier) + groups.stream().mapToDouble(group -> group.plannedMillis(tier)).sum();
        }

        public Set<String> jvms() {
            return groups.stream().flatMap(group -> group.cells().stream()).map(Cell::jvm)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
