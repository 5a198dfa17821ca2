// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A line with a bandwidth, and one that holds segments back. The timeout only ends a test that hangs.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LineTest {
    private static final int ROUNDS = 100;
    private static final int BYTES = 50_000;

    @ParameterizedTest
    @CsvSource({"0, 0.1, 100000", "2000000, 0, 0", "2000000, 0.05, 100000"})
    void everyByteArrivesInItsOrder(double bytesPerSecond, double heldShare, long heldNanos) throws IOException {
        byte[] sent = new byte[BYTES];
        new Random(1).nextBytes(sent);
        Wire wire = Wire.NONE.with(new Line(bytesPerSecond, heldShare, heldNanos));
        try (Relay relay = Relay.start(); Ends ends = Ends.connect(relay, wire)) {
            ends.client().getOutputStream().write(sent);
            ends.client().shutdownOutput();
            assertArrayEquals(sent, ends.server().getInputStream().readAllBytes());
            assertTrue(relay.delivered(wire).segments() > BYTES / Line.SEGMENT_BYTES);
        }
    }

    /// Never earlier, however late.
    @Test
    void bytesTakeTheTimeThatTheLineNeedsForThem() throws IOException {
        Wire wire = Wire.NONE.with(new Line(1_000_000, 0, 0));
        try (Relay relay = Relay.start(); Ends ends = Ends.connect(relay, wire)) {
            long beganNanos = System.nanoTime();
            ends.client().getOutputStream().write(new byte[BYTES]);
            assertEquals(BYTES, ends.server().getInputStream().readNBytes(BYTES).length);
            assertTrue(System.nanoTime() - beganNanos >= BYTES * 1_000L);
            assertTrue(relay.delivered(wire).megabitsPerSecond() >= 0);
        }
    }

    /// Which segments are held back is drawn, and the same in each relay.
    @Test
    void asManySegmentsAreHeldBackAgain() throws IOException {
        long held = held(0.2);
        assertTrue(held > 0 && held < 2 * ROUNDS, held + " of " + 2 * ROUNDS);
        assertEquals(held, held(0.2));
        assertEquals(0, held(0));
    }

    private static long held(double share) throws IOException {
        Wire wire = Wire.NONE.with(new Line(0, share, 1_000));
        try (Relay relay = Relay.start(); Ends ends = Ends.connect(relay, wire)) {
            for (int round = 0; round < ROUNDS; round++) {
                ends.client().getOutputStream().write(round);
                assertEquals(round, ends.server().getInputStream().read());
                ends.server().getOutputStream().write(round);
                assertEquals(round, ends.client().getInputStream().read());
            }
            assertEquals(2 * ROUNDS, relay.delivered(wire).segments());
            return relay.delivered(wire).held();
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, 1, 0", "0, -0.1, 0", "0, 0, -1", "NaN, 0, 0"})
    void whatCannotBeIsRefused(double bytesPerSecond, double heldShare, long heldNanos) {
        assertThrows(IllegalArgumentException.class, () -> new Line(bytesPerSecond, heldShare, heldNanos));
    }
}
