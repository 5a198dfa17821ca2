// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/// One connection of a client, its connection to the server, and a [Lane] in each direction.
///
/// It ends when both sides have sent their last, or at once, with what is queued dropped, when one side fails. The other
/// side then gets a reset and not an end, so that no client takes half of an answer for the whole.
final class Link implements RelayLoop.Handler {
    private final SocketChannel client;
    private final SocketChannel server;
    private final InetSocketAddress address;
    private final SelectionKey clientKey;
    private final SelectionKey serverKey;
    private final Lane out;
    private final Lane back;

    private Link(RelayLoop loop, SocketChannel client, SocketChannel server, InetSocketAddress address, Wire wire,
            Delivered delivered) throws IOException {
        this.client = client;
        this.server = server;
        this.address = address;
        long openNanos = System.nanoTime() + wire.connectNanos();
        clientKey = loop.register(client, SelectionKey.OP_READ, this);
        serverKey = loop.register(server, 0, this);
        out = new Lane(loop, clientKey, serverKey, wire.outNanos(), openNanos, this::releaseOut, wire.line(),
                delivered);
        back = new Lane(loop, serverKey, clientKey, wire.backNanos(), openNanos, this::releaseBack, wire.line(),
                delivered);
        loop.at(openNanos, this::connect);
    }

    /// Takes over a connection that was just accepted, or resets it if there is no socket for the other side.
    static void open(RelayLoop loop, SocketChannel client, InetSocketAddress address, Wire wire, Delivered delivered) {
        try {
            Link _ = new Link(loop, prepared(client), prepared(SocketChannel.open()), address, wire, delivered);
        } catch (IOException _) {
            reset(client);
        }
    }

    private static SocketChannel prepared(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    @Override
    public void ready(SelectionKey key) {
        int ready = key.readyOps();
        attempt(() -> {
            if ((ready & SelectionKey.OP_CONNECT) != 0 && server.finishConnect()) {
                connected();
            }
            if ((ready & SelectionKey.OP_READ) != 0) {
                (key == clientKey ? out : back).read();
            }
            if ((ready & SelectionKey.OP_WRITE) != 0) {
                (key == clientKey ? back : out).release();
            }
        });
    }

    private void connect() {
        attempt(() -> {
            if (server.connect(address)) {
                connected();
            } else {
                serverKey.interestOpsOr(SelectionKey.OP_CONNECT);
            }
        });
    }

    private void connected() throws IOException {
        serverKey.interestOps(SelectionKey.OP_READ);
        back.open();
        out.open();
    }

    private void releaseOut() {
        attempt(out::release);
    }

    private void releaseBack() {
        attempt(back::release);
    }

    /// Does it unless the link has ended; ends the link if it fails or was the last there is to do.
    private void attempt(Step step) {
        if (!client.isOpen()) {
            return;
        }
        try {
            step.run();
            if (out.ended() && back.ended()) {
                client.close();
                server.close();
            }
        } catch (IOException _) {
            close();
        }
    }

    @Override
    public void close() {
        reset(client);
        reset(server);
    }

    private static void reset(SocketChannel channel) {
        try (channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException _) {
            // Then it is closed already, or with an end instead of a reset.
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
