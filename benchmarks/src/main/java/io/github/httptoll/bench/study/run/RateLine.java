// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.rate.RateLevel;
import io.github.httptoll.bench.study.plan.Cell;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is kept of a level: a line of `rates.jsonl`.
///
/// @param share the rate by the capacity; null: the rate is absolute, or there is none
/// @param capacity of the contender that the share is one of
/// @param ownCapacity of this contender
/// @param cpu of each call
record RateLine(String cell, int set, int block, int attempt, String arrivals, @Nullable Long seed,
        @Nullable Double offered, @Nullable Double share, @Nullable Double capacity, @Nullable Double ownCapacity,
        double rampMillis, double windowMillis, double drainMillis, double drainCapMillis, RateLevel.Counts counts,
        double achieved, @Nullable Double carried, Cpu cpu, RateLevel.@Nullable Validity validity,
        @Nullable Map<String, String> certificate, RateLevel.Histograms histograms) {
    private static final double PERCENT = 100;

    /// CPU time in microseconds; null: not observable here.
    ///
    /// @param clientMicros without what the pacer spins
    record Cpu(@Nullable Double clientMicros, @Nullable Double pacerMicros, @Nullable Double serverMicros) {
        private static Cpu of(@Nullable Double pacer, Map<String, Double> metrics) {
            Double client = metrics.get("costCpu");
            return new Cpu(client == null || pacer == null ? client : (Double) Math.max(0, client - pacer), pacer,
                    metrics.get("costServerCpu"));
        }
    }

    /// @param whole the capacity that the rate of the cell is a share of, where it is one
    /// @param own that of this contender
    static RateLine of(Cell cell, int set, int block, int attempt, RateLevel level, Map<String, Double> metrics,
            @Nullable Double whole, @Nullable Double own) {
        boolean isShare = cell.parameters().rate().percent();
        return new RateLine(cell.id(), set, block, attempt, level.arrivals(), level.seed(), level.offered(),
                isShare ? (Double) (cell.parameters().rate().number() / PERCENT) : null, isShare ? whole : null,
                isShare ? own : null, level.rampMillis(), level.windowMillis(), level.drainMillis(),
                level.drainCapMillis(), level.counts(), level.achieved(), level.carried(),
                Cpu.of(level.pacerMicros(), metrics), level.validity(), level.certificate(), level.histograms());
    }
}
