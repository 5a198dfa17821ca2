// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.findings.theory.TheoryCells.TheoryCell;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What it takes to have a pool pass completions on, one call at a time without delay: predicted is one `hop` of the hopSteps.
public record Pooling(HopSteps.Hop hop, Quantity hopMicros, List<Row> rows) {
    /// One client in microseconds per request: `more` is pooled less direct, `missing` that less the hop.
    public record Row(CellResult direct, CellResult pooled, Quantity directMicros, Quantity pooledMicros, Quantity more,
            Quantity missing, boolean paired) {}

    /// How many clients' measured cost may be that of the hop: the interval of what is missing holds 0.
    public long predicted() {
        return rows.stream().flatMap(row -> Stream.ofNullable(row.missing().interval()))
                .filter(interval -> interval.holds(0))
                .count();
    }

    static Optional<Pooling> of(HopSteps hopSteps, TheoryCells single) {
        HopSteps.Hop hop = hopSteps.hop();
        if (hop == null) {
            return Optional.empty();
        }
        List<Row> rows = HopSteps.clients(single)
                .flatMap(direct -> HopSteps.pooled(single, direct).map(pooled -> row(single, direct, pooled, hop))
                        .stream())
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pooling(hop, hop.difference().estimate(), rows));
    }

    private static Row row(TheoryCells single, TheoryCell direct, TheoryCell pooled, HopSteps.Hop hop) {
        PairedCells.Difference more = single.difference(pooled, direct);
        return new Row(direct.result(), pooled.result(), direct.total().mean().atLeast(0),
                pooled.total().mean().atLeast(0), more.estimate(),
                more.estimate().minus(hop.difference().estimate()), more.paired());
    }
}
