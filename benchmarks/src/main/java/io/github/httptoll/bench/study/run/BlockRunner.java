// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.study.plan.Cell;
import io.github.httptoll.bench.study.plan.Group;
import io.github.httptoll.bench.study.record.Measurement;
import io.github.httptoll.bench.study.record.Results;
import io.github.httptoll.bench.study.record.Spending;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Measures one group of cells in one set of JVMs, block by block: one contender at a time has the turn.
final class BlockRunner {
    /// A cell may take this many times its planned time, and half a minute, before its contender counts as hung.
    private static final int PATIENCE = 20;
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(30);
    private static final Duration CLOSING = Duration.ofSeconds(60);

    private final Group group;
    private final int set;
    private final Map<String, Contender> contenders;
    private final Collection<Long> ours;
    private final Random random;
    private final Results results;
    private final OfferedRates rates;
    private final IntConsumer afterBlock;
    private final FirstTurns firstTurns = new FirstTurns();
    /// Of the block that is measured now.
    private final List<RateLine> levels = new ArrayList<>();
    private boolean isLate;

    /// @param contenders by name; warm
    /// @param ours ids of the processes whose CPU is the study's own
    /// @param random orders the cells of each block
    /// @param rates at which the calls of its cells arrive
    /// @param afterBlock receives the number of blocks after each
    BlockRunner(Group group, int set, Map<String, Contender> contenders, Collection<Long> ours, Random random,
            Results results, OfferedRates rates, IntConsumer afterBlock) {
        this.group = group;
        this.set = set;
        this.contenders = contenders;
        this.ours = ours;
        this.random = random;
        this.results = results;
        this.rates = rates;
        this.afterBlock = afterBlock;
    }

    /// Warms each cell whose calls do not wait, with the very client that will be measured. Where calls wait, batch time does not show
    /// whether code is warm.
    ///
    /// @param capMillis longest warm-up of a cell; the first one over a protocol may take longer
    void warmUp(int capMillis) {
        for (Cell cell : shuffled()) {
            Contender contender = contenders.get(cell.jvm());
            if (contender != null && !cell.waits()) {
                boolean isNew = contender.meets(cell.parameters().protocol());
                int cap = isNew ? results.plan().tier().protocolCapMillis() : capMillis;
                Event event = contender.send(new Command.WarmUp(cell.benchmark(), cell.params(), cap, false, false),
                        LEAST_PATIENCE.plusMillis((long) PATIENCE * cap));
                if (event.warm() == null) {
                    results.failed(cell, "its warm-up failed: " + event.failure());
                }
            }
        }
    }

    /// Measures until the group has its blocks, beginning after those that it has already. As many as the tier repeats again are spent on
    /// void ones; after that none is void, and a group with a disturbed block is marked as degraded.
    ///
    /// @param done blocks that it has
    /// @param blocks blocks that it shall have
    /// @throws IOException if the run directory cannot be written
    void run(int done, int blocks) throws IOException {
        int spare = results.plan().tier().repeats(blocks - done);
        for (int block = done; block < blocks && !cells().isEmpty();) {
            List<Measurement> measurements = new ArrayList<>();
            long began = System.nanoTime();
            Gates.Counters before = Gates.read(ours);
            measure(block, results.attempts(group, set, block) + 1, measurements);
            Measurement.GateReading reading = Gates.read(ours).since(before);
            boolean isBad = reading.exceeds() || isLate;
            boolean isVoid = isBad && spare > 0;
            spent(measurements, isVoid, Spending.millisSince(began));
            rates.keep(levels);
            results.add(measurements.stream().map(measurement -> measurement.judged(isVoid, reading)).toList());
            if (isVoid) {
                spare--;
                continue;
            }
            if (isBad) {
                results.degraded(group);
            }
            block++;
            afterBlock.accept(block);
        }
    }

