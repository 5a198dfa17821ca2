// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SharesTest {
    /// The first two are of Newcombe, Stat. Med. 17 (1998), 857, table I, method 3.
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718",
            "29, 29, 0.8830, 1"})
    void aShareHasTheScoreInterval(long some, long all, double low, double high) {
        Interval interval = Objects.requireNonNull(Shares.of(some, all).interval());
        assertEquals((double) some / all, Shares.of(some, all).value());
        assertEquals(low, interval.low(), 5e-5);
        assertEquals(high, interval.high(), 5e-5);
    }

    /// Of things that were counted twice each, half are independent.
    @Test
    void whatIsCountedSeveralTimesMakesNoIntervalNarrower() {
        assertEquals(Shares.of(81, 263), Shares.of(162, 526, 263));
        assertEquals(263, Shares.of(162, 526, 263).n());
    }

    /// Newcombe, Stat. Med. 17 (1998), 873, table II, method 10.
    @ParameterizedTest
    @CsvSource({"56, 70, 48, 80, 0.0524, 0.3339", "9, 10, 3, 10, 0.1705, 0.8090", "10, 10, 0, 20, 0.6791, 1",
            "6, 7, 2, 7, 0.0582, 0.8062", "5, 56, 0, 29, -0.0381, 0.1926"})
    void aDifferenceHasTheIntervalOfTheEndsOfBoth(long a, long n, long b, long m, double low, double high) {
        Quantity difference = Shares.difference(Shares.of(a, n), Shares.of(b, m));
        Interval interval = Objects.requireNonNull(difference.interval());
        assertEquals((double) a / n - (double) b / m, difference.value(), 1e-12);
        assertEquals(low, interval.low(), 5e-5);
        assertEquals(high, interval.high(), 5e-5);
    }

    @Test
    void whatIsNoShareIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Shares.of(1, 0));
        assertThrows(IllegalArgumentException.class, () -> Shares.of(3, 2));
        assertThrows(IllegalArgumentException.class, () -> Shares.of(-1, 2));
        assertThrows(IllegalArgumentException.class, () -> Shares.of(1, 2, 0));
        assertThrows(IllegalArgumentException.class, () -> Shares.of(1, 2, 3));
    }
}
