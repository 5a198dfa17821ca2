package io.github.httptoll.analysis.statistics;

/// What the interval of a ratio of times carries, against the smallest difference of interest.
public enum Verdict {
    /// The interval lies above 1, and not wholly within the smallest difference of interest.
    SLOWER,
    /// The interval lies below 1, and not wholly within the smallest difference of interest.
    FASTER,
    /// The whole interval is within the smallest difference of interest.
    EQUIVALENT,
    /// The interval is too wide, or there is none.
    UNDECIDED;

    static Verdict of(Interval ratio, double delta) {
        if (ratio.isInside(1 / (1 + delta), 1 + delta)) {
            return EQUIVALENT;
        }
        if (ratio.low() > 1) {
            return SLOWER;
        }
        return ratio.high() < 1 ? FASTER : UNDECIDED;
    }
}
