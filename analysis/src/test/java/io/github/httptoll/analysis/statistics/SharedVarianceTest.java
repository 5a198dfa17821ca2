// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The numbers are of Smyth's equations written in numpy 2, with digamma and trigamma by their asymptotic series:
///
/// ```
/// e = log(s2) - digamma(d / 2) + log(d / 2);  v = e.var(ddof=1) - trigamma(d / 2)
/// d0 = 2 * trigamma_inverse(v);  s0 = exp(e.mean() + digamma(d0 / 2) - log(d0 / 2))
/// ```
final class SharedVarianceTest {
    private static final double[] UNLIKE = {1e-4, 4e-4, 9e-4, 2.5e-3, 6e-5, 1.6e-3, 3e-4};

    @Test
    void variancesOfFiveSetsAreDrawnTowardsTheirOwnKind() {
        SharedVariance shared = of(UNLIKE);
        assertEquals(2.391585, shared.degrees(), 1e-5);
        assertEquals(3.4868e-4, shared.variance(), 1e-8);
        assertEquals(28, shared.most());
        double[] expected = {1.9305e-4, 3.808e-4, 6.9371e-4, 1.69503e-3, 1.6802e-4, 1.13179e-3, 3.1822e-4};
        for (int i = 0; i < expected.length; i++) {
            Spread squeezed = shared.squeeze(five(UNLIKE[i]));
            assertEquals(expected[i], squeezed.standardError() * squeezed.standardError(), 1e-8);
            assertEquals(6.391585, squeezed.degrees(), 1e-5);
        }
    }

    /// As in limma: what differs by less than chance is one variance. The logarithm of a variance on 4 degrees is low by
    /// log(2) − digamma(2) on average, so that equal ones stand for one 1.31 times as large.
    @Test
    void equalVariancesAreOneWithInfiniteDegreesAndNoIntervalHasMoreThanAllTogether() {
        SharedVariance shared = of(4e-4, 4e-4, 4e-4, 4e-4, 4e-4);
        assertEquals(Double.POSITIVE_INFINITY, shared.degrees());
        assertEquals(5.2418e-4, shared.variance(), 1e-8);
        Spread squeezed = shared.squeeze(five(1e-6));
        assertEquals(Math.sqrt(5.2418e-4), squeezed.standardError(), 1e-6);
        assertEquals(20, squeezed.degrees());
    }

    @Test
    void threeSpreadsAreTheFewestThatSayHowMuchTheyDiffer() {
        assertNull(SharedVariance.ofSets(spreads(1e-4, 4e-4)));
        assertNull(SharedVariance.ofSets(List.of()));
        assertNotNull(SharedVariance.ofSets(spreads(1e-4, 4e-4, 2e-4)));
    }

    @Test
    void setsThatDoNotVaryAtAllSayNothingOfOthersAndAreNoCertainty() {
        double[] more = DoubleStream.concat(Arrays.stream(UNLIKE), DoubleStream.of(0, 1e-33)).toArray();
        assertEquals(of(UNLIKE), of(more));
        Spread squeezed = of(more).squeeze(five(0));
        assertEquals(Math.sqrt(2.391585 * 3.4868e-4 / 6.391585), squeezed.standardError(), 1e-6);
        assertNull(SharedVariance.ofSets(spreads(0, 0, 0, 1e-4)));
    }

    @Test
    void moreSetsWeighMore() {
        List<Spread> mixed = Stream.concat(spreads(UNLIKE).stream(), Stream.of(new Spread(0.02, 7))).toList();
        SharedVariance shared = Objects.requireNonNull(SharedVariance.ofSets(mixed));
        assertEquals(35, shared.most());
        assertEquals(shared.degrees() + 7, shared.squeeze(new Spread(0.02, 7)).degrees(), 1e-9);
    }

    @Test
    void pairsOfFewerThanFiveSetsAreNoMembers() {
        Paired five = PairedTest.sets(1, 2, 3, 4, 5);
        Paired four = PairedTest.sets(1, 2, 3, 4);
        assertNull(SharedVariance.of(List.of(five, five, four)));
        assertEquals(12, Objects.requireNonNull(SharedVariance.of(List.of(five, five, four, five))).most());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-3, 0.1, 1.6449, 50, 1e5})
    void inverseOfTrigammaIsOne(double y) {
        assertEquals(y, Gamma.trigamma(SharedVariance.inverseTrigamma(y)), 1e-8 * y);
    }

    private static SharedVariance of(double... variances) {
        return Objects.requireNonNull(SharedVariance.ofSets(spreads(variances)));
    }

    private static List<Spread> spreads(double... variances) {
        return Arrays.stream(variances).mapToObj(SharedVarianceTest::five).toList();
    }

    /// Of the mean of one set, where there are five.
    private static Spread five(double variance) {
        return new Spread(Math.sqrt(variance), 4);
    }
}
