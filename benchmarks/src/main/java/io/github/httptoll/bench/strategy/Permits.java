// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// The caller's concurrency limit: C permits, handed out in the order in which they became free.
///
/// A permit remembers since when it is free. That, not the moment when somebody noticed, is when the limit let the next
/// request through; whatever passes between the two is scheduling.
final class Permits {
    private final Semaphore permits;
    private final Queue<Permit> free = new ConcurrentLinkedQueue<>();

    /// @param limit C, at least 1
    Permits(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be 1 or more, not " + limit);
        }
        permits = new Semaphore(limit, true);
        for (int i = 0; i < limit; i++) {
            free.add(new Permit());
        }
    }

    /// Takes a permit; waits for one, first come, first served.
    Permit take() {
        permits.acquireUninterruptibly();
        return free.remove();
    }

    /// Takes a permit if there is one.
    @Nullable
    Permit poll() {
        return permits.tryAcquire() ? free.remove() : null;
    }

    /// Takes a permit that must be there, since another limit lets no more calls through.
    ///
    /// @throws IllegalStateException if there is none
    Permit takeFree() {
        Permit permit = poll();
        if (permit == null) {
            throw new IllegalStateException("more calls are in flight than the limit allows");
        }
        return permit;
    }

    /// Gives a permit back that became free at `nanos`.
    void give(Permit permit, long nanos) {
        permit.freeSinceNanos = nanos;
        free.add(permit);
        permits.release();
    }

    /// The right to have one request in flight.
    static final class Permit {
        private long freeSinceNanos = Long.MIN_VALUE;

        long freeSinceNanos() {
            return freeSinceNanos;
        }
    }
}
