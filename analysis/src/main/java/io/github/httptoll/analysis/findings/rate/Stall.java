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

    /// By the whole interval of the factor; undecided where the level is invalid.
    public Verdict verdict() {
        Interval interval = hides == null || !level.valid() ? null : hides.interval();
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

    /// Empty where no closed loop was measured. The same calls come first, unless only a separate loop has enough requests for a p99.
    ///
    /// @param cells all cells, and their turns
    static Stream<Stall> of(RateLevel level, RateTurns turns, Map<CellResult, RateTurns> cells) {
        RateTurns loop = cells.entrySet().stream().filter(entry -> !entry.getKey().parameters().isOpen())
                .filter(entry -> isOf(entry.getKey().parameters(), level.cell().parameters()))
                .map(Map.Entry::getValue).findFirst().orElse(RateTurns.NONE);
        Map<Integer, List<Histogram>> due = turns.histograms("fromDue");
        List<Stall> all = Stream.of(of(level, due, turns.histograms("closedLoop"), true),
                of(level, due, loop.histograms("fromFired"), false)).flatMap(Optional::stream).toList();
        return Stream.concat(all.stream().filter(stall -> stall.hides() != null), all.stream()).limit(1);
    }

    private static Optional<Stall> of(RateLevel level, Map<Integer, List<Histogram>> due,
            Map<Integer, List<Histogram>> closed, boolean sameCalls) {
        return Optional.ofNullable(Latency.of(List.copyOf(closed.values())))
                .map(latency -> new Stall(level, latency, sameCalls, Latency.ratio(Latency.TAIL, due, closed)));
    }

    private static boolean isOf(Parameters loop, Parameters open) {
        return loop.client().equals(open.client()) && loop.strategy().equals(open.strategy())
                && loop.replica() == open.replica() && loop.isLike(open);
    }
}
