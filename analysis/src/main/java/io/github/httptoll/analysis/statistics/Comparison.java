package io.github.httptoll.analysis.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ratio of two times, first by second, with its interval and the verdict that it carries.
///
/// The ratio is of geometric means; the interval is Welch's on the logarithms, carried back by the exponential. It treats
/// the two cells as independent, so drift between them is not taken out, and it takes one start of each JVM as it was.
public record Comparison(double ratio, @Nullable Interval interval, Verdict verdict) {
    /// The smallest difference of interest: 5 %.
    public static final double DELTA = 0.05;

    /// Compares times above zero.
    public static Comparison of(Sample first, Sample second) {
        Estimate logRatio = logs(first).minus(logs(second));
        double ratio = Math.exp(logRatio.value());
        Interval logs = logRatio.interval();
        if (logs == null || !Double.isFinite(Math.exp(logs.high()))) {
            return new Comparison(ratio, null, Verdict.UNDECIDED);
        }
        Interval interval = new Interval(Math.exp(logs.low()), Math.exp(logs.high()));
        return new Comparison(ratio, interval, Verdict.of(interval, DELTA));
    }

    private static Estimate logs(Sample times) {
        if (times.sets().stream().flatMap(List::stream).anyMatch(time -> time <= 0)) {
            throw new IllegalArgumentException("times are " + times.sets() + ", expected all above zero");
        }
        return times.map(Math::log).mean();
    }
}
