package io.github.httptoll.analysis.findings;

import io.github.httptoll.analysis.statistics.Estimate;
import io.github.httptoll.analysis.statistics.Ranks;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What clients should take by the count of their hand-offs alone, one call at a time without delay, beside what they take.
///
/// `rankCorrelation` is Spearman's of predicted and measured toll, null where it says nothing.
public record Prediction(Ladder.Hop hop, Quantity hopMicros, List<Row> rows, @Nullable Double rankCorrelation) {
    /// One client in microseconds per request: predicted is the raw floor and `handOffs` hops; `missing` is measured less
    /// predicted, `share` its part of the measured; a toll is what is above the raw floor.
    public record Row(CellResult cell, int handOffs, Quantity predicted, Quantity measured, Quantity missing,
            double share, double predictedToll, Quantity toll, boolean paired) {}

    public Prediction {
        rows = List.copyOf(rows);
    }

    /// The client whose measured total differs most from the predicted one, as a part of it.
    public Row worst() {
        return rows.stream().max(Comparator.comparingDouble(row -> Math.abs(row.share()))).orElseThrow();
    }

    static Optional<Prediction> of(Ladder ladder, TheoryCells single) {
        Ladder.Hop hop = ladder.hop();
        if (hop == null) {
            return Optional.empty();
        }
        Estimate each = hop.difference().estimate();
        List<Row> rows = Ladder.clients(single).filter(cell -> !cell.isRaw())
                .flatMap(cell -> single.raw(cell).flatMap(raw -> row(single, cell, raw, each)).stream()).toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Prediction(hop, Quantity.of(each), rows, correlation(rows)));
    }

    private static Optional<Row> row(TheoryCells single, TheoryCell cell, TheoryCell raw, Estimate hop) {
        Integer handOffs = cell.cell().handOffs();
        if (handOffs == null) {
            return Optional.empty();
        }
        Estimate measured = cell.total().mean();
        Estimate expected = hop.times(handOffs);
        PairedCells.Difference toll = single.difference(cell, raw);
        Estimate missing = toll.estimate().minus(expected);
        return Optional.of(new Row(cell.result(), handOffs, Quantity.of(raw.total().mean().plus(expected).atLeast(0)),
                Quantity.of(measured.atLeast(0)), Quantity.of(missing), missing.value() / measured.value(),
                expected.value(),
                Quantity.of(toll.estimate()), toll.paired()));
    }

    private static @Nullable Double correlation(List<Row> rows) {
        return Ranks.correlation(rows.stream().mapToDouble(Row::predictedToll).toArray(),
                rows.stream().mapToDouble(row -> row.toll().value()).toArray());
    }
}
