// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.cell.ValidCells;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.findings.pair.WakeUps;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.read.Client;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Ranks;
import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a call without a delay takes above the raw exchange, and what it is made of: CPU of the client's process, CPU of the server's, and
/// a rest; by [State], where it was measured.
///
/// The CPU of the client's compiler is left out, where it was read apart: no call waits for it, and it has a core of its own where both
/// processes are placed on one.
///
/// On one core the two must add up to the whole, since that core runs one of them at any time and a call without a delay leaves it no
/// pause. So the rest there tells how well time and CPU were read. Elsewhere it is what the cores do: they idle, which makes it larger, and
/// run at the same time, which makes it smaller.
public record OverheadSum(List<InState> states) {
    /// The calls of a usual batch.
    private static final int BATCH = 100;
    private static final double SMALL = 0.1;
    private static final String TOGETHER = "TOGETHER";

    /// How many calls are made, and on which cores.
    public enum State {
        SEQUENTIAL_ON_ONE_CORE, SEQUENTIAL, AT_ONCE_ON_ONE_CORE, AT_ONCE;

        private boolean isSequential() {
            return this == SEQUENTIAL || this == SEQUENTIAL_ON_ONE_CORE;
        }

        /// True where both processes have the same single core.
        public boolean isOnOneCore() {
            return this == SEQUENTIAL_ON_ONE_CORE || this == AT_ONCE_ON_ONE_CORE;
        }

        private boolean has(Parameters cell) {
            boolean sequential = List.of("SEQUENTIAL", "AWAIT_EACH").contains(cell.strategy());
            boolean atOnce = cell.limit() == BATCH && cell.calls() == BATCH;
            return (isSequential() ? sequential : atOnce) && cell.hasOneDelay() && !cell.hasDelay()
                    && (isOnOneCore() ? cell.isPlainBut(TOGETHER) : cell.isPlain());
        }
    }

    /// One state's clients. `cores` are those whose time is summed up: one for sequential calls, which have one way through both processes.
    public record InState(State state, double cores, List<Row> rows) {
        /// How many rests are at most a tenth of their overheads.
        public long closed() {
            return rows.stream().filter(row -> Math.abs(row.restShare()) <= SMALL).count();
        }

        /// The largest rest, as a part of its overhead.
        public double largestShare() {
            return rows.stream().mapToDouble(row -> Math.abs(row.restShare())).max().orElseThrow();
        }

        /// Whether the order of the overheads is that of the CPU: Spearman's rank correlation; null for fewer than three.
        public @Nullable Double rankCorrelation() {
            return Ranks.correlation(all(row -> row.overhead().value()),
                    all(row -> row.clientCpu().value() + row.serverCpu().value()));
        }

        private double[] all(ToDoubleFunction<Row> what) {
            return rows.stream().mapToDouble(what).toArray();
        }
    }

    /// One client, in microseconds of a core per call above the raw exchange in the same state. `wakeUps` are the threads that a call wakes
    /// more, null where they were not counted; `priced` is what they take by the price of a wake-up there, a part of the client's CPU.
    public record Row(CellResult cell, Quantity overhead, Quantity clientCpu, Quantity serverCpu, Quantity rest,
            @Nullable Quantity wakeUps, @Nullable Quantity priced) {
        public double restShare() {
            return rest.value() / overhead.value();
        }
    }

    /// Empty where the server's CPU is not known, as of one that runs elsewhere.
    static OverheadSum of(Run run, List<ExperimentResult> experiments, HandOffs handOffs) {
        return new OverheadSum(Stream.of(State.values()).flatMap(state -> {
            ValidCells cells = ValidCells.of(run, experiments, state.isSequential() ? "single-call" : "fan-out");
            double cores = state == State.AT_ONCE
                    && run.environment().facts().get("cores") instanceof Number number ? number.doubleValue() : 1;
            HandOffs.Price price = state.isOnOneCore() ? handOffs.price("SAME_CORE") : handOffs.price("FREE");
            List<Row> rows = cells.with(state::has).filter(cell -> cell.parameters().isClient())
                    .flatMap(cell -> floor(cells, cell)
                            .flatMap(raw -> Summed.of(cells.pairs(), cell, raw, cores).map(sum -> sum.row(cell, price)))
                            .stream())
                    .toList();
            return rows.isEmpty() ? Stream.empty() : Stream.of(new InState(state, cores, rows));
        }).toList());
    }

