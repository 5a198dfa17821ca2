// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Beginning, end and failure of connections, and that every byte is counted. The timeout only ends a test that hangs.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RelayTest {
    private static final int END = -1;

    private Relay relay;

    @BeforeEach
    void start() throws IOException {
        relay = Relay.start();
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "2, 3, 5"})
    void passesBytesBothWaysAndCountsEachChunk(long outMillis, long backMillis, long connectMillis) throws IOException {
        int rounds = 20;
        try (Ends ends = Ends.connect(relay, wire(outMillis, backMillis, connectMillis))) {
            relay.reset();
            for (int round = 0; round < rounds; round++) {
                ends.client().getOutputStream().write(round);
                assertEquals(round, ends.server().getInputStream().read());
                ends.server().getOutputStream().write(100 + round);
                assertEquals(100 + round, ends.client().getInputStream().read());
            }
        }
        relay.close();
        assertEquals(2 * rounds, relay.accuracy().count());
        relay.reset();
        assertEquals(new Accuracy(0, 0, 0, 0), relay.accuracy());
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "2, 3, 5"})
    void eachSideMayEndFirstAndStillHears(long outMillis, long backMillis, long connectMillis) throws IOException {
        Wire wire = wire(outMillis, backMillis, connectMillis);
        try (Ends ends = Ends.connect(relay, wire)) {
            sendsAllAndHears(ends.client(), ends.server());
        }
        try (Ends ends = Ends.connect(relay, wire)) {
            sendsAllAndHears(ends.server(), ends.client());
        }
    }

    private static void sendsAllAndHears(Socket first, Socket second) throws IOException {
        first.getOutputStream().write(new byte[]{1, 2, 3});
        first.shutdownOutput();
        assertArrayEquals(new byte[]{1, 2, 3}, second.getInputStream().readAllBytes());
        second.getOutputStream().write(4);
        assertEquals(4, first.getInputStream().read());
        second.getOutputStream().write(5);
        second.shutdownOutput();
        assertEquals(5, first.getInputStream().read());
        assertEquals(END, first.getInputStream().read());
    }

    @Test
    void aResetOfOneSideResetsTheOther() throws IOException {
        try (Ends ends = Ends.connect(relay, Wire.NONE)) {
            reset(ends.client());
            assertThrows(IOException.class, () -> ends.server().getInputStream().read());
        }
        try (Ends ends = Ends.connect(relay, Wire.NONE)) {
            reset(ends.server());
            assertThrows(IOException.class, () -> ends.client().getInputStream().read());
        }
    }

    /// Half an answer must not look like a whole one: what is on the wire is dropped, and no end follows.
    @Test
    void whatIsOnTheWireIsDroppedByAReset() throws IOException {
        try (Ends ends = Ends.connect(relay, new Wire(0, TimeUnit.HOURS.toNanos(1), 0))) {
            ends.server().getOutputStream().write(new byte[]{1, 2, 3});
            ends.client().getOutputStream().write(1);
            assertEquals(1, ends.server().getInputStream().read());
            reset(ends.server());
            assertThrows(IOException.class, () -> ends.client().getInputStream().read());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "2, 3, 5"})
    void aServerThatRefusesResetsTheClient(long outMillis, long backMillis, long connectMillis) throws IOException {
        // Bound, so that no other socket gets its port, and refusing, since it does not listen.
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            URI refusing = relay.route(URI.create("http://127.0.0.1:" + bound.getLocalPort()),
                    wire(outMillis, backMillis, connectMillis));
            try (Socket client = Ends.open(refusing)) {
                assertThrows(IOException.class, () -> client.getInputStream().read());
            }
        }
    }

    @Test
    void aClientThatLeavesBeforeItIsForwardedDoesNoHarm() throws IOException {
        try (ServerSocket listener = Ends.listen()) {
            Wire wire = wire(2, 3, 50);
            reset(Ends.open(relay.route(Ends.uri(listener), wire)));
            try (Socket second = Ends.open(relay.route(Ends.uri(listener), wire))) {
                second.getOutputStream().write(9);
                assertEquals(9, firstByte(listener));
            }
        }
    }

    /// Of the first connection that brings one. One that was reset comes before it where the test was held up for longer than the wire
    /// takes to connect.
    private static int firstByte(ServerSocket listener) throws IOException {
        while (true) {
            try (Socket server = listener.accept()) {
                return server.getInputStream().read();
            } catch (SocketException _) {
                continue; // the reset one
            }
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        socket.close();
    }

    private static Wire wire(long outMillis, long backMillis, long connectMillis) {
        return new Wire(TimeUnit.MILLISECONDS.toNanos(outMillis), TimeUnit.MILLISECONDS.toNanos(backMillis),
                TimeUnit.MILLISECONDS.toNanos(connectMillis));
    }
}
