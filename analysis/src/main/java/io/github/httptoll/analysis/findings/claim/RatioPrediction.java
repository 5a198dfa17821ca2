// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.claim;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.ExperimentResult;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How many times as long `a` takes as `b` by their parameters alone, beside how many times it was measured to.
public record RatioPrediction(ClaimResult claim, double ratio, Quantity measured, Side a, Side b) {
    /// Nearer than this part, a prediction is taken for right.
    public static final double NEAR = 0.15;

    /// One of the two cells, its batch predicted and measured.
    public record Side(double predictedMillis, Quantity batchMillis) {
        /// The part of the measured batch that its parameters do not explain.
        public double unexplainedShare() {
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
    public static List<RatioPrediction> of(List<ClaimResult> claims, List<ExperimentResult> experiments) {
        Map<String, CellResult> cells = ExperimentResult.cellsById(experiments);
        return claims.stream().flatMap(claim -> {
            ClaimResult.Predicted predicted = claim.predicted();
            CellResult a = cells.get(claim.a());
            CellResult b = cells.get(claim.b());
            return predicted != null && a != null && b != null
                    && claim.outcome() instanceof ClaimResult.Outcome.Judged judged
                            ? Stream.of(new RatioPrediction(claim, predicted.ratio(), judged.comparison().ratio(),
                                    new Side(predicted.aMillis(), a.measured().batchMillis()),
                                    new Side(predicted.bMillis(), b.measured().batchMillis())))
                            : Stream.of();
        }).toList();
    }

    /// Measured by predicted.
    public Quantity share() {
        return measured.dividedBy(ratio, Unit.ONE);
    }

    /// Whether it came as predicted.
    public Near near() {
        Interval share = share().interval();
        if (share == null || !share.isBeyond(NEAR)) {
            return share != null && share.isWithin(NEAR) ? Near.YES : Near.OPEN;
        }
        return Near.NO;
    }
}
