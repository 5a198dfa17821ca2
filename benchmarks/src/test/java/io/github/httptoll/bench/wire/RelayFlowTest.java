// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every byte arrives, once and in order, and a relay holds only so many of them.
@Tag("slow")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RelayFlowTest {
    private static final int CONNECTIONS = 50;
    private static final int BYTES = 200_000;
    /// Far more than the relay and the kernel hold between two sockets, about 20 MB.
    private static final long ENDLESS = 128L << 20;
    /// No byte was taken for so many looks, a millisecond apart.
    private static final int STALLED = 500;

    @ParameterizedTest
    @ValueSource(longs = {0, 3_000_000})
    void manyConnectionsKeepTheirBytesInOrderBothWays(long nanos) throws Exception {
        try (Relay relay = Relay.start();
                ServerSocket listener = Ends.listen();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            URI address = relay.route(Ends.uri(listener), new Wire(nanos, nanos, nanos));
            List<Future<byte[]>> answers = new ArrayList<>();
            for (int number = 0; number < CONNECTIONS; number++) {
                byte[] bytes = bytes(number);
                answers.add(threads.submit(() -> exchange(address, bytes, threads)));
                Socket server = listener.accept();
                threads.submit(() -> mirror(server));
            }
            for (int number = 0; number < CONNECTIONS; number++) {
                byte[] expected = bytes(number);
                invert(expected, expected.length);
                assertArrayEquals(expected, answers.get(number).get(), "connection " + number);
            }
        }
    }

    private static byte[] exchange(URI address, byte[] bytes, ExecutorService threads) throws Exception {
        try (Socket client = Ends.open(address)) {
            Future<byte[]> answer = threads.submit(() -> client.getInputStream().readAllBytes());
            client.getOutputStream().write(bytes);
            client.shutdownOutput();
            return answer.get();
        }
    }

    /// Answers every byte with its complement, and the end with the end.
    private static Void mirror(Socket server) throws IOException {
        try (server) {
            byte[] buffer = new byte[7_777];
            InputStream in = server.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                invert(buffer, count);
                server.getOutputStream().write(buffer, 0, count);
            }
        }
        return null;
    }

    @Test
    void aReceiverThatDoesNotReadStopsTheSenderAndLosesNothing() throws Exception {
        try (Relay relay = Relay.start(); ServerSocket listener = Ends.listen()) {
            URI address = relay.route(Ends.uri(listener), new Wire(1_000_000, 0, 0));
            try (SocketChannel client = SocketChannel.open(new InetSocketAddress("127.0.0.1", address.getPort()));
                    Socket server = listener.accept()) {
                long sent = sendUntilStalled(client);
                assertTrue(sent < ENDLESS, "no end of it after " + sent);
                client.shutdownOutput();
                assertEquals(sent, countInOrder(server.getInputStream()));
            }
        }
    }

    /// Sends the low bytes of a counter of longs.
    private static long sendUntilStalled(SocketChannel client) throws Exception {
        client.setOption(StandardSocketOptions.SO_SNDBUF, 1 << 16).configureBlocking(false);
        long sent = 0;
        for (int idle = 0; idle < STALLED && sent < ENDLESS;) {
            int count = client.write(pattern(sent));
            sent += count;
            idle = count == 0 ? idle + 1 : 0;
            Thread.sleep(count == 0 ? 1 : 0);
        }
        return sent;
    }

    private static long countInOrder(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long received = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            byte[] expected = pattern(received).array();
            for (int index = 0; index < count; index++, received++) {
                if (buffer[index] != expected[index]) {
                    throw new AssertionError("byte " + received + " is wrong");
                }
            }
        }
        return received;
    }

    /// What belongs at that place of the stream: of period 251, which no buffer's size is a multiple of.
    private static ByteBuffer pattern(long position) {
        byte[] bytes = new byte[1 << 16];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) ((position + index) % 251);
        }
        return ByteBuffer.wrap(bytes);
    }

    private static byte[] bytes(int seed) {
        byte[] bytes = new byte[BYTES];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static void invert(byte[] bytes, int length) {
        for (int index = 0; index < length; index++) {
            bytes[index] = (byte) ~bytes[index];
        }
    }
}
