// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.statistics.Change.BasePair;
import io.github.httptoll.analysis.statistics.Decision.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How often two runs are told apart rightly where the truth is known. The rates are written to target/two-runs.md.
@Tag("slow")
final class TwoRunsTest {
    private static final int PAIRS_OF_RUNS = 60;
    private static final int CELLS = 60;
    private static final int ALIKE = 10;
    private static final int BLOCKS = 8;
    private static final double SLOT = 0.05;
    private static final double DELTA = 0.05;
    private static final List<String> ROWS = new ArrayList<>();

    /// A machine on which JVMs differ by `jvms`, those of identical code by `identical`, and all cells of a set by `sets` from
    /// those of another; each slot by 5 %.
    private record Machine(double jvms, double identical, double sets) {
        /// Every cell of one run, `ratio` times as long as in a run with 1; the last two are the same code in two JVMs.
        List<Sample> run(double ratio, int sets, ContinuousSampler normal) {
            double[] shifts = IntStream.range(0, sets).mapToDouble(_ -> this.sets * normal.sample()).toArray();
            List<Sample> cells = new ArrayList<>();
            for (int cell = 0; cell < CELLS + 2; cell++) {
                boolean same = cell >= CELLS;
                cells.add(cell(Math.log(same ? 1 : ratio), same ? identical : jvms, shifts, normal));
            }
            return cells;
        }

        private static Sample cell(double log, double jvms, double[] shifts, ContinuousSampler normal) {
            List<List<Double>> times = new ArrayList<>();
            for (double shift : shifts) {
                double jvm = log + shift + jvms * normal.sample();
                times.add(IntStream.range(0, BLOCKS).mapToObj(_ -> Math.exp(jvm + SLOT * normal.sample())).toList());
            }
            return new Sample(times);
        }
    }

    @ParameterizedTest
    @CsvSource({"3,0.04,0.04,0", "3,0.04,0.04,0.05", "3,0.1,0.1,0", "3,0.1,0.01,0", "2,0.04,0.04,0", "8,0.04,0.04,0"})
    void sameCodeIsHardlyEverCalledSlower(int sets, double jvms, double identical, double shifts) {
        List<List<Verdict>> verdicts = verdicts(1, sets, new Machine(jvms, identical, shifts));
        assertTrue(share(verdicts, Verdict.SLOWER) <= 0.004, ROWS.getLast());
        assertTrue(share(verdicts, Verdict.FASTER) <= 0.004, ROWS.getLast());
    }

    @ParameterizedTest
    @CsvSource({"3,0.04,0.04,0", "8,0.04,0.04,0"})
    void twentyPercentIsFound(int sets, double jvms, double identical, double shifts) {
        List<List<Verdict>> verdicts = verdicts(1.2, sets, new Machine(jvms, identical, shifts));
        assertTrue(share(verdicts, Verdict.SLOWER) >= 0.8, ROWS.getLast());
        assertTrue(share(verdicts, Verdict.FASTER) + share(verdicts, Verdict.EQUIVALENT) <= 0.002, ROWS.getLast());
    }

    @AfterAll
    static void writeTable() throws IOException {
        Collections.sort(ROWS);
        Files.writeString(Path.of("target/two-runs.md"),
                """
                        %d pairs of runs a row, each of %d cells of %d blocks a set; slots vary by 5 %%. δ is 5 %%.

                        | true ratio | sets | JVMs differ by | those of identical code | sets differ by | slower | faster | equivalent | pairs of runs with anything slower |
                        | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                        """
                        .formatted(PAIRS_OF_RUNS, CELLS, BLOCKS) + String.join("", ROWS));
    }

    private static List<List<Verdict>> verdicts(double ratio, int sets, Machine machine) {
        List<List<Verdict>> verdicts = IntStream.range(0, PAIRS_OF_RUNS).parallel()
                .mapToObj(seed -> verdicts(ratio, sets, machine, seed)).toList();
        double gates = (double) verdicts.stream().filter(run -> run.contains(Verdict.SLOWER)).count() / PAIRS_OF_RUNS;
        ROWS.add(String.format(Locale.ROOT,
                "| %.2f | %d | %.0f %% | %.0f %% | %.0f %% | %.2f %% | %.2f %% | %.1f %% | %.1f %% |%n", ratio, sets,
                100 * machine.jvms(), 100 * machine.identical(), 100 * machine.sets(),
                100 * share(verdicts, Verdict.SLOWER), 100 * share(verdicts, Verdict.FASTER),
                100 * share(verdicts, Verdict.EQUIVALENT), 100 * gates));
        return verdicts;
    }

    private static List<Verdict> verdicts(double ratio, int sets, Machine machine, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Sample> base = machine.run(1, sets, normal);
        List<Sample> now = machine.run(ratio, sets, normal);
        List<Paired> identical = List.of(Paired.of(base.get(CELLS), base.get(CELLS + 1)),
                Paired.of(now.get(CELLS), now.get(CELLS + 1)));
        List<BasePair> cells = IntStream.range(0, CELLS)
                .mapToObj(cell -> new BasePair(base.get(cell), now.get(cell))).toList();
        List<Noise> noises = IntStream.range(0, CELLS / ALIKE)
                .mapToObj(i -> Noise.of(identical, cells.subList(ALIKE * i, ALIKE * (i + 1)))).toList();
        return IntStream.range(0, CELLS)
                .mapToObj(i -> Objects.requireNonNull(Change.of(cells.get(i), noises.get(i / ALIKE), DELTA)))
                .map(change -> change.decision().verdict()).toList();
    }

    private static double share(List<List<Verdict>> verdicts, Verdict verdict) {
        return (double) verdicts.stream().mapToLong(run -> Collections.frequency(run, verdict)).sum()
                / PAIRS_OF_RUNS / CELLS;
    }
}
