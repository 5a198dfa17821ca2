// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The shortest time in which a batch of delayed answers can be had, if nothing but the server's delays took time.
///
/// For equal delays it is reached; for varying delays it is a lower bound (list scheduling, Graham 1969).
public record IdealMakespan(double millis) {
    /// The ideal of so many calls, at most `limit` at once, with the delays in turn; without delays it is 0.
    public static IdealMakespan of(int calls, int limit, List<Double> delaysMillis) {
        if (calls < 1 || limit < 1) {
            throw new IllegalArgumentException("calls is " + calls + " and limit is " + limit + ", expected 1 or more");
        }
        if (delaysMillis.isEmpty()) {
            return new IdealMakespan(0);
        }
        if (delaysMillis.stream().distinct().count() == 1) {
            return new IdealMakespan(Math.ceilDiv(calls, limit) * delaysMillis.getFirst());
        }
        return new IdealMakespan(bound(limit, IntStream.range(0, calls).boxed()
                .map(i -> delaysMillis.get(i % delaysMillis.size())).sorted(Comparator.reverseOrder()).toList()));
    }

    /// The ideal's share of a batch time above zero; null where the ideal is 0, which no batch can reach.
    public @Nullable Double efficiency(double batchMillis) {
        return millis == 0 ? null : (Double) (millis / batchMillis);
    }

    private static double bound(int limit, List<Double> descending) {
        double longest = descending.getFirst();
        double shared = descending.stream().mapToDouble(Double::doubleValue).sum() / limit;
        double twoInOneSlot = descending.size() > limit ? descending.get(limit - 1) + descending.get(limit) : 0;
        return Math.max(longest, Math.max(shared, twoInOneSlot));
    }
}
