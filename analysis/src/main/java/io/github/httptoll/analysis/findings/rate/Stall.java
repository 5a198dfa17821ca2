// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.rate;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.findings.cell.Parameters;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// A contender at a rate in front of a server that stalls, compared with what a closed loop reports of the same stall.
///
/// @param closed what a closed loop reports: the same calls thinned to those that one would have made, or else a closed loop of the same
///         contender
/// @param sameCalls true where it is the same calls
/// @param hides p99 from due by p99 of the closed loop; null where the requests are too few
public record Stall(RateLevel level, Latency closed, boolean sameCalls, @Nullable Quantity hides) {
    /// The claim: so many times or more.
    public static final double CLAIMED = 10;
    private static final String STALL = "stallMillis:";

    /// What became of the claim that a closed loop hides a stall by a factor of ten or more.
    public enum Verdict {
        CONFIRMED, REFUTED, UNDECIDED
    }

    /// By the whole interval of the factor.
    public Verdict verdict() {
        Interval interval = hides == null ? null : hides.interval();
        if (interval == null) {
            return Verdict.UNDECIDED;
        }
        return interval.low() >= CLAIMED
                ? Verdict.CONFIRMED
                : interval.high() < CLAIMED ? Verdict.REFUTED : Verdict.UNDECIDED;
    }

    /// True for cells in front of a server that stalls.
    static boolean isOf(Parameters parameters) {
        return parameters.setup().stream().anyMatch(word -> word.contains(STALL));
    }

    /// Empty where no closed loop was measured.
    ///
    /// @param cells all cells, and their turns
    static Stream<Stall> of(RateLevel level, RateTurns turns, Map<CellResult, RateTurns> cells) {
        Map<Integer, List<Histogram>> due = turns.histograms("fromDue");
        Latency thinned = turns.latency("closedLoop");
        if (thinned != null) {
            return Stream.of(new Stall(level, thinned, true,
                    Latency.ratio(Latency.TAIL, due, turns.histograms("closedLoop"))));
        }
        Optional<RateTurns> loop = cells.entrySet().stream()
                .filter(entry -> !entry.getKey().parameters().isOpen())
                .filter(entry -> isOf(entry.getKey().parameters(), level.cell().parameters()))
                .map(Map.Entry::getValue).filter(of -> !of.isEmpty()).findFirst();
        return loop.stream().flatMap(of -> Optional.ofNullable(of.latency("fromFired")).stream()
                .map(closed -> new Stall(level, closed, false,
                        Latency.ratio(Latency.TAIL, due, of.histograms("fromFired")))));
    }

    private static boolean isOf(Parameters loop, Parameters open) {
        return loop.client().equals(open.client()) && loop.strategy().equals(open.strategy())
                && loop.replica() == open.replica() && loop.workload().equals(open.workload());
    }
}
