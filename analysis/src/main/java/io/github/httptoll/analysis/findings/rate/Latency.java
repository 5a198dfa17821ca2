// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.rate;

import io.github.httptoll.analysis.statistics.Percentiles;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// A time of many requests in microseconds, of all blocks and JVMs: the histograms are added, and no percentile is averaged.
///
/// @param requests behind it
/// @param percentiles by their percents; absent where the requests are too few
/// @param variation squared coefficient of variation of the time
/// @param tail the curve for a picture: percents and microseconds, rising
public record Latency(long requests, Map<Double, Quantity> percentiles, Quantity mean, Quantity most, double variation,
        List<Point> tail) {
    /// What is reported.
    public static final List<Double> PERCENTS = List.of(50.0, 90.0, 99.0, 99.9);
    /// What is claimed and compared.
    public static final double TAIL = 99;
    public static final double MEDIAN = 50;
    private static final List<Double> DRAWN = List.of(0.0, 25.0, 50.0, 75.0, 90.0, 95.0, 97.5, 99.0, 99.5, 99.75, 99.9,
            99.95, 99.99);
    private static final double NANOS = 1e-3;
    private static final double PERCENT = 1e-2;

    /// A point of the curve.
    public record Point(double percent, double micros) {}

    /// Of the histograms of one cell in nanoseconds, by set of JVMs; null where there is no request.
    static @Nullable Latency of(List<List<Histogram>> sets) {
        List<Histogram> jvms = sets.stream().map(Latency::sum).filter(jvm -> jvm.getTotalCount() > 0).toList();
        if (jvms.isEmpty()) {
            return null;
        }
        Histogram all = sum(jvms);
        long requests = all.getTotalCount();
        Map<Double, Quantity> percentiles = new TreeMap<>();
        PERCENTS.stream().filter(percent -> requests >= Percentiles.leastValues(percent * PERCENT))
                .forEach(percent -> percentiles.put(percent,
                        quantity(all, jvms, jvm -> (double) jvm.getValueAtPercentile(percent))));
        List<Point> tail = DRAWN.stream().filter(percent -> requests * (1 - percent * PERCENT) >= 1)
                .map(percent -> new Point(percent, all.getValueAtPercentile(percent) * NANOS)).toList();
        double relative = all.getMean() > 0 ? all.getStdDeviation() / all.getMean() : 0;
        return new Latency(requests, percentiles, quantity(all, jvms, Histogram::getMean),
                quantity(all, jvms, jvm -> (double) jvm.getMaxValue()), relative * relative, tail);
    }

    private static Quantity quantity(Histogram all, List<Histogram> jvms, ToDoubleFunction<Histogram> value) {
        return Percentiles.overJvms(value.applyAsDouble(all) * NANOS,
                jvms.stream().map(jvm -> value.applyAsDouble(jvm) * NANOS).toList(), Unit.MICROS);
    }

    static Histogram sum(List<Histogram> histograms) {
        Histogram sum = new Histogram(3);
        sum.setAutoResize(true);
        histograms.forEach(sum::add);
        return sum;
    }

    /// How many times as long that part of the requests takes by the first clock as by the second, in the sets of JVMs that have both; null
    /// where they have too few requests.
    static @Nullable Quantity ratio(double percent, Map<Integer, List<Histogram>> first,
            Map<Integer, List<Histogram>> second) {
        Histogram ofFirst = sum(ofBoth(first, second).flatMap(set -> of(first, set)).toList());
        Histogram ofSecond = sum(ofBoth(first, second).flatMap(set -> of(second, set)).toList());
        int least = Percentiles.leastValues(percent * PERCENT);
        if (ofFirst.getTotalCount() < least || ofSecond.getTotalCount() < least) {
            return null;
        }
        double ofAll = ratio(percent, ofFirst, ofSecond);
        return Double.isFinite(ofAll)
                ? Percentiles.overJvms(ofAll, ratios(percent, first, second), Unit.ONE)
                : null;
    }

    /// The same of each set of JVMs that has both.
    static List<Double> ratios(double percent, Map<Integer, List<Histogram>> first,
            Map<Integer, List<Histogram>> second) {
        return ofBoth(first, second)
                .map(set -> ratio(percent, sum(of(first, set).toList()), sum(of(second, set).toList())))
                .filter(Double::isFinite).toList();
    }

    private static Stream<Integer> ofBoth(Map<Integer, List<Histogram>> first, Map<Integer, List<Histogram>> second) {
        return first.keySet().stream().filter(second::containsKey).sorted();
    }

    private static Stream<Histogram> of(Map<Integer, List<Histogram>> sets, Integer set) {
        return sets.getOrDefault(set, List.of()).stream();
    }

    private static double ratio(double percent, Histogram first, Histogram second) {
        return (double) first.getValueAtPercentile(percent) / second.getValueAtPercentile(percent);
    }

    /// That percentile; null where the requests are too few.
    public @Nullable Quantity at(double percent) {
        return percentiles.get(percent);
    }

    /// The percentiles that are known, the least first.
    public Stream<Double> percents() {
        return PERCENTS.stream().filter(percentiles::containsKey);
    }
}
