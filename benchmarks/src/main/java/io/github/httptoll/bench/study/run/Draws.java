// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import io.github.httptoll.bench.fixture.Burst;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.study.run.Delivery.Range;
import io.github.httptoll.bench.workload.DrawnDelays;
import io.github.httptoll.bench.workload.ServerBehaviour;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Delays that a server drew, by its own clock, compared with the distribution that was asked for.
///
/// @param asked what was asked for
/// @param mean the delay that was asked for
/// @param millis the delays, in the order of the calls
/// @param late how late a call may have been released: that is the machine's part, which the server certifies by itself
record Draws(ServerBehaviour asked, double mean, List<Double> millis, double late) {
    /// Levels of a distribution function, and where the standard normal distribution has them.
    private static final double[] LEVELS = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};
    private static final double[] NORMAL = {-2.326348, -1.644854, -1.281552, -0.674490, 0, 0.674490, 1.281552, 1.644854,
            2.326348};
    private static final int MEDIAN = 4;
    private static final int MOST = 8;
    private static final int AT_ONCE = 20;
    private static final int LEAST_ROUNDS = 3;
    private static final int MOST_ROUNDS = 50;
    /// How long all rounds may take, as far as that can be known.
    private static final double ROUNDS_MILLIS = 2_000;
    /// A server that certifies itself under so many calls at once may be as late as that.
    static final double LATE_MILLIS = 1;
    private static final double ERRORS = 4;
    /// Kolmogorov's bound of the largest deviation, times the root of the number of draws: one sample of a thousand exceeds it.
    private static final double DEVIATION = 1.95;
    /// The server's stamps have nanoseconds, its draws fractions of them.
    private static final double ROUNDING_MILLIS = 1e-3;
    private static final String SERVER = "server";

    /// Makes calls, and says how their delays are distributed.
    static List<Delivery> probed(ServerSide server, ServerBehaviour asked, double mean) {
        Draws none = new Draws(asked, mean, List.of(), LATE_MILLIS);
        double longest = none.quantile(MOST);
        try {
            ServerSide.notLonger(LEAST_ROUNDS * longest);
            int rounds = (int) Math.clamp(ROUNDS_MILLIS / Math.max(1, longest), LEAST_ROUNDS, MOST_ROUNDS);
            FixtureControl control = new FixtureControl(server.server());
            control.reset();
            List<Double> drawn = server.drawn(rounds * AT_ONCE, AT_ONCE).stream().map(Burst.Served::millis).toList();
            double late = Math.max(LATE_MILLIS, control.counters().delayErrorP99Micros() / 1e3);
            return new Draws(asked, mean, drawn, late).deliveries();
        } catch (IOException e) {
            return List
                    .of(Delivery.unseen(SERVER, asked, "meanMillis", none.expected(), String.valueOf(e.getMessage())));
        }
    }

    List<Delivery> deliveries() {
        double error = ERRORS * deviation() / Math.sqrt(millis.size());
        double seen = millis.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        List<Double> sorted = millis.stream().sorted().toList();
        Stream<Delivery> moments = Stream.of(
                line("meanMillis", expected(), seen,
                        Range.of(Math.max(0, expected() - error), expected() + error + late)),
                line("p50Millis", quantile(MEDIAN), at(sorted, LEVELS[MEDIAN]), Range.ANY),
                line("p99Millis", quantile(MOST), at(sorted, LEVELS[MOST]), Range.ANY),
                line("largestDeviation", 0, largestDeviation(),
                        Range.of(0, DEVIATION / Math.sqrt(millis.size()))));
        Stream<Delivery> seed = asked.seed() == 0
                ? Stream.empty()
                : Stream.of(line("partOfSeed", 1, partOfSeed(), Range.exactly(1)));
        return Stream.concat(moments, seed).toList();
    }

    private Delivery line(String name, double value, double delivered, Range range) {
        return Delivery.seen(SERVER, asked, name, value, delivered, range);
    }

    /// The mean that the delays must have.
    private double expected() {
        return asked.distribution() == ServerBehaviour.Distribution.EXPONENTIAL ? mean + asked.jitterMillis() : mean;
    }

    /// Their standard deviation.
    private double deviation() {
        return asked.distribution() == ServerBehaviour.Distribution.UNIFORM
                ? asked.jitterMillis() / Math.sqrt(3)
                : asked.jitterMillis();
    }

    private double quantile(int level) {
        double jitter = asked.jitterMillis();
        return switch (asked.distribution()) {
            case FIXED -> mean;
            case UNIFORM -> mean + (2 * LEVELS[level] - 1) * jitter;
            case EXPONENTIAL -> mean - jitter * Math.log1p(-LEVELS[level]);
            case LOGNORMAL -> {
                double variance = Math.log1p(jitter * jitter / (mean * mean));
                yield Math.exp(Math.log(mean) - variance / 2 + NORMAL[level] * Math.sqrt(variance));
            }
        };
    }

    /// The largest distance of the distribution function from the one that was asked for, at the levels. A delay that is a little late
    /// counts as in time.
    private double largestDeviation() {
        return IntStream.range(0, LEVELS.length).mapToDouble(level -> Math.max(
                partUpTo(quantile(level)) - LEVELS[level], LEVELS[level] - partUpTo(quantile(level) + late)))
                .reduce(0, Math::max);
    }

    private double partUpTo(double delay) {
        return (double) millis.stream().filter(each -> each <= delay).count() / millis.size();
    }

    private static double at(List<Double> sorted, double level) {
        return sorted.get((int) Math.ceil(level * sorted.size()) - 1);
    }

    /// The part of the calls that was not over before the delay that the seed draws: all of them, or it was another seed. Half of the
    /// delays of another one are shorter.
    private double partOfSeed() {
        List<Double> drawn = DrawnDelays.of(asked, List.of(mean), millis.size(), 0);
        return (double) IntStream.range(0, millis.size())
                .filter(i -> millis.get(i) >= drawn.get(i) - ROUNDING_MILLIS).count() / millis.size();
    }
}
