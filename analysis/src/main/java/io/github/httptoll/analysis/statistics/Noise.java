// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import io.github.httptoll.analysis.statistics.Change.BasePair;
import java.util.Arrays;
import java.util.List;

/// What two runs show of their noise beside the cell in question.
///
/// `identical` are the log ratios of the same code in two JVMs, one for each set of either run, and `reach` how far the interval
/// of such a ratio reaches from 1 at most; infinite where there is none. `typical` is the median variance of log ratios between the
/// two runs, of cells alike, and 0 where there is none.
public record Noise(List<Double> identical, double reach, double typical) {
    public Noise {
        identical = List.copyOf(identical);
    }

    /// Of the pairs of identical code that the runs have, and of the cells that are like the one in question.
    public static Noise of(List<Paired> identical, List<BasePair> alike) {
        double reach = identical.stream().map(pair -> pair.comparison().interval())
                .mapToDouble(interval -> interval == null ? Double.POSITIVE_INFINITY : interval.reach()).max()
                .orElse(Double.POSITIVE_INFINITY);
        double[] variances = alike.stream().filter(BasePair::hasSpread).map(BasePair::spread)
                .mapToDouble(spread -> spread.standardError() * spread.standardError()).sorted().toArray();
        int half = variances.length / 2;
        double median = variances.length == 0 ? 0 : (variances[half] + variances[(variances.length - 1) / 2]) / 2;
        return new Noise(
                identical.stream().flatMapToDouble(pair -> Arrays.stream(pair.logs().setMeans())).boxed().toList(),
                reach, median);
    }

    /// True if identical code shows what the machine makes up.
    boolean known() {
        return Double.isFinite(reach);
    }

    /// The spread of a log ratio in this noise: as wide as the cell's own, as one pooled with identical code, and as is typical.
    ///
    /// A log ratio of identical code in one set is the difference of two JVMs, and its true mean is 0.
    Spread around(BasePair cell) {
        Spread own = cell.spread();
        double least = Math.max(own.standardError(), Math.sqrt(typical));
        if (identical.isEmpty()) {
            return new Spread(least, own.degrees());
        }
        int n = identical.size();
        double squares = identical.stream().mapToDouble(ratio -> ratio * ratio / 2 * cell.means()).sum();
        double ownSquares = own.standardError() * own.standardError() * own.degrees();
        Spread pool = new Spread(Math.sqrt(ownSquares), own.degrees()).with(new Spread(Math.sqrt(squares), n));
        double pooled = Math.sqrt((ownSquares + squares) / (own.degrees() + n));
        return new Spread(Math.max(least, pooled), pool.degrees());
    }
}
