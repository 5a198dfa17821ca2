// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.rate.RateLevel;
import io.github.httptoll.bench.study.ask.Question;
import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.study.record.Capacity;
import io.github.httptoll.bench.study.record.RunDirectory;
import io.github.httptoll.bench.workload.Arrivals;
import io.github.httptoll.bench.workload.Rate;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// The rates of a study in requests per second.
///
/// A share is one of the slowest contender's capacity at the same limit, delay and server: all contenders get the same rate. Only an
/// overload with equal gaps is one of each contender's own, since its waits are known above what that one's limit lets through. Capacities
/// are measured once a study, in a closed loop, right before the first blocks that need them.
final class OfferedRates {
    private static final String FILE = "capacities.jsonl";
    private static final int MEASURED_MILLIS = 300;
    private static final double PERCENT = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final long seed;
    private final RunDirectory run;
    private final List<Capacity> known;

    /// @throws IOException if the capacities of an interrupted run cannot be read
    OfferedRates(StudyPlan plan, RunDirectory run) throws IOException {
        this.seed = plan.seed();
        this.run = run;
        this.known = new ArrayList<>(run.lines(FILE, Capacity.class));
    }

    /// Measures the capacities that the rates of a stage are shares of, where they are not known.
    ///
    /// @param contenders by name; warm
    /// @throws IOException if they cannot be written
    void measure(StudyPlan.Stage stage, Function<String, Contender> contenders) throws IOException {
        Map<String, Map<String, Cell>> open = new LinkedHashMap<>();
        stage.groups().stream().flatMap(group -> group.cells().stream())
                .filter(cell -> cell.parameters().rate().percent() && reference(cell).isEmpty()
                        && Parameter.REPLICA.isPlain(cell.parameters()))
                .forEach(cell -> open.computeIfAbsent(level(cell), _ -> new LinkedHashMap<>())
                        .putIfAbsent(cell.client() + " " + cell.parameters().strategy(), cell));
        for (Map<String, Cell> level : open.values()) {
            List<Capacity> measured = new ArrayList<>();
            for (Cell cell : level.values()) {
                measure(stage.experiment().id(), cell, contenders.apply(cell.jvm())).ifPresent(measured::add);
            }
            double least = measured.stream().mapToDouble(Capacity::perSecond).min().orElse(0);
            List<Capacity> judged = measured.stream().map(each -> each.asReference(each.perSecond() == least)).toList();
            known.addAll(judged);
            run.appendLines(FILE, judged);
        }
    }

    private static Optional<Capacity> measure(String experiment, Cell cell, Contender contender) {
        Parameters closed = cell.parameters().closed();
        Event event = contender.send(new Command.Measure(cell.benchmark(), cell.question().params(closed),
                Cell.PRIMING_MILLIS, MEASURED_MILLIS, false, 0), PATIENCE);
        contender.send(new Command.CloseAll(), PATIENCE);
        return Optional.ofNullable(event.measured())
                .map(measured -> Capacity.of(experiment, closed, perSecond(measured, closed)));
    }

    /// In the stride of the loop, or of the whole of it where it has none.
    static double perSecond(Event.Iteration measured, Parameters closed) {
        RateLevel level = measured.level();
        Double carried = level == null ? null : level.carried();
        return carried == null ? closed.calls() / (measured.millis() / 1e3) : carried;
    }

    private static String level(Cell cell) {
        return Capacity.level(cell.parameters().closed());
    }

    private Optional<Capacity> reference(Cell cell) {
        return known.stream().filter(each -> each.reference() && each.level().equals(level(cell))).findFirst();
    }

    /// The capacity that the rate of a cell is a share of.
    private Optional<Capacity> whole(Cell cell) {
        Rate rate = cell.parameters().rate();
        return rate.percent() && rate.number() > PERCENT && cell.parameters().arrivals() == Arrivals.CONSTANT
                ? own(cell)
                : reference(cell);
    }

    /// True where the rate of a cell can be said.
    boolean knows(Cell cell) {
        return !cell.parameters().rate().percent() || whole(cell).isPresent();
    }

    /// The turn of a cell. All cells of a block that arrive at the same rate arrive at the same times.
    Command.Measure command(Cell cell, int set, int block, boolean drawn) {
        if (!cell.isOpen()) {
            return Command.Measure.of(cell, drawn);
        }
        Rate rate = cell.parameters().rate().of(whole(cell).map(Capacity::perSecond).orElse(0.0));
        return new Command.Measure(cell.benchmark(),
                cell.question().params(cell.parameters().with(Parameter.RATE, rate)), 0,
                cell.slotMillis(), false, Objects.hash(seed, set, block, cell.parameters().rate(), level(cell)));
    }

    /// True where what became of a cell's turn is kept as a level: it arrives at a rate, or is the closed loop next to such cells.
    static boolean isLevel(Cell cell) {
        return cell.isOpen() || cell.question() == Question.RATE;
    }

    /// What is kept of a level.
    RateLine line(Cell cell, int set, int block, int attempt, RateLevel level, Map<String, Double> metrics) {
        return RateLine.of(cell, set, block, attempt, level, metrics, whole(cell).map(Capacity::perSecond).orElse(null),
                own(cell).map(Capacity::perSecond).orElse(null));
    }

    private Optional<Capacity> own(Cell cell) {
        return known.stream().filter(each -> each.isOf(cell.parameters().closed())).findFirst();
    }

    /// The number that is compared of a cell: the 99th percentile of the latency from due, in milliseconds; without a rate the time of a
    /// batch.
    static double millis(Event.Iteration measured) {
        RateLevel level = measured.level();
        return level != null && level.hasRate() ? level.p99Millis() : measured.millis();
    }

    /// True where the pacer was late, so that the block shows the pacer.
    static boolean isLate(Event.Iteration measured) {
        RateLevel level = measured.level();
        RateLevel.Validity validity = level == null ? null : level.validity();
        return validity != null && !validity.holds();
    }

    /// Keeps the levels of a block.
    ///
    /// @throws IOException if they cannot be written
    void keep(List<RateLine> lines) throws IOException {
        if (!lines.isEmpty()) {
            run.appendLines("rates.jsonl", lines);
        }
    }
}
