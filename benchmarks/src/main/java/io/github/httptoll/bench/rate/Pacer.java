// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.rate;

import io.github.httptoll.bench.strategy.Arrival;
import io.github.httptoll.bench.wire.TimerSlack;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Hands calls over when they are due, on the calling thread. The times are never planned again: what is late is handed over at once.
///
/// It sleeps, and spins for the last moments, since a sleep ends late.
final class Pacer {
    /// A sleep ends about so late, with the least timer slack and with the usual one. More would take a core from what is measured.
    private static final long SPIN_NANOS = 30_000;
    private static final long SPIN_NANOS_WITH_USUAL_SLACK = 80_000;

    private final Clock clock;
    private final long spinNanos;
    private long spunNanos;

    /// @param clock of the due times
    /// @param spinNanos how long before a due time it stops sleeping
    Pacer(Clock clock, long spinNanos) {
        this.clock = clock;
        this.spinNanos = spinNanos;
    }

    /// A pacer for the calling thread, whose timer slack is set.
    static Pacer ofThisThread() {
        return new Pacer(Clock.SYSTEM, TimerSlack.least() ? SPIN_NANOS : SPIN_NANOS_WITH_USUAL_SLACK);
    }

    /// Time, and how to wait for it.
    interface Clock {
        /// The time of this system.
        Clock SYSTEM = new Clock() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(long nanos) {
                LockSupport.parkNanos(nanos);
            }

            @Override
            public void spin() {
                Thread.onSpinWait();
            }
        };

        /// Now.
        long nanos();

        /// Waits about so long.
        void sleep(long nanos);

        /// Waits for a moment, and holds the core.
        void spin();
    }

    /// Hands over each call in turn. Where handing over the one before it took until after a call was due, the call is late by that, and
    /// not by the pacer.
    ///
    /// @param arrivals in the order of their due times
    void run(List<Arrival> arrivals, Consumer<Arrival> caller) {
        long freeNanos = clock.nanos();
        for (Arrival arrival : arrivals) {
            await(arrival.dueNanos());
            arrival.handedOver(clock.nanos() - Math.max(arrival.dueNanos(), freeNanos));
            caller.accept(arrival);
            freeNanos = clock.nanos();
        }
    }

    private void await(long dueNanos) {
        long left = dueNanos - clock.nanos();
        while (left > spinNanos) {
            clock.sleep(left - spinNanos);
            left = dueNanos - clock.nanos();
        }
        long began = dueNanos - left;
        while (left > 0) {
            clock.spin();
            left = dueNanos - clock.nanos();
        }
        spunNanos += Math.max(0, dueNanos - left - began);
    }

    /// Time that it held a core without need.
    long spunNanos() {
        return spunNanos;
    }
}