    /// Voids the group's blocks of this set where a cell without a delay still became faster from block to block, so that its code was
    /// not warm. The cells are to be warmed again then, and measured again; once.
    ///
    /// @return whether it did
    /// @throws IOException if the run directory cannot be written
    boolean voidsColdBlocks() throws IOException {
        if (results.isMeasuredAgain(group, set)
                || cells().stream().noneMatch(cell -> !cell.waits() && SteadyState.isCold(results.millis(cell, set)))) {
            return false;
        }
        double timed = results.measureAgain(group, set).stream().mapToDouble(this::timedMillis).sum();
        results.spending().add(Spending.Purpose.MEASURED, -timed);
        results.spending().add(Spending.Purpose.NOT_COUNTED, timed);
        return true;
    }

    /// Closes what the group's cells opened, in all JVMs at once: nothing is measured meanwhile, and some libraries take a while.
    void closeClients() {
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            group.cells().stream().map(Cell::jvm).distinct().map(contenders::get).filter(Objects::nonNull)
                    .forEach(contender -> all.execute(() -> contender.send(new Command.CloseAll(), CLOSING)));
        }
    }

    /// A turn's batches are timed; everything else of a block is around them.
    private void spent(List<Measurement> measurements, boolean isVoid, double blockMillis) {
        double timed = isVoid ? 0 : measurements.stream().mapToDouble(this::timedMillis).sum();
        results.spending().add(Spending.Purpose.MEASURED, timed);
        results.spending().add(isVoid ? Spending.Purpose.NOT_COUNTED : Spending.Purpose.AROUND_TURNS,
                Math.max(0, blockMillis - timed));
    }

    private double timedMillis(Measurement measurement) {
        Cell cell = group.cells().stream().filter(each -> each.id().equals(measurement.cell())).findFirst()
                .orElseThrow();
        return cell.isOpen()
                ? cell.slotMillis()
                : measurement.millis() * measurement.metrics().getOrDefault("requests", 0.0) / cell.calls();
    }

    /// Cells whose contender still lives and which have not failed.
    private List<Cell> cells() {
        return group.cells().stream().filter(cell -> !results.hasFailed(cell)).toList();
    }

    private void measure(int block, int attempt, List<Measurement> measurements) throws IOException {
        levels.clear();
        isLate = false;
        @Nullable
        String after = null;
        for (Cell cell : shuffled()) {
            String startedAt = Instant.now().toString();
            Event.Iteration measured = turn(cell, block);
            if (measured == null) {
                continue;
            }
            results.timelines().record(cell, measured.batch());
            isLate |= OfferedRates.isLate(measured);
            if (measured.level() != null && OfferedRates.isLevel(cell)) {
                levels.add(rates.line(cell, set, block, attempt, measured.level(), measured.metrics()));
            }
            measurements.add(
                    new Measurement(cell.id(), set, group.name(), block, attempt, measurements.size(), after, false,
                            new Measurement.GateReading(null, null, null), startedAt, OfferedRates.millis(measured),
                            measured.metrics()));
            after = cell.id();
        }
    }

    private List<Cell> shuffled() {
        List<Cell> order = new ArrayList<>(cells());
        Collections.shuffle(order, random);
        return order;
    }

    /// Gives the cell's contender one turn.
    ///
    /// @return null: it gave no result, and the cell has failed
    private Event.@Nullable Iteration turn(Cell cell, int block) {
        Contender contender = contenders.get(cell.jvm());
        if (contender == null) {
            results.failed(cell, "its JVM was not started");
            return null;
        }
        if (!rates.knows(cell)) {
            results.failed(cell, "the capacity that its rate is a share of was not measured");
            return null;
        }
        Duration patience = LEAST_PATIENCE.plusMillis((long) (cell.plannedMillis() * PATIENCE));
        Command command = rates.command(cell, set, block, results.timelines().wants(cell));
        Event event = firstTurns.take(cell, () -> contender.send(command, patience));
        if (event.measured() == null) {
            results.failed(cell, event.failure() == null ? "it gave no result" : event.failure());
        }
        return event.measured();
    }
}
