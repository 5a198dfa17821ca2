// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings;

import io.github.httptoll.analysis.statistics.Comparison;
import io.github.httptoll.analysis.statistics.Estimate;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Paired;
import org.jspecify.annotations.Nullable;

/// A number with its 95 % interval and the count of values behind it; the unit is in the name of what holds it.
///
/// `low` and `high` are null together, where the values are too few for an interval.
public record Quantity(double value, @Nullable Double low, @Nullable Double high, int n) {
    static Quantity of(Estimate estimate) {
        return of(estimate.value(), estimate.interval(), estimate.n());
    }

    /// The ratio of the two cells, and the number of their blocks, all sets together.
    static Quantity of(Paired pair) {
        return of(pair.comparison());
    }

    static Quantity of(Comparison comparison) {
        return of(comparison.ratio(), comparison.interval(), comparison.n());
    }

    private static Quantity of(double value, @Nullable Interval interval, int n) {
        return new Quantity(value, interval == null ? null : (Double) interval.low(),
                interval == null ? null : (Double) interval.high(), n);
    }
}
