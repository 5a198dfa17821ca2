// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.rate.OpenLoop;
import io.github.httptoll.bench.study.ask.Tier;

/// How long a cell at a rate is measured, and how long a batch takes of which nothing is predicted.
final class Level {
    private static final int LEAST_MILLIS = 300;
    private static final long NANOS_PER_MILLI = 1_000_000;
    /// A limit or a pool behind which a queue is what is looked at.
    private static final int FEW = 10;
    private static final int QUEUE_MILLIS = 2_000;

    private Level() {}

    /// A cell as a level of the suite's question about rates, at its effort: once in each set that measures levels.
    static Cell of(Cell cell, Tier tier) {
        return cell.withEffort(tier.levelSets(), 1, millis(cell.parameters(), tier));
    }

    /// Length of its window at a rate: a queue needs longer to be in its stride, and a stall must be in it.
    private static int millis(Parameters cell, Tier tier) {
        int usual = isOfMap(cell) ? tier.levelMillis() : QUEUE_MILLIS;
        int period = (int) Math.ceil(cell.server().stallEveryMillis());
        return period == 0 ? usual : period;
    }

    /// Shortest window of a level: its percentiles need many calls, and a stall ends each period.
    static int leastMillis(Parameters cell) {
        return Math.max(LEAST_MILLIS, (int) Math.ceil(cell.server().stallEveryMillis()));
    }

    private static boolean isOfMap(Parameters cell) {
        return cell.limit() > FEW && cell.connections() == 0;
    }

    /// A window and the ramp before it, in milliseconds.
    static double withRamp(int windowMillis) {
        return windowMillis + OpenLoop.rampNanos(windowMillis * NANOS_PER_MILLI) / (double) NANOS_PER_MILLI;
    }

    /// The mean delay in milliseconds, as often as calls wait for each other.
    static double roughMillis(Parameters cell) {
        int atOnce = Math.min(cell.atOnce(cell.limit()), cell.servedAtOnce());
        double delay = cell.delaysMillis().stream().mapToDouble(Double::doubleValue).average().orElse(0)
                + cell.server().jitterMillis();
        return Math.ceil((double) cell.calls() / atOnce) * delay;
    }
}
