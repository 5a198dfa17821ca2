// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.trust;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.findings.ledger.Ledger.Part;
import io.github.httptoll.analysis.findings.ledger.Ledger;
import io.github.httptoll.analysis.findings.ledger.Phase;
import io.github.httptoll.analysis.read.Certificate;
import io.github.httptoll.analysis.read.Delivery;
import io.github.httptoll.analysis.read.Environment;
import io.github.httptoll.analysis.read.Measurement;
import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.read.RunStatus.Unsettled;
import io.github.httptoll.analysis.read.RunStatus;
import io.github.httptoll.analysis.statistics.Percentiles;
import io.github.httptoll.analysis.statistics.Quantity.Warning;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What speaks for and against a run: its `end`, its clocks, its sums and its server.
///
/// `residual` is the largest share of a valid cell's total, null if there is none. `negativePhases` counts over all cells. `tooFew` counts
/// valid cells without an interval. `jvms` is the number that each contender ran in, and `conditional` true if the intervals hold for these
/// only. `warmUps` are those of all these JVMs. `strays` results belong to no cell. `wire` is null without a simulated one, `certified`
/// where the server was not asked. `delivered` is what server and wires did of what a study file asked.
public record RunQuality(RunStatus end, Environment.Clock clocks, int cells, List<CellResult> invalid,
        @Nullable WorstResidual residual, long negativePhases, List<DelayError> delayErrors, FloorCounts floors,
        int tooFew, int jvms, boolean conditional, WarmUps warmUps, int strays, @Nullable Wire wire,
        @Nullable Certified certified,
        List<Delivery> delivered) {
    /// How many JVMs measured something, each in its set, and how many of them settled before they did.
    public record WarmUps(int jvms, int settled) {
        static WarmUps of(Run run) {
            Set<Unsettled> jvms = new HashSet<>(run.status().noSteadyState());
            Stream.concat(run.slots().stream().map(slot -> Map.entry(slot.cell(), slot.set())),
                    run.rates().stream().map(rate -> Map.entry(rate.cell(), rate.set()))).distinct()
                    .forEach(measured -> run.cells(measured.getKey())
                            .forEach(cell -> jvms.add(new Unsettled(cell.jvm(), measured.getValue()))));
            return new WarmUps(jvms.size(), jvms.size() - Set.copyOf(run.status().noSteadyState()).size());
        }
    }

    /// How often the server was asked to certify that it keeps its delays, and how often it could.
    public record Certified(int asked, int holding) {
        public static @Nullable Certified of(List<Certificate> certificates) {
            return certificates.isEmpty()
                    ? null
                    : new Certified(certificates.size(),
                            (int) certificates.stream().filter(Certificate::holds).count());
        }
    }

    /// How late the simulated wire delivered, null where that was not observed, or too rarely for such a percentile.
    public record Wire(long deliveries, @Nullable Double medianMicros, @Nullable Double p99Micros) {
        public static @Nullable Wire of(Environment.@Nullable Wire wire) {
            return wire == null
                    ? null
                    : new Wire(wire.count(), of(wire, wire.p50Micros(), 0.5), of(wire, wire.p99Micros(), 0.99));
        }

        private static @Nullable Double of(Environment.Wire wire, @Nullable Double micros, double quantile) {
            return wire.count() < Percentiles.leastValues(quantile) ? null : micros;
        }
    }

    /// How many valid cells that call, and whose phases are known, have a floor in the same blocks, in others, or none. The
    /// self-test is not counted.
    public record FloorCounts(int paired, int unpaired, int none) {
        public static FloorCounts of(List<ExperimentResult> experiments) {
            List<Ledger.Floor> floors = experiments.stream().filter(experiment -> !experiment.isSelfTest())
                    .flatMap(experiment -> experiment.cells().stream()).filter(CellResult::valid)
                    .filter(cell -> cell.parameters().stamps()).map(cell -> cell.measured().ledger().floor()).toList();
            return new FloorCounts(Collections.frequency(floors, Ledger.Floor.PAIRED),
                    Collections.frequency(floors, Ledger.Floor.UNPAIRED),
                    Collections.frequency(floors, Ledger.Floor.NONE));
        }
    }

    /// The cell whose ledger explains its total worst, as a share of the total.
    public record WorstResidual(String cell, double share) {}

    public static RunQuality of(Run run, List<ExperimentResult> experiments) {
        List<CellResult> cells = experiments.stream().flatMap(experiment -> experiment.cells().stream()).toList();
        return new RunQuality(run.status(), run.environment().clock(), cells.size(),
                cells.stream().filter(cell -> !cell.valid() && !cell.isSaturated()).toList(), worst(cells),
                negative(cells), DelayError.of(run, cells), FloorCounts.of(experiments),
                warned(cells, Warning.TOO_FEW_VALUES), jvms(cells),
                warned(cells, Warning.CONDITIONAL_ON_ITS_JVMS) > 0, WarmUps.of(run), run.strays(),
                Wire.of(run.environment().wire()),
                Certified.of(run.certificates()), run.environment().delivered());
    }

    /// The highest percentile that the server reports and enough requests carry; empty where there is none.
    public Optional<DelayError> delayError() {
        return delayErrors.stream().filter(error -> error.measurements() > 0)
                .max(Comparator.comparingInt(DelayError::percent));
    }

    public String status() {
        return end.status();
    }

    /// True if everything that was asked for was tried to its end.
    public boolean complete() {
        return status().equals("complete");
    }

    private static @Nullable WorstResidual worst(List<CellResult> cells) {
        return cells.stream().filter(CellResult::valid).map(RunQuality::residual).flatMap(Stream::ofNullable)
                .max(Comparator.comparingDouble(WorstResidual::share)).orElse(null);
    }

    private static @Nullable WorstResidual residual(CellResult cell) {
        Quantity residual = cell.measured().ledger().parts().get(Part.RESIDUAL);
        Quantity total = cell.measured().phases().get(Phase.TOTAL);
        return residual == null || total == null || total.value() <= 0
                ? null
                : new WorstResidual(cell.id(), Math.abs(residual.value()) / total.value());
    }

    private static long negative(List<CellResult> cells) {
        return cells.stream().map(cell -> cell.observed().negative()).flatMap(Stream::ofNullable)
                .mapToLong(Long::longValue).sum();
    }

    private static int warned(List<CellResult> cells, Warning warning) {
        return (int) cells.stream().filter(CellResult::valid)
                .filter(cell -> cell.measured().batches().mean().warnings().contains(warning)).count();
    }

    private static int jvms(List<CellResult> cells) {
        return cells.stream().filter(CellResult::valid).mapToInt(cell -> cell.measured().batches().setCount()).max()
                .orElse(0);
    }

    /// How late the server released its answers, as the `percent`-th percentile of a measurement, in microseconds: in the middle
    /// one and in the worst.
    ///
    /// Of the `measurements` that asked for a delay and have at least `least` requests, without which there is no such
    /// percentile. Where there are none, both values are 0.
    public record DelayError(int percent, int least, int measurements, double middleMicros, double worstMicros) {
        private static final List<Integer> PERCENTS = List.of(50, 99);

        /// One for each percentile that the server reports.
        static List<DelayError> of(Run run, List<CellResult> cells) {
            return PERCENTS.stream().map(percent -> of(run, cells, percent)).toList();
        }

        private static DelayError of(Run run, List<CellResult> cells, int percent) {
            int least = Percentiles.leastValues(percent / 100.0);
            List<Double> errors = new ArrayList<>();
            for (CellResult cell : cells) {
                Measurement measurement = run.measurement(cell.id());
                Sample error = measurement == null ? null : measurement.metric("delayErrorP" + percent);
                Sample requests = measurement == null ? null : measurement.metric("requests");
                if (error != null && requests != null && cell.parameters().hasDelay()) {
                    double[] late = error.values();
                    double[] asked = requests.values();
                    for (int i = 0; i < late.length; i++) {
                        if (asked[i] >= least) {
                            errors.add(late[i]);
                        }
                    }
                }
            }
            Collections.sort(errors);
            return errors.isEmpty()
                    ? new DelayError(percent, least, 0, 0, 0)
                    : new DelayError(percent, least, errors.size(), errors.get(errors.size() / 2), errors.getLast());
        }
    }
}
