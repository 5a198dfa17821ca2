// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.rate;

import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.statistics.Knee;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One contender over rising rates.
///
/// @param levels one or more
/// @param clocks how far the p99 from due leaves the p99 from fired, by rate, of valid levels with enough requests
/// @param predictions of the levels that theory says anything of
public record RateCurve(List<RateLevel> levels, SortedMap<Double, Knee.Clocks> clocks,
        List<QueuePrediction> predictions) {
    public RateCurve {
        levels = List.copyOf(levels);
        clocks = Collections.unmodifiableSortedMap(new TreeMap<>(clocks));
        predictions = List.copyOf(predictions);
    }

    /// Who sends and who waits.
    public Parameters contender() {
        return levels.getFirst().cell().parameters();
    }

    /// Where the clocks part and stay apart; one rate alone is no curve.
    public Knee knee() {
        return levels.size() > 1 ? Knee.of(clocks) : new Knee(null, null);
    }

    /// The levels that lost requests.
    public List<RateLevel> saturated() {
        return levels.stream().filter(RateLevel::saturated).toList();
    }
}
