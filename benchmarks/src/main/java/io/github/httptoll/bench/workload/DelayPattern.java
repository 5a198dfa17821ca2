// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

import java.util.List;
import java.util.stream.DoubleStream;

/// How the server's delays vary within one batch.
public enum DelayPattern {
    /// Every call waits the same.
    FIXED(1),
    /// Five pages of unequal delay, in the proportions 570 : 1470 : 380 : 1120 : 540.
    FIVE_PAGES(570, 1470, 380, 1120, 540);

    private final double[] weights;
    private final double meanWeight;

    DelayPattern(double... weights) {
        this.weights = weights;
        this.meanWeight = DoubleStream.of(weights).average().orElseThrow();
    }

    /// The delays in submit order, in milliseconds; a batch with more calls repeats them.
    ///
    /// @param meanMillis their mean, 0 or more
    public List<Double> delaysMillis(double meanMillis) {
        if (!(meanMillis >= 0)) {
            throw new IllegalArgumentException("delayMillis must be 0 or more, not " + meanMillis);
        }
        return DoubleStream.of(weights).map(weight -> Math.round(weight / meanWeight * meanMillis * 1000) / 1000.0)
                .boxed().toList();
    }
}
