package io.github.httptoll.analysis.statistics;

/// A confidence interval of 95 %, both ends finite and included.
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("interval is [" + low + ", " + high + "], expected low <= high");
        }
    }

    boolean isInside(double least, double most) {
        return least <= low && high <= most;
    }
}
