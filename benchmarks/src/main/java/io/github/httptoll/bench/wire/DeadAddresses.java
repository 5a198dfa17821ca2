// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// The dead addresses of [Names], at one port: a connection attempt gets no answer, since a queue of connections is full and never served.
public final class DeadAddresses implements Closeable {
    /// More than a queue of one can hold.
    private static final int MOST = 32;

    private final List<Closeable> open = new ArrayList<>();

    /// @param count of them
    /// @throws IOException if one of them cannot be made dead: the port is in use there, or the system lets everybody in
    public DeadAddresses(int count, int port) throws IOException {
        try {
            for (byte[] address : Names.dead(count).toList()) {
                fill(new ServerSocket(port, 1, InetAddress.getByAddress(address)));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /// Begins more connections than the queue holds. Those that it does not hold stay begun, and would take each place that became free.
    private void fill(ServerSocket listener) throws IOException {
        open.add(listener);
        boolean connected = true;
        for (int i = 0; i < MOST; i++) {
            SocketChannel channel = SocketChannel.open();
            open.add(channel);
            channel.configureBlocking(false);
            connected = channel.connect(listener.getLocalSocketAddress()) || channel.finishConnect();
        }
        if (connected) {
            throw new IOException(
                    "no address of this machine can be made dead: it takes all connections at "
                            + listener.getInetAddress());
        }
    }

    @Override
    public void close() throws IOException {
        for (Closeable each : open) {
            each.close();
        }
    }
}
