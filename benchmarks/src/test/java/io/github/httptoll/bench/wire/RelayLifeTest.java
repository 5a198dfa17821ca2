// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses, and that nothing of a relay outlives it.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Isolated("looks for threads of this JVM by name")
class RelayLifeTest {
    private static final URI SERVER = URI.create("http://127.0.0.1:9");
    private static final Wire HOUR = new Wire(TimeUnit.HOURS.toNanos(1), 0, 0);

    @Test
    void oneAddressForEachServerAndWire() throws IOException {
        try (Relay relay = Relay.start()) {
            URI address = relay.route(SERVER, Wire.NONE);
            assertEquals("http://127.0.0.1:" + address.getPort(), address.toString());
            assertEquals(address, relay.route(SERVER, new Wire(0, 0, 0)));
            assertEquals(address, relay.route(SERVER.resolve("/path"), Wire.NONE));
            Set<URI> others = new HashSet<>();
            others.add(address);
            for (Wire wire : new Wire[]{new Wire(1, 0, 0), new Wire(0, 1, 0), new Wire(0, 0, 1)}) {
                assertTrue(others.add(relay.route(SERVER, wire)), wire.toString());
            }
            assertTrue(others.add(relay.route(URI.create("http://127.0.0.1:10"), Wire.NONE)));
            assertEquals("https", relay.route(URI.create("https://127.0.0.1:9"), Wire.NONE).getScheme());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1", "/path", "urn:x"})
    void aTargetNeedsSchemeHostAndPort(String target) throws IOException {
        try (Relay relay = Relay.start()) {
            assertThrows(IllegalArgumentException.class, () -> relay.route(URI.create(target), Wire.NONE));
        }
    }

    /// An interface that is not there, so that no name server is asked.
    @Test
    void aHostThatIsNotKnownIsSaidAtOnce() throws IOException {
        try (Relay relay = Relay.start()) {
            assertThrows(UnknownHostException.class,
                    () -> relay.route(URI.create("http://[fe80::1%none]:80"), Wire.NONE));
        }
    }

    @Test
    void closeEndsTheThreadEveryConnectionAndThePort() throws IOException {
        Set<Thread> before = relayThreads();
        Relay relay = Relay.start();
        assertNotEquals(before, relayThreads());
        try (Ends idle = Ends.connect(relay, Wire.NONE);
                Ends underWay = Ends.connect(relay, HOUR);
                ServerSocket listener = Ends.listen()) {
            underWay.client().getOutputStream().write(1);
            URI address = relay.route(Ends.uri(listener), Wire.NONE);
            relay.close();
            assertEquals(before, relayThreads());
            for (Ends ends : new Ends[]{idle, underWay}) {
                assertThrows(IOException.class, () -> ends.client().getInputStream().read());
                assertThrows(IOException.class, () -> ends.server().getInputStream().read());
            }
            assertThrows(IOException.class, () -> Ends.open(address).close());
        }
        relay.close();
    }

    @Test
    void aClosedRelayOpensNothing() throws IOException {
        Relay relay = Relay.start();
        relay.close();
        assertThrows(IOException.class, () -> relay.route(SERVER, Wire.NONE));
    }

    /// It must not keep a JVM alive.
    @Test
    void theThreadIsADaemon() throws IOException {
        try (Relay _ = Relay.start()) {
            Set<Thread> threads = relayThreads();
            assertFalse(threads.isEmpty());
            assertTrue(threads.stream().allMatch(Thread::isDaemon));
        }
    }

    private static Set<Thread> relayThreads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().equals("relay"));
        return threads;
    }
}
