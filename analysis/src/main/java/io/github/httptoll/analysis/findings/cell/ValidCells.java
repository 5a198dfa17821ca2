// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.read.Run;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The cells of one experiment that may enter a comparison; a second JVM of the same contender is not one, nor are cells without stamps.
public record ValidCells(PairedCells pairs, List<CellResult> cells) {
    public static ValidCells of(Run run, List<ExperimentResult> experiments, String id) {
        return new ValidCells(new PairedCells(run),
                experiments.stream().filter(experiment -> experiment.id().equals(id))
                        .flatMap(experiment -> experiment.cells().stream()).filter(CellResult::valid)
                        .filter(cell -> cell.parameters().replica() == 1 && cell.parameters().stamps()).toList());
    }

    public Stream<CellResult> with(Predicate<Parameters> wanted) {
        return cells.stream().filter(cell -> wanted.test(cell.parameters()));
    }

    public Contrast contrast(CellResult first, CellResult second) {
        return Contrast.of(pairs, first, second);
    }

    public Optional<CellResult> fastest(Predicate<Parameters> wanted) {
        return with(wanted).min(Comparator.comparingDouble(cell -> cell.measured().batchMillis().value()));
    }
}
