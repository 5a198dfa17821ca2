// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How often the knee is right where the queue is known: M/D/c on a machine that pauses. The rates are written to target/knees.md.
///
/// A pause holds back what is due meanwhile, or makes what is in flight longer. Behind a limit of 40 no call in a hundred waits below 80
/// % of its capacity, so each knee below is false. The noise is that of three raw exchanges without a limit, on the same machine.
@Order(1)
@Tag("slow")
final class KneeSimulationTest {
    private static final int TRIALS = 200;
    private static final int LIMIT = 40;
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final int FLOORS = 3;
    private static final double SERVICE = 10;
    private static final double CAPACITY = LIMIT / SERVICE;
    private static final double WINDOW = 300;
    private static final double[] LOADS = {0.4, 0.6, 0.8, 0.95, 1.1};
    private static final List<String> ROWS = new ArrayList<>();
    private static final List<String> IDENTICAL_ROWS = new ArrayList<>();

    /// Pauses for each second, how long one takes in the mean, and the window of a level, in milliseconds.
    private record Machine(double pauses, double millis, double window) {
        Machine(double pauses, double millis) {
            this(pauses, millis, WINDOW);
        }
    }

    /// What one run came to.
    ///
    /// @param bare whether a rate below 80 % has its clocks apart by the least part, whatever the noise
    private record Trial(@Nullable Double knee, boolean bare) {
        boolean isEarly() {
            return knee != null && knee < 0.8;
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 20", "3, 10"})
    void pausesAreNoKneeAndAQueueIs(double pauses, double millis) {
        for (int jvms : new int[]{3, 8}) {
            List<Trial> trials = trials(new Machine(pauses, millis), jvms, LIMIT);
            double early = share(trials, Trial::isEarly);
            double found = share(trials, trial -> trial.knee != null);
            row(pauses, millis, "", jvms, early, found, share(trials, Trial::bare));
            assertTrue(early <= 0.05 && found >= 0.9, ROWS.getLast());
        }
    }

    /// A client that no limit holds back.
    @ParameterizedTest
    @CsvSource({"1, 20", "3, 40"})
    void clientWithoutAQueueHasNoKnee(double pauses, double millis) {
        for (int jvms : new int[]{3, 8}) {
            List<Trial> trials = trials(new Machine(pauses, millis), jvms, UNLIMITED);
            double told = share(trials, trial -> trial.knee != null);
            row(pauses, millis, ", no queue", jvms, share(trials, Trial::isEarly), told, share(trials, Trial::bare));
            assertTrue(told <= 0.08, ROWS.getLast());
        }
    }

    /// Two JVMs of the same code, each at all rates for a second. How many pauses meet it decides a p99.
    @ParameterizedTest
    @CsvSource({"1, 20", "3, 10", "10, 5", "30, 5"})
    void identicalTailsAreToldApartSeldom(double pauses, double millis) {
        for (int jvms : new int[]{3, 5}) {
            List<Paired> pairs = IntStream.range(0, TRIALS).parallel()
                    .mapToObj(trial -> identical(new Machine(pauses, millis, 1_000), jvms,
                            new SplittableRandom(17L * trial + jvms)))
                    .toList();
            List<Quantity> ratios = pairs.stream().map(pair -> pair.comparison().ratio()).toList();
            double apart = 1 - of(ratios, interval -> interval.low() <= 1 && interval.high() >= 1);
            double spread = Math.sqrt(pairs.stream().flatMap(pair -> Arrays.stream(pair.logs().arrays()))
                    .mapToDouble(set -> Sets.variance(set)).average().orElseThrow());
            IDENTICAL_ROWS
                    .add(String.format(Locale.ROOT, "| %.0f × %.0f ms | %d | %.0f %% | %s |", pauses, millis, jvms,
                            100 * spread, percents(apart, of(ratios, interval -> interval.isWithin(Comparison.DELTA)),
                                    of(ratios, interval -> interval.isWithin(Comparison.TAIL_DELTA)))));
            assertTrue(apart <= 0.1, IDENTICAL_ROWS.getLast());
        }
    }

    private static double of(List<Quantity> ratios, Predicate<Interval> is) {
        return (double) ratios.stream().filter(ratio -> is.test(Objects.requireNonNull(ratio.interval()))).count()
                / ratios.size();
    }

    private static Paired identical(Machine machine, int jvms, SplittableRandom random) {
        List<Sample> both = IntStream.range(0, 2)
                .mapToObj(_ -> new Sample(IntStream.range(0, jvms).mapToObj(_ -> DoubleStream.of(LOADS)
                        .mapToObj(load -> p99(Collections.singletonList(level(machine, load, LIMIT, random)), 0))
                        .toList()).toList()))
                .toList();
        return Paired.of(both.getFirst(), both.getLast());
    }

    private static void row(double pauses, double millis, String queue, int jvms, double... shares) {
        ROWS.add(String.format(Locale.ROOT, "| %.0f × %.0f ms%s | %d | %s |", pauses, millis, queue, jvms,
                percents(shares)));
    }

    private static String percents(double... shares) {
        return DoubleStream.of(shares).mapToObj(share -> String.format(Locale.ROOT, "%.1f %%", 100 * share))
                .collect(Collectors.joining(" | "));
    }

    private static double share(List<Trial> trials, Predicate<Trial> is) {
        return (double) trials.stream().filter(is).count() / trials.size();
    }

    private static List<Trial> trials(Machine machine, int jvms, int limit) {
        return IntStream.range(0, TRIALS).parallel().mapToObj(trial -> {
            SortedMap<Double, Knee.Clocks> rates = rates(machine, jvms, limit,
                    new SplittableRandom(31L * trial + jvms));
            return new Trial(Knee.of(rates).rate(), rates.headMap(0.8).values().stream()
                    .anyMatch(clocks -> clocks.ratio().value() > 1 + Knee.LEAVES));
        }).toList();
    }

    @AfterAll
    static void write() throws IOException {
        Files.writeString(Path.of("target/knees.md"),
                """
                        %d runs a row; M/D/40 at 40, 60, 80, 95 and 110 %% of its capacity. *By 10 %% alone*: a rate below 80 %%
                        at which the p99 from due is more than 10 %% above that from fired, whatever the noise.

                        | pauses a second | JVMs | knee below 80 %% | knee found | by 10 %% alone |
                        | --- | --- | --- | --- | --- |
                        """
                        .formatted(TRIALS) + String.join("\n", ROWS)
                        + """


                                The same code in two JVMs, a second at each of these rates: the p99 of one by that of the other.
                                *Of one rate*: the spread of its logarithm within a set of JVMs.

                                | pauses a second | JVMs of each | of one rate | interval excludes 1 | within 5 % | within 25 % |
                                | --- | --- | --- | --- | --- | --- |
                                """
                        + String.join("\n", IDENTICAL_ROWS) + "\n");
    }

    private static SortedMap<Double, Knee.Clocks> rates(Machine machine, int jvms, int limit, SplittableRandom random) {
        SortedMap<Double, Knee.Clocks> rates = new TreeMap<>();
        for (double load : LOADS) {
            List<double[][]> own = levels(jvms, machine, load, limit, random);
            List<Double> byJvm = own.stream().map(jvm -> ratio(Collections.singletonList(jvm))).toList();
            List<Double> noise = levels(FLOORS * jvms, machine, load, UNLIMITED, random).stream()
                    .map(jvm -> ratio(Collections.singletonList(jvm))).toList();
            rates.put(load, new Knee.Clocks(Percentiles.overJvms(ratio(own), byJvm, Unit.ONE), byJvm, noise));
        }
        return rates;
    }

    private static List<double[][]> levels(int jvms, Machine machine, double load, int limit, SplittableRandom random) {
        return IntStream.range(0, jvms).mapToObj(_ -> level(machine, load, limit, random)).toList();
    }

    private static double ratio(List<double[][]> jvms) {
        return p99(jvms, 0) / p99(jvms, 1);
    }

    /// The least value that 99 of a hundred do not exceed: the least of the largest hundredth and one more, which are kept in order.
    private static double p99(List<double[][]> jvms, int clock) {
        int calls = jvms.stream().mapToInt(jvm -> jvm[clock].length).sum();
        double[] largest = new double[calls - (int) Math.ceil(0.99 * calls) + 1];
        for (double[][] jvm : jvms) {
            for (double value : jvm[clock]) {
                if (value > largest[0]) {
                    put(value, largest);
                }
            }
        }
        return largest[0];
    }

    private static void put(double value, double[] largest) {
        int at = 0;
        while (at + 1 < largest.length && largest[at + 1] < value) {
            largest[at] = largest[++at];
        }
        largest[at] = value;
    }

    /// The latencies of one JVM from due, and from fired. Calls end in their order: one that has to wait is fired when the call as many
    /// before it as the limit ends.
    private static double[][] level(Machine machine, double load, int limit, SplittableRandom random) {
        Pauses pauses = new Pauses(machine, random);
        boolean holdsBack = random.nextBoolean();
        double[] ends = new double[(int) (3 * machine.window * CAPACITY)];
        double[][] latencies = new double[2][ends.length];
        int calls = 0;
        for (double due = gap(load, random); due < machine.window; due += gap(load, random)) {
            double fired = calls < limit ? due : Math.max(due, ends[calls - limit]);
            fired = holdsBack ? pauses.endAt(fired) : fired;
            double done = fired + SERVICE;
            done = holdsBack ? done : pauses.endAt(done);
            ends[calls] = done;
            latencies[0][calls] = done - due;
            latencies[1][calls++] = done - fired;
        }
        return new double[][]{Arrays.copyOf(latencies[0], calls), Arrays.copyOf(latencies[1], calls)};
    }

    private static double gap(double load, SplittableRandom random) {
        return random.nextExponential() / (CAPACITY * load);
    }

    /// The pauses of a window, asked for times that never fall.
    private static final class Pauses {
        private final List<double[]> pauses = new ArrayList<>();
        private int next;

        Pauses(Machine machine, SplittableRandom random) {
            for (double at = 0; machine.pauses > 0;) {
                at += random.nextExponential() * 1e3 / machine.pauses;
                if (at >= machine.window) {
                    break;
                }
                pauses.add(new double[]{at, at + random.nextExponential() * machine.millis});
                at = pauses.getLast()[1];
            }
        }

        double endAt(double time) {
            while (next < pauses.size() && pauses.get(next)[1] <= time) {
                next++;
            }
            return next < pauses.size() && pauses.get(next)[0] <= time ? pauses.get(next)[1] : time;
        }
    }
}
