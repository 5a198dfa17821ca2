// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimesTest {
    @Test
    void kOfManyNeedKTimesTheLevelOfOne() {
        assertTrue(Simes.differs(List.of(0.9, 0.025, 0.02, 0.9)));
        assertFalse(Simes.differs(List.of(0.9, 0.026, 0.02, 0.9)));
        assertTrue(Simes.differs(Collections.nCopies(10, 0.05)));
        assertFalse(Simes.differs(List.of()));
    }

    /// Ten pairs of five sets. A part of the variance may be of JVMs that all pairs share. Some interval excludes 1 in 41, 33 and 16 of 100
    /// runs.
    @ParameterizedTest
    @CsvSource({"0", "0.5", "0.9"})
    void pairsWithoutADifferenceSeldomDifferBeyondChance(double shared) {
        Random random = new Random(7);
        int runs = 4_000;
        int some = 0;
        int beyond = 0;
        for (int run = 0; run < runs; run++) {
            List<Double> ps = ps(random, shared);
            some += ps.stream().anyMatch(p -> p < Decision.LEVEL) ? 1 : 0;
            beyond += Simes.differs(ps) ? 1 : 0;
        }
        assertTrue(beyond <= 0.06 * runs, "beyond chance in " + beyond);
        assertTrue(some >= 2 * beyond, "some p is small in " + some);
    }

    private static List<Double> ps(Random random, double shared) {
        double[] common = DoubleStream.generate(random::nextGaussian).limit(5).toArray();
        return DoubleStream.generate(() -> 0).limit(10).mapToObj(_ -> {
            List<List<Double>> sets = DoubleStream.of(common)
                    .mapToObj(jvm -> List.of(Math.sqrt(shared) * jvm + Math.sqrt(1 - shared) * random.nextGaussian()))
                    .toList();
            return new Paired(new Sample(sets)).intervalP();
        }).toList();
    }
}
