// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.rate;

import io.github.httptoll.analysis.findings.cell.CellResult;
import io.github.httptoll.analysis.read.RateMeasurement;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One contender at one rate, all its turns together.
///
/// @param plan a measurement that says what was planned: arrivals, rate, share, capacities
/// @param voided turns that do not count
/// @param counts of requests that were due in the windows
/// @param achieved requests per second that were fired in the windows
/// @param carried those that the limit let through while requests waited for it; null where they did not, or an older run does not say
/// @param fromDue from the moment when the call was due, fixed before the run, to its end
/// @param fromFired from the moment when the code that makes the call runs, to its end; null where no call was fired
/// @param pacing the two delays before a call is fired
/// @param leaves p99 from due by p99 from fired; null where the requests are too few
/// @param identical p99 from due of a second JVM with the same code by this one's; null where there is none
/// @param costs per request
public record RateLevel(CellResult cell, RateMeasurement plan, int turns, int voided, Counts counts, Quantity achieved,
        @Nullable Quantity carried, Latency fromDue, @Nullable Latency fromFired, Pacing pacing,
        @Nullable Quantity leaves,
        @Nullable Quantity identical, Costs costs) {
    /// The largest part of p50 from due that the p99 of the pacer's lag may be.
    private static final double MOST_LAG = 0.05;

    /// Where requests ended.
    public record Counts(long offered, long answered, long failed, long unfired, long unanswered) {
        static Counts of(RateTurns turns) {
            return new Counts(turns.count("offered"), turns.count("answered"), turns.count("failed"),
                    turns.count("unfired"), turns.count("unanswered"));
        }

        /// Requests without a right answer.
        public long lost() {
            return failed + unfired + unanswered;
        }
    }

    /// The pacer's own lateness, and the wait between the hand-over and the call, which is the strategy's: for a permit or a thread.
    public record Pacing(@Nullable Latency lag, @Nullable Latency waiting) {}

    /// CPU per request in microseconds; `little` is the mean in flight as counted by that from the times. Null where the system does not
    /// show it.
    public record Costs(@Nullable Quantity client, @Nullable Quantity pacer, @Nullable Quantity server,
            @Nullable Quantity little) {
        static Costs of(RateTurns turns) {
            return new Costs(turns.mean("clientMicros", Unit.MICROS), turns.mean("pacerMicros", Unit.MICROS),
                    turns.mean("serverMicros", Unit.MICROS), turns.ratio("inFlightCounted", "inFlightExpected"));
        }
    }

    static Optional<RateLevel> of(CellResult cell, RateTurns turns, RateTurns replica) {
        Latency fromDue = turns.isEmpty() ? null : turns.latency("fromDue");
        Quantity achieved = turns.isEmpty() ? null : turns.mean("achieved", Unit.PER_SECOND);
        if (fromDue == null || achieved == null) {
            return Optional.empty();
        }
        return Optional.of(new RateLevel(cell, turns.first(), turns.turns().size(), turns.voided(), Counts.of(turns),
                achieved, turns.mean("carried", Unit.PER_SECOND), fromDue, turns.latency("fromFired"),
                new Pacing(turns.latency("lag"), turns.latency("wait")),
                Latency.ratio(Latency.TAIL, turns.histograms("fromDue"), turns.histograms("fromFired")),
                replica.isEmpty()
                        ? null
                        : Latency.ratio(Latency.TAIL, replica.histograms("fromDue"), turns.histograms("fromDue")),
                Costs.of(turns)));
    }

    /// Calls per second that were due.
    public double offered() {
        Double offered = plan.offered();
        return offered == null ? 0 : offered;
    }

    /// True where any request was lost: the percentiles are then lower bounds.
    public boolean saturated() {
        return counts.lost() > 0;
    }

    /// False where something else is wrong with the cell than lost requests: it is shown, and enters nothing.
    public boolean valid() {
        return cell.valid() || cell.isSaturated();
    }

    /// True where the pacer was late by so much that it shows in the latency.
    public boolean isPacerLate() {
        Quantity lag = pacing.lag() == null ? null : pacing.lag().at(Latency.TAIL);
        Quantity median = fromDue.at(Latency.MEDIAN);
        return lag != null && median != null && lag.value() > MOST_LAG * median.value();
    }

    /// True for gaps between arrivals that are all the same.
    public boolean isConstant() {
        return plan.arrivals().equals("CONSTANT");
    }
}
