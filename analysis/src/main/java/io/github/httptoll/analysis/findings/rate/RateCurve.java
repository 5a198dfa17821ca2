// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.rate;

import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.statistics.Knee;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One contender over rising rates.
///
/// @param levels one or more
/// @param knee where p99 from due leaves p99 from fired, by valid levels
/// @param predictions of the levels that theory says anything of
public record RateCurve(List<RateLevel> levels, Knee knee, List<QueuePrediction> predictions) {
    /// Below this part more, the p99 from due has not left that from fired: the pacer's lag may be half as much.
    private static final double LEAVES = 0.1;

    public RateCurve {
        levels = List.copyOf(levels);
        predictions = List.copyOf(predictions);
    }

    static RateCurve of(List<RateLevel> levels, List<QueuePrediction> predictions) {
        SortedMap<Double, Quantity> ratios = new TreeMap<>();
        for (RateLevel level : levels) {
            Quantity leaves = level.leaves();
            if (leaves != null && level.valid()) {
                ratios.put(level.offered(), leaves);
            }
        }
        return new RateCurve(levels, Knee.of(ratios, LEAVES), predictions);
    }

    /// Who sends and who waits.
    public Parameters contender() {
        return levels.getFirst().cell().parameters();
    }

    /// The levels that lost requests.
    public List<RateLevel> saturated() {
        return levels.stream().filter(RateLevel::saturated).toList();
    }
}
