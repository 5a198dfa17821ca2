// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.strategy.Arrival;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.workload.Arrivals;
import io.github.httptoll.bench.workload.Rate;
import io.github.httptoll.bench.workload.Workload;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/// What a level says of calls that are never fired, and of none.
class OpenLoopTest {
    private static final long WINDOW = 20_000_000;

    @Test
    void whatIsNeverFiredIsCountedAndBoundsTheLatencyFromBelow() throws DataFormatException {
        OpenLoop level = level();
        level.run(new Never(), calls(level));
        RateLevel result = level.level(List.of(0L), 10);
        int inWindow = result.counts().offered();
        assertEquals(20, inWindow);
        assertEquals(120, level.calls());
        assertEquals(inWindow, result.counts().unfired());
        assertEquals(0, result.counts().fired() + result.counts().answered() + result.counts().unanswered());
        assertEquals(0, result.achieved());
        assertEquals(0, level.made());
        assertEquals(List.of(), level.counted());
        RateLevel.Histograms histograms = result.histograms();
        Histogram fromDue = decoded(assertNotNull(histograms.fromDue()));
        assertEquals(inWindow, fromDue.getTotalCount());
        assertTrue(fromDue.getMinValue() >= 1_000_000_000, "each waited until the cap at least");
        assertEquals(0, decoded(histograms.fromFired()).getTotalCount());
    }

    @Test
    void aShareIsRefusedWhereNoCapacityIsMeasured() {
        assertTrue(assertThrows(IllegalArgumentException.class,
                () -> OpenLoop.of(Rate.parse("50%"), Arrivals.POISSON, WINDOW))
                .getMessage().startsWith("'rate' is '50%', expected requests per second"));
    }

    @Test
    void withoutARateThereIsNoLevel() {
        assertNull(OpenLoop.of(Rate.NONE, Arrivals.POISSON, WINDOW));
    }

    private static OpenLoop level() {
        return assertNotNull(OpenLoop.of(new Rate(1_000, false), Arrivals.CONSTANT, WINDOW));
    }

    private static <T> T assertNotNull(T value) {
        org.junit.jupiter.api.Assertions.assertNotNull(value);
        return value;
    }

    private static List<Exchange> calls(OpenLoop level) {
        return Workload.fixed(URI.create("http://localhost"), level.calls(), 0).batch(0).stream().map(Exchange::new)
                .toList();
    }

    static Histogram decoded(String text) throws DataFormatException {
        return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
    }

    /// Takes every call and makes none.
    private static final class Never implements Caller {
        @Override
        public void run(List<Exchange> batch) {
            throw new AssertionError("no batch is run");
        }

        @Override
        public void offer(Arrival arrival) {}

        @Override
        public void close() {}
    }
}
