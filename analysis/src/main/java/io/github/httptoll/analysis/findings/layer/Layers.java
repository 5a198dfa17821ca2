// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.layer;

import io.github.httptoll.analysis.findings.cell.CellResult.ObservedCounts;
import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.cell.Fault;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.findings.cpu.CpuDifference;
import io.github.httptoll.analysis.findings.cpu.CpuProfile;
import io.github.httptoll.analysis.findings.ledger.Cost;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.findings.pair.WakeUps;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What layers add to their engines: the clients that make their calls, measured in the same blocks with the same settings.
///
/// @param overheads of calls that are made one at a time, the least first
/// @param limits of calls that are made at once
public record Layers(List<Overhead> overheads, List<Limit> limits) {
    /// What a call by a layer takes more than one by its engine, below 0 less. All but the cause have blocks in common.
    ///
    /// @param engineMicros a call by the engine
    /// @param micros from the caller's limit to resume: all calls of a batch are submitted at once, and wait there for those before them
    /// @param cpuMicros of the client's process; null where it was not observed
    /// @param wakeUps of threads; null where they were not counted
    /// @param cause by owner of the CPU; null where one of the cells was not profiled
    public record Overhead(CellResult layer, CellResult engine, Quantity engineMicros, Quantity micros,
            @Nullable Quantity cpuMicros,
            @Nullable Quantity wakeUps, @Nullable CpuDifference cause) {}

    /// What the server saw of both.
    public record Limit(CellResult layer, CellResult engine) {
        /// True where the server saw as many calls at once, and no more connections opened than one for each of these: so many come when
        /// a pool is filled again, which any of the two may do once.
        public boolean isKept() {
            ObservedCounts mine = layer.observed();
            ObservedCounts its = engine.observed();
            return mine.maxInFlight() != null && mine.maxInFlight().equals(its.maxInFlight())
                    && mine.connections() != null && its.connections() != null
                    && Math.abs(mine.connections() - its.connections()) <= layer.parameters().limit();
        }
    }

    private record Pair(CellResult layer, CellResult engine) {}

    /// True where no layer was measured with its engine.
    public boolean isEmpty() {
        return overheads.isEmpty() && limits.isEmpty();
    }

    public static Layers of(Run run, List<ExperimentResult> experiments, List<CpuProfile> profiles) {
        PairedCells cells = new PairedCells(run);
        List<Pair> pairs = experiments.stream().flatMap(experiment -> pairs(run, experiment)).toList();
        Predicate<Pair> valid = pair -> pair.layer.valid() && pair.engine.valid();
        return new Layers(
                pairs.stream().filter(valid).filter(pair -> pair.layer.parameters().limit() == 1)
                        .flatMap(pair -> overhead(cells, pair, profiles).stream())
                        .sorted(Comparator.comparingDouble(row -> row.micros().value())).toList(),
                pairs.stream().filter(pair -> pair.layer.parameters().limit() > 1)
                        .map(pair -> new Limit(pair.layer, pair.engine)).toList());
    }

    private static Stream<Pair> pairs(Run run, ExperimentResult experiment) {
        return experiment.cells().stream().filter(layer -> layer.parameters().client().engine() != null)
                .filter(Layers::isCompared)
                .flatMap(layer -> experiment.cells().stream().filter(Layers::isCompared)
                        .filter(engine -> isEngine(run, layer, engine)).map(engine -> new Pair(layer, engine)));
    }

    /// A cell that is not warm has no times to compare, and the server's counts.
    private static boolean isCompared(CellResult cell) {
        return cell.figures() != null && cell.faults().stream().allMatch(Fault.NotWarm.class::isInstance)
                && cell.parameters().replica() == 1 && cell.parameters().stamps();
    }

    /// The same calls by the layer's engine in the same blocks. Where an engine has no call that blocks, the caller waits for its future.
    private static boolean isEngine(Run run, CellResult layer, CellResult engine) {
        Parameters p = layer.parameters();
        Parameters q = engine.parameters();
        String group = run.group(layer.id());
        return q.client().id().equals(p.client().engine()) && p.withContender(q.client(), q.strategy()).equals(q)
                && (p.strategy().equals(q.strategy()) || q.client().blocking() == null)
                && group != null && group.equals(run.group(engine.id()));
    }

    private static Optional<Overhead> overhead(PairedCells cells, Pair pair, List<CpuProfile> profiles) {
        String layer = pair.layer.id();
        String engine = pair.engine.id();
        Sample wakeUps = WakeUps.more(cells, layer, engine);
        PairedCells.Common calls = cells.common(layer, engine, Phase.TOTAL.key(), Phase.PERMIT.key());
        PairedCells.Common cpu = cells.common(layer, engine, Cost.CPU.metric());
        return Optional.ofNullable(calls).map(common -> new Overhead(pair.layer, pair.engine, common.second().mean(),
                common.difference().mean(), cpu == null ? null : cpu.difference().mean(),
                wakeUps == null ? null : wakeUps.mean(), cause(profiles, layer, engine)));
    }

    private static @Nullable CpuDifference cause(List<CpuProfile> profiles, String layer, String engine) {
        return profile(profiles, layer)
                .flatMap(first -> profile(profiles, engine).map(second -> CpuDifference.of(first, second)))
                .orElse(null);
    }

    private static Optional<CpuProfile> profile(List<CpuProfile> profiles, String cell) {
        return profiles.stream().filter(profile -> profile.cell().id().equals(cell)).findFirst();
    }
}
