// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.rate;

import io.github.httptoll.analysis.model.LimitedQueue;
import io.github.httptoll.analysis.model.Overload;
import io.github.httptoll.analysis.read.Cell;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What theory predicts for a contender at a rate, compared with what was measured, in microseconds.
///
/// The service time is that of the same contender at its lowest rate. Far below its limit the prediction is flat: no call waits. An
/// overload's capacity is what the limit carried in this very level, so that only the waits are predicted.
///
/// @param limit calls at once: the caller's limit, or the library's pool where it is smaller
/// @param utilisation the rate as a part of what the limit lets through
/// @param settlesMicros how long such a queue takes to settle, from empty; null of an overload, which never does
/// @param latency the mean from due
/// @param waiting the wait for the limit; null behind a pool, where no stamp shows it
public record QueuePrediction(RateLevel level, Kind kind, int limit, double utilisation,
        @Nullable Double settlesMicros, Compared latency,
        @Nullable Waiting waiting) {
    private static final double PERCENT = 1e-2;
    private static final double MILLIS_PER_SECOND = 1e3;

    /// How it is predicted.
    public enum Kind {
        /// Allen–Cunneen.
        QUEUE,
        /// Constant arrivals above the capacity: arithmetic.
        OVERLOAD
    }

    /// A number as predicted and measured, and the second by the first; the ratio is null where nothing is predicted.
    public record Compared(double predicted, Quantity measured, @Nullable Quantity ratio) {
        static Compared of(double predicted, Quantity measured) {
            return new Compared(predicted, measured,
                    predicted > 0 ? measured.dividedBy(predicted, Unit.ONE) : null);
        }

        /// True where the measured number is within this part of the predicted one.
        public boolean isWithin(double part) {
            return ratio != null && Math.abs(ratio.value() - 1) <= part;
        }
    }

    /// The mean wait and its 99th percentile.
    ///
    /// @param tail null where the requests are too few
    public record Waiting(Compared mean, @Nullable Compared tail) {}

    /// Empty where the rate is above the capacity and arrivals are random: no wait is final then.
    ///
    /// @param lowest the same contender at its lowest rate
    static Optional<QueuePrediction> of(Cell cell, RateLevel level, RateLevel lowest) {
        Latency service = Objects.requireNonNullElse(lowest.fromFired(), lowest.fromDue());
        Integer pool = cell.pool();
        int limit = pool == null ? cell.limit() : Math.min(pool, cell.limit());
        Quantity carried = level.carried();
        if (level.isConstant() && carried != null && level.offered() > carried.value()) {
            return Optional.of(overload(level, service, limit,
                    new Overload(level.offered(), limit, carried.value()), pool == null));
        }
        LimitedQueue queue = new LimitedQueue(level.offered(), level.isConstant() ? 0 : 1, limit,
                service.mean().value(), service.variation());
        return queue.utilisation() >= 1
                ? Optional.empty()
                : Optional.of(of(level, Kind.QUEUE, limit, queue.utilisation(), queue.settlesMicros(), service.mean(),
                        new Waits(pool == null, queue.meanWaitMicros(), queue.waitMicros(Latency.TAIL * PERCENT))));
    }

    /// Predicted waits; those for a library's pool are stamped nowhere.
    private record Waits(boolean stamped, double mean, double tail) {}

    private static QueuePrediction overload(RateLevel level, Latency service, int limit, Overload overload,
            boolean stamped) {
        double ramp = Objects.requireNonNullElse(level.plan().numbers().get("rampMillis"), 0.0);
        long first = Math.round(ramp / MILLIS_PER_SECOND * level.offered());
        long calls = Math.max(1, level.plan().count("offered"));
        return of(level, Kind.OVERLOAD, limit, level.offered() / overload.capacityPerSecond(), null, service.mean(),
                new Waits(stamped, overload.meanWaitMicros(first, calls),
                        overload.waitMicros(Latency.TAIL * PERCENT, first, calls)));
    }

    private static QueuePrediction of(RateLevel level, Kind kind, int limit, double utilisation,
            @Nullable Double settles, Quantity service, Waits waits) {
        Latency measured = level.pacing().waiting();
        return new QueuePrediction(level, kind, limit, utilisation, settles,
                Compared.of(service.value() + waits.mean(), level.fromDue().mean()),
                waits.stamped() && measured != null ? waiting(waits, measured) : null);
    }

    private static Waiting waiting(Waits waits, Latency measured) {
        Quantity tail = measured.at(Latency.TAIL);
        return new Waiting(Compared.of(waits.mean(), measured.mean()),
                tail == null ? null : Compared.of(waits.tail(), tail));
    }
}
