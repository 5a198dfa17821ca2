// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.workload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When calls are due, and how a rate is said.
class ArrivalsTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void constantArrivalsHaveEqualGapsFromTheBeginningOn() {
        assertArrayEquals(new long[]{0, 250_000_000, 500_000_000, 750_000_000},
                Arrivals.CONSTANT.dueNanos(4, SECOND, 1));
    }

    @Test
    void poissonArrivalsAreThoseOfTheirSeed() {
        long[] due = Arrivals.POISSON.dueNanos(1_000, SECOND, 7);
        assertArrayEquals(due, Arrivals.POISSON.dueNanos(1_000, SECOND, 7));
        assertFalse(Arrays.equals(due, Arrivals.POISSON.dueNanos(1_000, SECOND, 8)));
    }

    /// With this seed: the mean and the standard deviation of exponential gaps are the same.
    @Test
    void theGapsOfPoissonArrivalsAreExponential() {
        long[] due = Arrivals.POISSON.dueNanos(10_000, 10 * SECOND, 7);
        double[] gaps = IntStream.range(1, due.length).mapToDouble(i -> due[i] - due[i - 1]).toArray();
        double mean = Arrays.stream(gaps).average().orElseThrow();
        double deviation = Math
                .sqrt(Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).average().orElseThrow());
        assertEquals(100_000, mean, 2_000);
        assertEquals(mean, deviation, 2_000);
        assertTrue(Arrays.stream(gaps).allMatch(gap -> gap >= 0));
        assertTrue(due[due.length - 1] < 10 * SECOND);
    }

    @ParameterizedTest
    @CsvSource({"50%, 50%", "12.50%, 12.5%", "500, 500", "1234.5, 1234.5", "0, 0"})
    void aRateIsSaidAsItIsRead(String text, String said) {
        assertEquals(said, Rate.parse(text).toString());
    }

    @Test
    void aShareIsOfACapacityAndARateIsWhatItIs() {
        assertEquals(new Rate(300, false), Rate.parse("75%").of(400));
        assertEquals(new Rate(75, false), Rate.parse("75").of(400));
        assertEquals("334.396", Rate.parse(Rate.parse("80%").of(417.99539303451604).toString()).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "fast", "1/s", "%", "1e3", ""})
    void whatIsNoRateIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Rate.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"1000%, true", "1001%, false", "0%, false", "100000, true", "100001, false", "0, true"})
    void aRateHasABound(String text, boolean allowed) {
        assertEquals(allowed, Rate.parse(text).isAllowed());
    }
}
