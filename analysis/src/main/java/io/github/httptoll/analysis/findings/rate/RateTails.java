// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.rate;

import io.github.httptoll.analysis.read.Run;
import io.github.httptoll.analysis.statistics.Sample;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The p99 from due of a cell at a rate in milliseconds: a value for each set of JVMs, of all its requests together.
public final class RateTails {
    private static final double MILLIS_PER_NANO = 1e-6;

    private RateTails() {}

    /// True where that cell lost requests, so that its percentiles are lower bounds.
    public static boolean isSaturated(Run run, String cell) {
        return RateLevel.Counts.of(RateTurns.of(run, cell)).lost() > 0;
    }

    /// Null where no turn of that cell counts.
    public static @Nullable Sample of(Run run, String cell) {
        List<List<Double>> sets = RateTurns.of(run, cell).histograms("fromDue").values().stream().map(Latency::sum)
                .filter(set -> set.getTotalCount() > 0)
                .map(set -> List.of(set.getValueAtPercentile(Latency.TAIL) * MILLIS_PER_NANO)).toList();
        return sets.isEmpty() ? null : new Sample(sets, Unit.MILLIS);
    }
}
