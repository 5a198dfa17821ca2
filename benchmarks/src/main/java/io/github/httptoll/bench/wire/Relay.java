// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;

/// A TCP relay on loopback: to its clients it is the server, at the far end of a [Wire].
///
/// One daemon thread moves all bytes of all wires. It knows nothing of HTTP; a TLS handshake takes its round trips because
/// its bytes do.
public final class Relay implements AutoCloseable {
    private final RelayLoop loop;
    private final Thread thread;
    private final Map<Route, Integer> ports = new HashMap<>();
    private final Map<Wire, Delivered> delivered = new HashMap<>();

    private Relay(RelayLoop loop) {
        this.loop = loop;
        thread = Thread.ofPlatform().daemon().name("relay").unstarted(loop);
    }

    /// Starts a relay without a wire.
    ///
    /// @throws IOException if the system gives no selector
    public static Relay start() throws IOException {
        Relay relay = new Relay(new RelayLoop());
        relay.thread.start();
        return relay;
    }

    /// Where a server is to be found at the far end of a wire. The same server and wire have the same address again.
    ///
    /// @param target the server: scheme, host and port; anything else of it is ignored
    /// @return the same scheme, and a port of 127.0.0.1
    /// @throws IOException if the host is not known, there is no free port, or the relay is closed
    /// @throws IllegalArgumentException if the target has no scheme, host or port
    public synchronized URI route(URI target, Wire wire) throws IOException {
        if (target.getScheme() == null || target.getHost() == null || target.getPort() < 0) {
            throw new IllegalArgumentException("a relay needs scheme, host and port, not " + target);
        }
        InetSocketAddress server = new InetSocketAddress(target.getHost(), target.getPort());
        if (server.isUnresolved()) {
            throw new UnknownHostException(target.getHost());
        }
        Route route = new Route(server, wire);
        Integer port = ports.get(route);
        if (port == null) {
            port = Listener.open(loop, server, wire, delivered.computeIfAbsent(wire, _ -> new Delivered()));
            ports.put(route, port);
        }
        return URI.create(target.getScheme() + "://127.0.0.1:" + port);
    }

    /// How late the relay was since the last reset.
    public Accuracy accuracy() {
        return loop.timerError().accuracy();
    }

    /// What the lines of a wire delivered.
    public synchronized Delivered delivered(Wire wire) {
        return delivered.computeIfAbsent(wire, _ -> new Delivered());
    }

    /// Sets the accuracy to zero: a measurement begins.
    public void reset() {
        loop.timerError().reset();
    }

    /// Ends its thread and all of its connections, with a reset and without what is on the wire.
    @Override
    public synchronized void close() {
        loop.end();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private record Route(InetSocketAddress server, Wire wire) {}
}
