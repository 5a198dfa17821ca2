package io.github.httptoll.analysis.statistics;

/// How many values a percentile needs.
public final class Percentiles {
    private static final double TAIL = 0.025;

    private Percentiles() {}

    /// The least number of values whose largest is above the quantile in 97.5 % of samples, so that it has a two-sided
    /// 95 % interval from order statistics (David & Nagaraja 2003). The quantile lies between 0 and 1.
    public static int leastValues(double quantile) {
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("quantile is " + quantile + ", expected between 0 and 1");
        }
        return (int) Math.ceil(Math.log(TAIL) / Math.log(Math.max(quantile, 1 - quantile)));
    }
}
