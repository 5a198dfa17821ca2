// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

import io.github.httptoll.analysis.render.words.Numbers;
import io.github.httptoll.analysis.render.words.Text;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// A logarithmic axis of ratios that holds 1, and where on it a ratio lies, in per cent of its width.
record LogAxis(double low, double high) {
    /// A place on the axis and what stands there.
    record Tick(String at, String text) {}

    private static final double ROOM = 0.06;
    /// Between two ticks, as a part of the axis: on a phone, what a number takes.
    private static final double LEAST_GAP = 0.09;
    private static final List<double[]> STEPS = List.of(new double[]{0.9, 0.95, 0.98, 1, 1.02, 1.05, 1.1},
            new double[]{0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2},
            new double[]{0.1, 0.25, 0.5, 0.7, 1, 1.4, 2, 4, 10}, new double[]{0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50},
            new double[]{0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300},
            new double[]{0.0001, 0.001, 0.01, 0.1, 1, 10, 100, 1_000, 10_000});

    /// Wide enough for all of them and for δ to both sides of 1.
    static LogAxis over(List<Quantity> ratios, double delta) {
        DoubleStream.Builder ends = DoubleStream.builder().add(1 + delta).add(1 / (1 + delta));
        for (Quantity ratio : ratios) {
            Interval interval = ratio.interval();
            ends.add(ratio.value());
            if (interval != null) {
                ends.add(interval.low()).add(interval.high());
            }
        }
        var all = ends.build().filter(end -> end > 0).map(Math::log).summaryStatistics();
        double room = ROOM * (all.getMax() - all.getMin());
        return new LogAxis(Math.exp(all.getMin() - room), Math.exp(all.getMax() + room));
    }

    double share(double ratio) {
        return Math.clamp((Math.log(ratio) - Math.log(low)) / (Math.log(high) - Math.log(low)), 0, 1);
    }

    String at(double ratio) {
        return percent(share(ratio));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    /// Round ratios, of that row of which most fit without touching each other.
    List<Tick> ticks() {
        return STEPS.stream().map(this::inside).filter(this::hasRoom).max(Comparator.comparingInt(List::size))
                .orElse(List.of()).stream().map(this::tick).toList();
    }

    private List<Double> inside(double[] steps) {
        return DoubleStream.of(steps).filter(step -> low <= step && step <= high).boxed().toList();
    }

    private boolean hasRoom(List<Double> steps) {
        return IntStream.range(1, steps.size())
                .allMatch(i -> share(steps.get(i)) - share(steps.get(i - 1)) >= LEAST_GAP);
    }

    private Tick tick(double ratio) {
        return new Tick(at(ratio), Numbers.trimmed(ratio));
    }

    /// A ratio with its interval as a bar on an axis, in per cent of its width; `low` and `high` are where the value is if it has
    /// no interval. `words` say the same.
    record Range(Text words, String value, String low, String high, String one, String bandLow, String bandWidth) {
        static Range of(Quantity ratio, LogAxis axis, double delta) {
            Interval ends = ratio.interval();
            double start = axis.share(1 / (1 + delta));
            return new Range(Numbers.ratio(ratio), axis.at(ratio.value()),
                    axis.at(ends == null ? ratio.value() : ends.low()),
                    axis.at(ends == null ? ratio.value() : ends.high()), axis.at(1), LogAxis.percent(start),
                    LogAxis.percent(axis.share(1 + delta) - start));
        }
    }
}
