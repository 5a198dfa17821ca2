package io.github.httptoll.analysis.findings;

import io.github.httptoll.analysis.statistics.Comparison;
import io.github.httptoll.analysis.statistics.Estimate;
import io.github.httptoll.analysis.statistics.Verdict;

/// Two valid cells compared: how many times as long a batch of the first takes as one of the second.
public record Contrast(CellResult first, CellResult second, Quantity ratio, Verdict verdict) {
    static Contrast of(CellResult first, CellResult second) {
        Comparison comparison = Comparison.of(first.measured().batches(), second.measured().batches());
        int n = Math.min(first.measured().batches().count(), second.measured().batches().count());
        return new Contrast(first, second, Quantity.of(comparison.ratio(), comparison.interval(), n),
                comparison.verdict());
    }

    /// What the first takes more than the second, in microseconds per request; below zero where it takes less.
    public Quantity extraMicros() {
        return Quantity.of(perRequest(first).minus(perRequest(second)));
    }

    private static Estimate perRequest(CellResult cell) {
        return cell.measured().batches().mean().times(1000.0 / cell.parameters().calls());
    }
}
