// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// A loopback port; every connection to it gets a [Link] to the server.
final class Listener implements RelayLoop.Handler {
    /// More connections than a client opens before the relay's thread looks.
    private static final int BACKLOG = 1024;

    private final RelayLoop loop;
    private final ServerSocketChannel channel;
    private final InetSocketAddress server;
    private final Wire wire;
    private final Delivered delivered;

    private Listener(RelayLoop loop, ServerSocketChannel channel, InetSocketAddress server, Wire wire,
            Delivered delivered) {
        this.loop = loop;
        this.channel = channel;
        this.server = server;
        this.wire = wire;
        this.delivered = delivered;
    }

    /// Opens a free port; may be called by any thread.
    ///
    /// @return the port
    /// @throws IOException if there is none, or the loop has ended
    static int open(RelayLoop loop, InetSocketAddress server, Wire wire, Delivered delivered) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), 0), BACKLOG);
            channel.configureBlocking(false);
            loop.register(channel, SelectionKey.OP_ACCEPT, new Listener(loop, channel, server, wire, delivered));
            return channel.socket().getLocalPort();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// A relay that cannot accept, for want of file handles say, ends: refused calls are seen, calls that hang are guessed at.
    @Override
    public void ready(SelectionKey key) throws IOException {
        for (SocketChannel client = channel.accept(); client != null; client = channel.accept()) {
            Link.open(loop, client, server, wire, delivered);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // Then there is nothing left to close.
        }
    }
}
