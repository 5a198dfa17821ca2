// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.read.Run;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cells of one experiment that may enter a comparison; a second JVM of the same contender is not one, nor are cells without stamps.
public final class ValidCells {
    private final PairedCells pairs;
    private final List<CellResult> cells;
    private final Map<Load, List<CellResult>> byLoad;

    private record Load(int calls, List<Double> delaysMillis) {
        static Load of(Parameters p) {
            return new Load(p.calls(), p.delaysMillis());
        }
    }

    private ValidCells(PairedCells pairs, List<CellResult> cells) {
        this.pairs = pairs;
        this.cells = cells;
        this.byLoad = cells.stream().collect(Collectors.groupingBy(cell -> Load.of(cell.parameters())));
    }

    public static ValidCells of(Run run, List<ExperimentResult> experiments, String id) {
        return new ValidCells(new PairedCells(run),
                experiments.stream().filter(experiment -> experiment.id().equals(id))
                        .flatMap(experiment -> experiment.cells().stream()).filter(CellResult::valid)
                        .filter(cell -> cell.parameters().replica() == 1 && cell.parameters().stamps()).toList());
    }

    public Stream<CellResult> with(Predicate<Parameters> wanted) {
        return cells.stream().filter(cell -> wanted.test(cell.parameters()));
    }

    /// Of the cells with the calls and delays of these parameters: a run has many others.
    public Stream<CellResult> with(Parameters load, Predicate<Parameters> wanted) {
        return byLoad.getOrDefault(Load.of(load), List.of()).stream().filter(cell -> wanted.test(cell.parameters()));
    }

    public PairedCells pairs() {
        return pairs;
    }

    public Contrast contrast(CellResult first, CellResult second) {
        return Contrast.of(pairs, first, second);
    }

    /// Of the cells with the calls and delays of these parameters.
    public Optional<CellResult> fastest(Parameters load, Predicate<Parameters> wanted) {
        return with(load, wanted).min(Comparator.comparingDouble(cell -> cell.measured().batchMillis().value()));
    }
}
