// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.rate;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// How many calls a second a limit lets through, by the moments at which they were fired while others waited for it.
///
/// All places behind the limit are taken then. The start of a loop and its end are no part of it, when some are free.
final class Carried {
    private static final double NANOS_PER_SECOND = 1e9;

    private Carried() {}

    /// One call at a rate.
    ///
    /// @param firedNanos `Long.MAX_VALUE`: never
    /// @param inFlightBefore calls in flight when it was handed over
    record Fired(long dueNanos, long firedNanos, int inFlightBefore) {}

    /// Of a closed loop: from the call that takes the last free place to the last call. Each call between them takes the place of one
    /// that has ended. Null where the loop has no more calls than places.
    static @Nullable Double inLoop(LongStream firedNanos, int limit) {
        long[] fired = firedNanos.sorted().toArray();
        return fired.length <= limit
                ? null
                : perSecond(fired.length - limit, fired[fired.length - 1] - fired[limit - 1]);
    }

    /// Of a level at a rate: over the longest stretch in which a call waits at each moment. It begins with a call that finds all places
    /// taken. Null where that is shorter than `leastNanos`.
    ///
    /// @param calls in the order of their due times
    /// @param untilNanos what is fired later does not count: no call is due any more
    static @Nullable Double atRate(List<Fired> calls, int limit, long untilNanos, long leastNanos) {
        int longest = 0;
        int after = 0;
        long longestNanos = 0;
        for (int first = 0; first < calls.size();) {
            int next = first + 1;
            if (calls.get(first).inFlightBefore >= limit) {
                long waitsUntil = calls.get(first).firedNanos;
                while (next < calls.size() && calls.get(next).dueNanos <= waitsUntil) {
                    waitsUntil = Math.max(waitsUntil, calls.get(next++).firedNanos);
                }
                long nanos = Math.min(waitsUntil, untilNanos) - calls.get(first).dueNanos;
                if (nanos > longestNanos) {
                    longest = first;
                    after = next;
                    longestNanos = nanos;
                }
            }
            first = next;
        }
        if (longestNanos < leastNanos) {
            return null;
        }
        long[] fired = calls.subList(longest, after).stream().mapToLong(Fired::firedNanos)
                .filter(nanos -> nanos <= untilNanos).sorted().toArray();
        return fired.length < 2 ? null : perSecond(fired.length - 1, fired[fired.length - 1] - fired[0]);
    }

    private static @Nullable Double perSecond(int calls, long nanos) {
        return nanos <= 0 ? null : (Double) (calls * NANOS_PER_SECOND / nanos);
    }
}
