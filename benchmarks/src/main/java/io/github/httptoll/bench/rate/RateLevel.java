// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.rate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of the calls of one level: those at a rate that were due in its window, or those of a closed loop.
///
/// @param arrivals how they arrived: `POISSON`, `CONSTANT`, or `CLOSED`
/// @param seed of the arrival times; null in a closed loop
/// @param offered requests per second; null in a closed loop
/// @param rampMillis calls that were due before the window, for so long, are not counted
/// @param windowMillis length of the window, or of the closed loop
/// @param drainMillis from the window's end until the last call had ended, or the cap
/// @param drainCapMillis longest drain
/// @param achieved calls per second that were fired in the window, whenever they were due
/// @param carried calls per second that the caller's limit let through while calls waited for it; null where none did for half of the
///        window
/// @param made calls of the whole level that ended, those before the window too
/// @param pacerMicros what the pacer spun, for each call that was made; null in a closed loop
/// @param p99Millis of the latency from due; from fired in a closed loop
/// @param validity null in a closed loop
/// @param certificate what the server says of its delays in the level: `verdict` and `sentence`; null where it was not asked
public record RateLevel(String arrivals, @Nullable Long seed, @Nullable Double offered, double rampMillis,
        double windowMillis,
        double drainMillis, double drainCapMillis, Counts counts, double achieved,
        @Nullable Double carried, long made, @Nullable Double pacerMicros,
        double p99Millis, @Nullable Validity validity, Histograms histograms,
        @Nullable Map<String, String> certificate) {

    /// The calls that were due in the window. `offered` is the sum of `answered`, `failed`, `unfired` and `unanswered`.
    ///
    /// @param offered by the schedule
    /// @param handedOver by the pacer
    /// @param fired by the strategy
    /// @param answered rightly
    /// @param failed by kind
    /// @param unfired when the drain was ended by its cap
    /// @param unanswered then: fired, but not ended
    public record Counts(int offered, int handedOver, int fired, int answered, Map<String, Integer> failed, int unfired,
            int unanswered) {}

    /// What must hold for the level to be believed.
    ///
    /// @param lagP99Micros how late the pacer itself was
    /// @param lagMostMicros the most that is allowed: a twentieth of the median latency from due
    /// @param inFlightCounted mean of the calls in flight that the arrivals found
    /// @param inFlightExpected the same by the stamps, by Little's law
    public record Validity(double lagP99Micros, double lagMostMicros, double inFlightCounted, double inFlightExpected) {
        private static final double PART = 0.05;

        static Validity of(Nanos lag, Nanos fromDue, double inFlightCounted, double inFlightExpected) {
            return new Validity(lag.micros(99), PART * fromDue.micros(50), inFlightCounted, inFlightExpected);
        }

        /// True where the pacer was exact enough.
        public boolean holds() {
            return lagP99Micros <= lagMostMicros;
        }
    }

    /// Base64 of HdrHistogram's compressed encoding, in nanoseconds. Those from due are null in a closed loop.
    ///
    /// @param lag of the pacer itself
    /// @param waited from due to fired, without that
    /// @param fromDue until the caller had the answer; until the cap where there was none
    /// @param fromFired the same from fired on
    /// @param closedLoop what one caller in a closed loop would have recorded of the same calls: one, then the next that was fired when
    ///        that had ended, and so on, each from fired
    /// @param serverError released − arrived − delay, by the server's stamps
    public record Histograms(@Nullable String lag, @JsonProperty("wait") @Nullable String waited,
            @Nullable String fromDue, String fromFired,
            @Nullable String closedLoop,
            String serverError) {}

    /// The same with what the server says of it.
    public RateLevel with(Map<String, String> said) {
        return new RateLevel(arrivals, seed, offered, rampMillis, windowMillis, drainMillis, drainCapMillis, counts,
                achieved, carried, made, pacerMicros, p99Millis, validity, histograms, said);
    }

    /// True where calls arrived at a rate.
    public boolean hasRate() {
        return offered != null;
    }
}
