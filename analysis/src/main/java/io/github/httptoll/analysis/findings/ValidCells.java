package io.github.httptoll.analysis.findings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The cells of one experiment that may enter a comparison; a second JVM of the same contender is not one, nor are cells without stamps.
record ValidCells(List<CellResult> cells) {
    static ValidCells of(List<ExperimentResult> experiments, String id) {
        return new ValidCells(experiments.stream().filter(experiment -> experiment.id().equals(id))
                .flatMap(experiment -> experiment.cells().stream()).filter(CellResult::valid)
                .filter(cell -> cell.parameters().replica() == 1 && cell.parameters().stamps()).toList());
    }

    Stream<CellResult> with(Predicate<Parameters> wanted) {
        return cells.stream().filter(cell -> wanted.test(cell.parameters()));
    }

    Optional<CellResult> fastest(Predicate<Parameters> wanted) {
        return with(wanted).min(Comparator.comparingDouble(cell -> cell.measured().batchMillis().value()));
    }
}
