// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.FixtureProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nothing passes a wire faster than the wire. How much slower is a measurement, not a test.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RelayDelayTest {
    private static final Wire WIRE = Wire.ofRoundTrip(Duration.ofMillis(30));

    @Test
    void aRoundTripIsHalfAndHalfAndAWholeOneToConnect() {
        assertEquals(new Wire(50, 51, 101), Wire.ofRoundTrip(Duration.ofNanos(101)));
        assertEquals(Wire.NONE, Wire.ofRoundTrip(Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1"})
    void noWireIsFasterThanNone(long out, long back, long connect) {
        assertThrows(IllegalArgumentException.class, () -> new Wire(out, back, connect));
    }

    @Test
    void theFirstBytesWaitForTheConnectAndTheWire() throws IOException {
        try (Relay relay = Relay.start(); ServerSocket listener = Ends.listen()) {
            long began = System.nanoTime();
            try (Socket client = Ends.open(relay.route(Ends.uri(listener), WIRE))) {
                client.getOutputStream().write(1);
                try (Socket server = listener.accept()) {
                    atLeast(WIRE.connectNanos(), began);
                    server.getInputStream().read();
                    atLeast(WIRE.connectNanos() + WIRE.outNanos(), began);
                }
            }
        }
    }

    @Test
    void eachDirectionTakesItsOwnTimeForBytesAndForTheEnd() throws IOException {
        Wire wire = new Wire(20_000_000, 60_000_000, 40_000_000);
        try (Relay relay = Relay.start(); Ends ends = Ends.connect(relay, wire)) {
            assertTrue(ends.acceptedNanos() - ends.connectingNanos() >= wire.connectNanos());
            for (int sent : new int[]{1, 2, -1}) {
                long began = System.nanoTime();
                pass(sent, ends.client(), ends.server());
                atLeast(wire.outNanos(), began);
                long answering = System.nanoTime();
                pass(sent, ends.server(), ends.client());
                atLeast(wire.backNanos(), answering);
            }
        }
    }

    /// A short delay too: it is waited for in another way than a long one.
    @Test
    void noChunkIsEarlyHoweverShortTheWire() throws IOException {
        for (long nanos : new long[]{100_000, 900_000, 1_100_000, 1_200_000, 2_400_000}) {
            try (Relay relay = Relay.start(); Ends ends = Ends.connect(relay, new Wire(nanos, nanos, 0))) {
                for (int round = 0; round < 50; round++) {
                    long began = System.nanoTime();
                    pass(round, ends.client(), ends.server());
                    atLeast(nanos, began);
                    pass(round, ends.server(), ends.client());
                    atLeast(2 * nanos, began);
                }
            }
        }
    }

    @Test
    @Tag("slow")
    void anHttpClientKeepsItsConnectionAndPaysTheRoundTrips() throws Exception {
        try (FixtureProcess server = FixtureProcess.startBrief(ProcessBuilder.Redirect.INHERIT);
                Relay relay = Relay.start();
                HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            FixtureControl control = new FixtureControl(server.url());
            control.reset();
            URI call = relay.route(server.url(), WIRE).resolve("/delay/0?token=t");
            List<Long> took = new ArrayList<>();
            for (int number = 0; number < 2; number++) {
                long began = System.nanoTime();
                HttpResponse<String> response = client.send(HttpRequest.newBuilder(call).build(),
                        HttpResponse.BodyHandlers.ofString());
                took.add(System.nanoTime() - began);
                assertEquals(200, response.statusCode());
                assertEquals("t", response.headers().firstValue("Httptoll-Token").orElse(""));
            }
            assertTrue(took.get(0) >= 60_000_000 && took.get(1) >= 30_000_000, took.toString());
            assertEquals(2, control.counters().requests());
            assertEquals(1, control.counters().connectionsOpened());
        }
    }

    /// Sends one byte, or the end for -1, and waits for it.
    private static void pass(int sent, Socket from, Socket to) throws IOException {
        if (sent < 0) {
            from.shutdownOutput();
        } else {
            from.getOutputStream().write(sent);
        }
        InputStream in = to.getInputStream();
        assertEquals(sent, in.read());
    }

    private static void atLeast(long nanos, long began) {
        long took = System.nanoTime() - began;
        assertTrue(took >= nanos, () -> took + " ns, at least " + nanos);
    }
}
