// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import io.github.httptoll.bench.fixture.SocketTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/// A loopback port whose queue of connections is full and never served: a connection attempt gets no answer.
final class FullBacklog implements AutoCloseable {
    /// More than a queue of one can hold.
    private static final int MOST = 32;
    private static final int REFUSED_AFTER_MILLIS = 50;
    private static final int ROOM = 1;

    private final Deque<Socket> filling = new ArrayDeque<>();
    private final ServerSocket listener = new ServerSocket(0, ROOM, InetAddress.getLoopbackAddress());
    private final boolean full;

    FullBacklog() throws IOException {
        full = fill();
    }

    /// That a connection is not let in for a while says nothing on a busy machine. The kernel does, where it shows its queue: it lets one
    /// more wait than there is room for, and then none.
    private boolean fill() throws IOException {
        for (int letIn = 0; letIn < MOST;) {
            Socket socket = new Socket();
            filling.push(socket);
            try {
                socket.connect(listener.getLocalSocketAddress(), REFUSED_AFTER_MILLIS);
                letIn++;
            } catch (SocketTimeoutException _) {
                OptionalInt waiting = SocketTable.waiting(listener.getLocalPort());
                if (waiting.isEmpty() || waiting.getAsInt() > ROOM) {
                    return true;
                }
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