    private static Optional<CellResult> floor(ValidCells cells, CellResult cell) {
        Parameters own = cell.parameters();
        return cells.with(other -> other.client().role() == Client.Role.FLOOR
                && other.withContender(own.client(), own.strategy()).equals(own)
                && other.strategy().equals(own.strategy())).findFirst();
    }

    /// What is above the raw exchange: by common blocks where there are any, else as independent means.
    private record Summed(Quantity overhead, Quantity clientCpu, Quantity serverCpu, Quantity rest,
            @Nullable Quantity wakeUps) {
        static Optional<Summed> of(PairedCells pairs, CellResult cell, CellResult raw, double cores) {
            double scale = cores * 1e3 / cell.parameters().calls();
            Sample time = paired(pairs, cell, raw, Claim.BATCH_MILLIS);
            Sample client = isCompilerKnown(pairs.run(), cell, raw)
                    ? paired(pairs, cell, raw, Cost.CPU.metric(), Cost.JIT_CPU.metric())
                    : paired(pairs, cell, raw, Cost.CPU.metric());
            Sample server = paired(pairs, cell, raw, Cost.SERVER_CPU.metric());
            if (time == null || client == null || server == null || !time.hasShapeOf(client)
                    || !time.hasShapeOf(server)) {
                return independent(pairs.run(), cell, raw, scale);
            }
            Sample micros = time.times(scale, Unit.MICROS);
            Sample wakeUps = WakeUps.more(pairs, cell.id(), raw.id());
            return Optional.of(new Summed(micros.mean(), client.mean(), server.mean(),
                    micros.minus(client).minus(server).mean(), wakeUps == null ? null : wakeUps.mean()));
        }

        private static boolean isCompilerKnown(Run run, CellResult... cells) {
            return Stream.of(cells).allMatch(
                    cell -> Objects.requireNonNull(run.measurement(cell.id())).metric(Cost.JIT_CPU.metric()) != null);
        }

        private static @Nullable Sample paired(PairedCells pairs, CellResult cell, CellResult raw, String... metrics) {
            PairedCells.Common common = pairs.common(cell.id(), raw.id(), metrics);
            return common == null ? null : common.difference();
        }

        private static Optional<Summed> independent(Run run, CellResult cell, CellResult raw, double scale) {
            Measurement own = Objects.requireNonNull(run.measurement(cell.id()));
            Measurement floor = Objects.requireNonNull(run.measurement(raw.id()));
            if (!isKnown(own) || !isKnown(floor)) {
                return Optional.empty();
            }
            boolean compiler = isCompilerKnown(run, cell, raw);
            Quantity client = more(clientCpu(own, compiler), clientCpu(floor, compiler));
            Quantity server = more(own.metric(Cost.SERVER_CPU.metric()), floor.metric(Cost.SERVER_CPU.metric()));
            Quantity overhead = more(own.batchMillis(), floor.batchMillis()).times(scale, Unit.MICROS);
            Sample woken = WakeUps.of(own);
            return Optional.of(new Summed(overhead, client, server, overhead.minus(client).minus(server),
                    woken == null || WakeUps.of(floor) == null ? null : more(woken, WakeUps.of(floor))));
        }

        /// Block by block, since the two are not independent.
        private static Sample clientCpu(Measurement cell, boolean withoutCompiler) {
            Sample all = Objects.requireNonNull(cell.metric(Cost.CPU.metric()));
            return withoutCompiler ? all.minus(Objects.requireNonNull(cell.metric(Cost.JIT_CPU.metric()))) : all;
        }

        private static boolean isKnown(Measurement cell) {
            return cell.metric(Cost.CPU.metric()) != null && cell.metric(Cost.SERVER_CPU.metric()) != null;
        }

        private static Quantity more(@Nullable Sample own, @Nullable Sample floor) {
            return Objects.requireNonNull(own).mean().minus(Objects.requireNonNull(floor).mean());
        }

        Row row(CellResult cell, HandOffs.@Nullable Price price) {
            return new Row(cell, overhead, clientCpu, serverCpu, rest, wakeUps,
                    wakeUps == null || price == null ? null : wakeUps.times(price.micros().value(), Unit.MICROS));
        }
    }
}
