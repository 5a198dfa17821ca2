// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Stamps;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The non-blocking channel of one connection of the raw clients, as its owner sees it: bytes in the clear.
///
/// One thread at a time writes. Opening, reading and flushing belong to the selector thread.
sealed class RawChannel permits RawTlsChannel {
    private final SocketChannel socket;
    private final SelectionKey key;

    /// What the socket did not take.
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>();

    RawChannel(SocketChannel socket, SelectionKey key) {
        this.socket = socket;
        this.key = key;
    }

    /// A channel that is not connected.
    ///
    /// @param owner is attached to the key
    /// @param tls null: without
    static RawChannel open(Selector selector, Object owner, ClientSettings settings, @Nullable SSLContext tls, URI uri)
            throws IOException {
        SocketChannel socket = SocketChannel.open();
        try {
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = socket.register(selector, 0, owner);
            return tls == null
                    ? new RawChannel(socket, key)
                    : new RawTlsChannel(socket, key, RawTls.engine(tls, uri, settings));
        } catch (IOException | IllegalArgumentException e) {
            socket.close();
            throw e;
        }
    }

    /// Begins to connect.
    ///
    /// @return true if that is done at once, so that [#open] can go on; otherwise the key will be ready
    /// @throws IllegalArgumentException if the address is no address
    boolean connect(URI uri) throws IOException {
        boolean connected = socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        key.interestOps(SelectionKey.OP_CONNECT);
        return connected;
    }

    /// Goes on with opening; stamps what comes to its end.
    ///
    /// @return true when bytes can be written; false: the key will be ready again
    boolean open(Stamps timeline) throws IOException {
        finishConnect();
        timeline.connected();
        return true;
    }

    final void finishConnect() throws IOException {
        socket.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
    }

    /// Writes these bytes, or keeps what the socket does not take for [#flush].
    ///
    /// @return true if the socket has taken everything; otherwise [#awaitRoom] is due
    boolean write(ByteBuffer... parts) throws IOException {
        return put(parts);
    }

    /// Writes bytes as they go over the wire. A rest is copied, so the buffers may be used again.
    final boolean put(ByteBuffer... parts) throws IOException {
        if (unsent.isEmpty()) {
            socket.write(parts);
        }
        int left = remaining(parts);
        if (left > 0) {
            ByteBuffer rest = ByteBuffer.allocate(left);
            for (ByteBuffer part : parts) {
                rest.put(part);
            }
            unsent.add(rest.flip());
        }
        return unsent.isEmpty();
    }

    static int remaining(ByteBuffer... parts) {
        int left = 0;
        for (ByteBuffer part : parts) {
            left += part.remaining();
        }
        return left;
    }

    /// From now on the key is ready when there are bytes to read, or never.
    final void awaitBytes(boolean on) {
        if (key.isValid()) {
            key.interestOps(on ? SelectionKey.OP_READ : 0);
        }
    }

    /// From now on the key is ready when the socket has room.
    final void awaitRoom() {
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    /// Writes more of what the socket did not take.
    ///
    /// @return true if nothing is left
    boolean flush() throws IOException {
        for (ByteBuffer rest = unsent.peek(); rest != null; rest = unsent.peek()) {
            socket.write(rest);
            if (rest.hasRemaining()) {
                return false;
            }
            unsent.remove();
        }
        key.interestOps(SelectionKey.OP_READ);
        return true;
    }

    /// Reads what is there.
    ///
    /// @param chunk has room for the bytes of a TLS record
    /// @return the number of bytes, which may be 0; -1 at the end of the connection
    int read(ByteBuffer chunk) throws IOException {
        return receive(chunk);
    }

    /// Reads bytes as they come over the wire.
    final int receive(ByteBuffer bytes) throws IOException {
        return socket.read(bytes);
    }

    /// True where bytes that were received have had no room in the last chunk: the key does not say so.
    boolean more() {
        return false;
    }

    void close() throws IOException {
        socket.close();
    }
}
