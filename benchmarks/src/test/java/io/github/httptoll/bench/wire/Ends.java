// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/// Both ends of one connection through a relay, in the hands of the test.
///
/// @param connectingNanos just before the client connected
/// @param acceptedNanos just after the server had the connection
record Ends(ServerSocket listener, Socket client, Socket server, long connectingNanos, long acceptedNanos)
        implements
            AutoCloseable {

    /// Connects a client that sends nothing, and waits until the server has the connection.
    static Ends connect(Relay relay, Wire wire) throws IOException {
        ServerSocket listener = listen();
        URI address = relay.route(uri(listener), wire);
        long connectingNanos = System.nanoTime();
        Socket client = open(address);
        Socket server = listener.accept();
        return new Ends(listener, client, server, connectingNanos, System.nanoTime());
    }

    static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    }

    static URI uri(ServerSocket listener) {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    static Socket open(URI address) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        return socket;
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
        listener.close();
    }
}
