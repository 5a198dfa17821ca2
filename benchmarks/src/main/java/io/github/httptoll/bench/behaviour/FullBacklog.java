// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;

/// A loopback port whose queue of connections is full and never served: a connection attempt gets no answer.
final class FullBacklog implements AutoCloseable {
    /// More than a queue of one can hold.
    private static final int MOST = 32;
    private static final int FULL_AFTER_MILLIS = 50;

    private final Deque<Socket> filling = new ArrayDeque<>();
    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final boolean full;

    FullBacklog() throws IOException {
        full = fill();
    }

    private boolean fill() throws IOException {
        for (int i = 0; i < MOST; i++) {
            Socket socket = new Socket();
            filling.push(socket);
            try {
                socket.connect(listener.getLocalSocketAddress(), FULL_AFTER_MILLIS);
            } catch (SocketTimeoutException _) {
                return true;
            }
        }
        return false;
    }

    /// False where the system lets everybody in.
    boolean full() {
        return full;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + ServerScript.GOOD.path());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : filling) {
            socket.close();
        }
    }
}
