// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.cell;

import io.github.httptoll.analysis.findings.pair.PairedCells;
import io.github.httptoll.analysis.read.Claim;
import io.github.httptoll.analysis.statistics.Comparison;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;

/// Two valid cells beside each other: how many times as long a batch of the first takes as one of the second, and what the
/// first takes more, in microseconds per request; below zero where it takes less.
///
/// No claim registered it before the run: it is exploratory, and has an interval but no verdict.
public record Contrast(CellResult first, CellResult second, Comparison comparison, Quantity extraMicros) {
    /// How many times as long.
    public Quantity ratio() {
        return comparison.ratio();
    }

    /// False where the two take equally long, as far as anyone may care: then there is nothing to say of them in a sentence.
    public boolean isEffect() {
        return comparison.position().isEffect();
    }

    /// Of two cells with the same number of calls.
    static Contrast of(PairedCells pairs, CellResult first, CellResult second) {
        PairedCells.Difference extra = pairs.difference(first.id(), second.id(), Claim.BATCH_MILLIS).orElseThrow();
        return new Contrast(first, second, pairs.comparison(first.id(), second.id()),
                extra.estimate().times(1000.0 / first.parameters().calls(), Unit.MICROS));
    }
}
