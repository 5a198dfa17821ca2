// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
final class LimitedQueueTest {
    private static final double SERVICE = 50_000;
    private static final int CALLS = 2_000_000;

    /// Printed tables of Erlang's formula C, and closed forms: of one place the load, of two ρ·2ρ/(1 + ρ).
    @ParameterizedTest
    @CsvSource({"1, 0.3, 0.3", "2, 1, 0.3333", "10, 5, 0.0361", "10, 9, 0.6687", "11, 10, 0.6821", "12, 10, 0.4494",
            "14, 10, 0.1741", "10, 12, 1"})
    void partOfCallsThatWaitIsThatOfTheTables(int limit, double erlangs, double expected) {
        assertEquals(expected, queue(erlangs, limit, 1, 1).waiting(), 5e-5);
    }

    @Test
    void queueOfOnePlaceIsThatOfPollaczekAndKhinchin() {
        LimitedQueue exponential = queue(0.8, 1, 1, 1);
        LimitedQueue constant = queue(0.8, 1, 1, 0);
        assertEquals(SERVICE * 0.8 / 0.2, exponential.meanWaitMicros(), 1e-6);
        assertEquals(SERVICE * 0.8 / 0.2 / 2, constant.meanWaitMicros(), 1e-6);
        assertEquals(SERVICE / 0.2 * Math.log(0.8 / 0.01), exponential.waitMicros(0.99), 1e-6);
        assertEquals(0, exponential.waitMicros(0.1));
    }

    @Test
    void whatIsConstantThroughoutWaitsForNothingBelowTheCapacity() {
        assertEquals(0, queue(9, 10, 0, 0).meanWaitMicros());
        assertEquals(200, queue(9, 10, 0, 0).capacityPerSecond(), 1e-9);
        assertEquals(Double.POSITIVE_INFINITY, queue(10, 10, 1, 0).meanWaitMicros());
        assertEquals(Double.POSITIVE_INFINITY, queue(10, 10, 1, 0).settlesMicros());
        assertEquals(3 / 2.8 * SERVICE / 10 / 0.25, queue(2.5, 10, 1, 0).settlesMicros(), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"0.5", "0.8", "0.9"})
    void exponentialTimesWaitAsSimulated(double utilisation) {
        UniformRandomProvider random = random();
        double[] waits = new QueueSimulation(10, exponential(random, SERVICE / 10 / utilisation),
                exponential(random, SERVICE)).waits(CALLS);
        LimitedQueue queue = queue(10 * utilisation, 10, 1, 1);
        assertEquals(1, queue.meanWaitMicros() / mean(waits), 0.06);
        assertEquals(1, queue.waitMicros(0.99) / quantile(waits, 0.99), 0.06);
    }

    /// How far the approximation is off where every call takes the same time, as behind a constant delay.
    @ParameterizedTest
    @CsvSource({"0.5, 0.70, 0.85", "0.8, 0.88, 1.0", "0.9, 0.92, 1.02"})
    void constantTimesWaitNearlyAsSimulated(double utilisation, double least, double most) {
        double[] waits = new QueueSimulation(10, exponential(random(), SERVICE / 10 / utilisation), () -> SERVICE)
                .waits(CALLS);
        double ratio = queue(10 * utilisation, 10, 1, 0).meanWaitMicros() / mean(waits);
        assertTrue(least < ratio && ratio < most, () -> "at " + utilisation + " the ratio is " + ratio);
    }

    @Test
    void queueWithoutArrivalsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LimitedQueue(0, 1, 10, SERVICE, 0));
    }

    private static LimitedQueue queue(double erlangs, int limit, double arrivals, double service) {
        return new LimitedQueue(erlangs * 1e6 / SERVICE, arrivals, limit, SERVICE, service);
    }

    private static UniformRandomProvider random() {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(20);
    }

    private static DoubleSupplier exponential(UniformRandomProvider random, double mean) {
        return () -> -mean * Math.log(1 - random.nextDouble());
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElseThrow();
    }

    private static double quantile(double[] values, double quantile) {
        return DoubleStream.of(values).sorted().skip((long) (quantile * values.length)).findFirst().orElseThrow();
    }
}
