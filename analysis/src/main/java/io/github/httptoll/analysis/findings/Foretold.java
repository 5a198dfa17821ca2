// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How many times as long `a` takes as `b` by their parameters alone, beside how many times it was measured to.
public record Foretold(ClaimResult claim, double ratio, Quantity measured, Side a, Side b) {
    /// Nearer than this part, a prediction is taken for right.
    public static final double NEAR = 0.15;

    /// One of the two cells, its batch predicted and measured.
    public record Side(double predictedMillis, Quantity batchMillis) {
        /// The part of the measured batch that its parameters do not foretell.
        public double unforetold() {
            return (batchMillis.value() - predictedMillis) / batchMillis.value();
        }
    }

    /// Whether the measured ratio is the predicted one.
    public enum Near {
        /// Its whole interval is near.
        YES,
        /// None of its interval is.
        NO,
        /// Some of it is, or it has none.
        OPEN
    }

    /// Of the claims that were judged and have such a prediction.
    public static List<Foretold> of(Findings findings) {
        Map<String, CellResult> cells = ExperimentResult.cellsById(findings.experiments());
        return findings.claims().stream().flatMap(claim -> {
            ClaimResult.Predicted predicted = claim.predicted();
            CellResult a = cells.get(claim.a());
            CellResult b = cells.get(claim.b());
            return predicted != null && a != null && b != null
                    && claim.outcome() instanceof ClaimResult.Outcome.Judged judged
                            ? Stream.of(new Foretold(claim, predicted.ratio(), judged.ratio(),
                                    new Side(predicted.aMillis(), a.measured().batchMillis()),
                                    new Side(predicted.bMillis(), b.measured().batchMillis())))
                            : Stream.of();
        }).toList();
    }

    /// Measured by predicted.
    public Quantity share() {
        return new Quantity(measured.value() / ratio, by(measured.low()), by(measured.high()), measured.n());
    }

    private @Nullable Double by(@Nullable Double end) {
        return end == null ? null : (Double) (end / ratio);
    }

    /// Whether it came as foretold.
    public Near near() {
        Double low = share().low();
        Double high = share().high();
        if (low == null || high == null) {
            return Near.OPEN;
        }
        if (low > 1 + NEAR || high < 1 / (1 + NEAR)) {
            return Near.NO;
        }
        return low >= 1 / (1 + NEAR) && high <= 1 + NEAR ? Near.YES : Near.OPEN;
    }
}
