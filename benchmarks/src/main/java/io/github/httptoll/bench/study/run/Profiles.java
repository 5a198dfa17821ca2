// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.probe.CpuProfile;
import io.github.httptoll.bench.probe.WakeUpPrice;
import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.Generation;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.study.plan.WarmPath;
import io.github.httptoll.bench.study.record.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Profiles of cells, each taken in its JVM after everything that this JVM measures: lines of `profiles.jsonl`, and a file of stacks for
/// each. In each set, what it takes to wake a thread is measured too. A JVM that fails here loses the profile and nothing else.
final class Profiles {
    private static final String FILE = "profiles.jsonl";
    private static final String PRICES = "wakeups.jsonl";
    private static final List<String> FLOORS = Stream.of(Client.NO_TRANSPORT, Client.RAW_SOCKET, Client.RAW_NIO)
            .map(Client::name).toList();
    private static final String FOLDER = "profiles";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final StudyPlan plan;
    private final RunDirectory run;
    private final Map<String, Integer> lastSets = new HashMap<>();
    private final Set<String> done = new HashSet<>();

    /// @param open what is still to be measured
    /// @throws IOException if what an interrupted run has cannot be read
    Profiles(StudyPlan plan, RunDirectory run, List<Generation> open) throws IOException {
        this.plan = plan;
        this.run = run;
        open.forEach(generation -> generation.jvms().forEach(jvm -> lastSets.merge(jvm, generation.set(), Math::max)));
        Path file = run.path().resolve(FILE);
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            try {
                done.add(JsonMapper.shared().readTree(line).path("cell").asString());
            } catch (JacksonException _) {
                // What a kill left of a line.
            }
        }
    }

    /// Profiles the cells of the JVMs that measure nothing in a later set, one after the other.
    ///
    /// @param generation its JVMs have measured everything
    /// @param contenders by name
    /// @param serves whether the server still does
    /// @throws IOException if the run directory cannot be written
    void take(Generation generation, Function<String, Contender> contenders, BooleanSupplier serves, Progress progress)
            throws IOException {
        for (Cell cell : open(generation)) {
            Instant began = Instant.now();
            String trouble = serves.getAsBoolean()
                    ? take(cell, generation.set(), contenders.apply(cell.jvm()))
                    : "the server has ended";
            progress.profiled(cell, Duration.between(began, Instant.now()), trouble);
        }
        if (!plan.profiled().isEmpty()) {
            progress.priced(priceWakeUps(generation, contenders));
        }
    }

    /// In the JVM of a floor where there is one: it has the least code that could go on in the background.
    ///
    /// @return why there is no price; empty: there is one
    private String priceWakeUps(Generation generation, Function<String, Contender> contenders) throws IOException {
        Optional<String> jvm = pricer(generation.jvms(), name -> contenders.apply(name).alive());
        if (jvm.isEmpty()) {
            return "none of the JVMs is alive";
        }
        Event event = contenders.apply(jvm.get()).send(new Command.PriceWakeUps(plan.tier().wakeUpMillis()),
                PATIENCE);
        if (event.prices() == null) {
            return event.failure() == null ? "no answer" : event.failure();
        }
        run.appendLines(PRICES, event.prices().stream().map(price -> new PriceLine(generation.set(), price)).toList());
        return "";
    }

    /// The JVM that prices wake-ups; empty: none is alive.
    static Optional<String> pricer(Set<String> jvms, Predicate<String> alive) {
        return Stream.concat(FLOORS.stream().filter(jvms::contains), jvms.stream()).filter(alive).findFirst();
    }

    /// The cells that are not profiled, when all that was open has been measured, for people; empty: there are none. Their JVMs had
    /// measured everything before an interruption, so they were not started again.
    String missed() {
        long missed = plan.profiledCells().stream().filter(cell -> !done.contains(cell.id())).count();
        return missed == 0
                ? ""
                : "; " + missed + " cells are not profiled, since the run was interrupted after their measurements";
    }

    /// The cells that are to be profiled now, and are not yet.
    List<Cell> open(Generation generation) {
        return plan.profiledCells().stream()
                .filter(cell -> generation.jvms().contains(cell.jvm()) && !done.contains(cell.id()))
                .filter(cell -> generation.set() == lastSets.getOrDefault(cell.jvm(), -1)).toList();
    }

    /// Profiles a cell. Its code is warm, since it was measured in this JVM: only its client is opened again.
    ///
    /// @return why there is no profile of it; empty: there is one
    /// @throws IOException if the run directory cannot be written
    private String take(Cell cell, int set, Contender contender) throws IOException {
        int cap = (int) Math.min(plan.tier().furtherCapMillis(), WarmPath.LEAST_MILLIS);
        contender.send(new Command.WarmUp(cell.benchmark(), cell.params(), cap, false, false), PATIENCE);
        String stacks = FOLDER + "/" + plan.profiled().indexOf(cell.id()) + ".folded.gz";
        Files.createDirectories(run.path().resolve(FOLDER));
        Event event = contender.send(new Command.Profile(cell.benchmark(), cell.params(), plan.tier().profileMillis(),
                run.path().resolve(stacks).toAbsolutePath().toString()), PATIENCE);
        contender.send(new Command.CloseAll(), PATIENCE);
        done.add(cell.id());
        if (event.profiled() == null) {
            return event.failure() == null ? "no answer" : event.failure();
        }
        String experiment = plan.experiments().stream().filter(each -> each.cells().contains(cell)).findFirst()
                .orElseThrow().id();
        run.appendLines(FILE, List.of(Line.of(cell, experiment, set, event.profiled(), stacks)));
        return "";
    }

    /// What it takes to wake a thread: a line of `wakeups.jsonl`.
    record PriceLine(int set, @JsonUnwrapped WakeUpPrice price) {}

    /// One profiled cell.
    ///
    /// @param requests answered while it was profiled
    /// @param perRequestMicros time of a batch by its calls, while it was profiled
    /// @param unprofiledMicros the same right before and after, without Flight Recorder
    /// @param profiledBlocks the blocks whose mean the first is, in microseconds a call
    /// @param unprofiledBlocks those of the second
    /// @param stacks the file with the stacks
    record Line(String cell, String experiment, int set, @JsonUnwrapped CpuProfile profile, long requests,
            double perRequestMicros,
            double unprofiledMicros, List<Double> profiledBlocks, List<Double> unprofiledBlocks, String stacks) {
        static Line of(Cell cell, String experiment, int set, ProfiledStretch.Profiled taken, String stacks) {
            List<Double> with = micros(taken.profiledMillis(), cell);
            List<Double> without = micros(taken.unprofiledMillis(), cell);
            return new Line(cell.id(), experiment, set, taken.profile(), taken.requests(), mean(with), mean(without),
                    with, without,
                    stacks);
        }

        private static List<Double> micros(Collection<Double> batchMillis, Cell cell) {
            return batchMillis.stream().map(millis -> millis * 1e3 / cell.calls()).toList();
        }

        private static double mean(Collection<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }
    }
}
