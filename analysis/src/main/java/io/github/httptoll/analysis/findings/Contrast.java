package io.github.httptoll.analysis.findings;

import io.github.httptoll.analysis.statistics.Basis;
import io.github.httptoll.analysis.statistics.Comparison;
import io.github.httptoll.analysis.statistics.Estimate;
import io.github.httptoll.analysis.statistics.Lies;
import io.github.httptoll.analysis.statistics.Paired;
import io.github.httptoll.analysis.statistics.Sample;

/// Two valid cells beside each other: how many times as long a batch of the first takes as one of the second.
///
/// No claim registered it before the run: it is exploratory, and has an interval but no verdict.
public record Contrast(CellResult first, CellResult second, Quantity ratio, Basis basis, Lies lies) {
    static Contrast of(CellResult first, CellResult second) {
        Sample a = first.measured().batches();
        Sample b = second.measured().batches();
        boolean paired = first.sharesBlocksWith(second) && a.hasShapeOf(b)
                && first.parameters().calls() == second.parameters().calls();
        Comparison comparison = paired ? Paired.of(a, b).comparison() : Comparison.unpaired(a, b);
        int n = Math.min(a.count(), b.count());
        return new Contrast(first, second, Quantity.of(comparison.ratio(), comparison.interval(), n),
                comparison.basis(), comparison.lies());
    }

    /// What the first takes more than the second, in microseconds per request; below zero where it takes less.
    public Quantity extraMicros() {
        return switch (basis) {
            case OVER_SETS, CONDITIONAL -> Quantity.of(
                    first.measured().batches().minus(second.measured().batches()).mean().times(perRequest(first)));
            case UNPAIRED -> Quantity.of(mean(first).minus(mean(second)));
        };
    }

    private static Estimate mean(CellResult cell) {
        return cell.measured().batches().mean().times(perRequest(cell));
    }

    private static double perRequest(CellResult cell) {
        return 1000.0 / cell.parameters().calls();
    }
}
