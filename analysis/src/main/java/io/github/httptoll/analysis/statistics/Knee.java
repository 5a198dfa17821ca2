// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The knee of a curve over rising rates: the first rate at which the p99 from due leaves the p99 from fired, that is at which their ratio
/// is above 1 + δ.
///
/// Its interval contains each rate that may be the first one by the 95 % intervals of the ratios: from the first whose interval reaches
/// above 1 + δ to the first whose interval is wholly above it. A ratio without an interval may be anything.
///
/// @param rate null where no measured rate is one
/// @param low first rate that may be one; null where none may
/// @param high first rate that certainly is one; null where none is, so that the interval is open
public record Knee(@Nullable Double rate, @Nullable Double low, @Nullable Double high) {
    /// Where the knee of these ratios by rate is.
    public static Knee of(SortedMap<Double, Quantity> ratios, double delta) {
        return new Knee(first(ratios, 1 + delta, Quantity::value),
                first(ratios, 1 + delta,
                        ratio -> ratio.interval() == null ? Double.POSITIVE_INFINITY : ratio.interval().high()),
                first(ratios, 1 + delta,
                        ratio -> ratio.interval() == null ? Double.NEGATIVE_INFINITY : ratio.interval().low()));
    }

    private static @Nullable Double first(SortedMap<Double, Quantity> ratios, double above,
            ToDoubleFunction<Quantity> end) {
        return ratios.entrySet().stream().filter(rate -> end.applyAsDouble(rate.getValue()) > above)
                .map(Map.Entry::getKey).findFirst().orElse(null);
    }
}
