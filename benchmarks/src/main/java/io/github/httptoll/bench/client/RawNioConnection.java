// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.workload.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One channel of [RawNioClient]. The thread that leased it sends; everything else happens on the selector thread.
final class RawNioConnection {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final RawAnswer answer = new RawAnswer();

    /// The call that waits on this connection. Setting it, before the write, publishes the call's stamps and the deadline.
    private final AtomicReference<@Nullable RawNioCall> waiting = new AtomicReference<>();
    private long deadlineNanos;
    private @Nullable RawRequest unsent;

    private RawNioConnection(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    /// A connection that is not connected, attached to its key.
    static RawNioConnection open(Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(selector, 0);
            RawNioConnection connection = new RawNioConnection(channel, key);
            key.attach(connection);
            return connection;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    static RawNioConnection of(SelectionKey key) {
        return (RawNioConnection) Objects.requireNonNull(key.attachment());
    }

    /// Begins to connect for a call, which waits from here on.
    ///
    /// @return true if that is done at once; otherwise the key will be ready
    boolean connect(RawNioCall call, Duration timeout) throws IOException {
        deadlineNanos = System.nanoTime() + timeout.toNanos();
        waiting.set(call);
        URI uri = call.call().uri();
        call.timeline().connecting();
        boolean connected = channel.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        key.interestOps(SelectionKey.OP_CONNECT);
        return connected;
    }

    /// Ends connecting.
    ///
    /// @return the call that waits for it
    RawNioCall connected() throws IOException {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        RawNioCall call = Objects.requireNonNull(waiting.get(), "a channel is opened for a call");
        call.timeline().connected();
        return call;
    }

    /// Writes the request of a call that leased this connection, on its thread.
    ///
    /// The stamp precedes the write, since the answer may be there before this thread runs on; nothing is touched after it. That of a
    /// request with a body is taken again by who wrote the end of it, see [RawNioCall#isSecondToMeet].
    ///
    /// @return what of it the socket did not take yet, for [#finish]
    RawRequest send(RawNioCall call, boolean keepAlive, Duration timeout) throws IOException {
        RawRequest request = new RawRequest(call.call(), keepAlive);
        deadlineNanos = System.nanoTime() + timeout.toNanos();
        call.timeline().written();
        waiting.set(call);
        request.writeTo(channel);
        return request;
    }

    /// Takes over the rest of a request, to be written when the socket has room.
    void finish(RawRequest rest) {
        unsent = rest;
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    /// Writes more of that rest.
    ///
    /// @return the call whose request is now written; null if more is left
    @Nullable
    RawNioCall write(Duration timeout) throws IOException {
        RawRequest rest = Objects.requireNonNull(unsent, "only a rest waits for room");
        deadlineNanos = System.nanoTime() + timeout.toNanos();
        if (!rest.writeTo(channel)) {
            return null;
        }
        unsent = null;
        key.interestOps(SelectionKey.OP_READ);
        return waiting.get();
    }

    /// Reads what is there.
    ///
    /// @return the call whose answer is now complete; null if none is
    /// @throws IOException if the connection cannot be used any more
    @Nullable
    RawNioCall read(ByteBuffer chunk, Duration timeout) throws IOException {
        chunk.clear();
        int read = channel.read(chunk);
        // Looked at after the read: a call whose answer these bytes are was set before it was sent.
        RawNioCall call = waiting.get();
        if (read < 0) {
            throw new EOFException("the server closed the connection before the answer's end");
        }
        if (call == null || unsent != null) {
            throw new IOException("the server sent an answer without a whole request");
        }
        deadlineNanos = System.nanoTime() + timeout.toNanos();
        return answer.take(chunk.flip(), call.timeline()) ? call : null;
    }

    /// The answer of the call that [#read] returned; the connection is idle after this.
    Outcome answer() {
        Outcome reply = answer.next();
        waiting.set(null);
        return reply;
    }

    boolean waits(RawNioCall call) {
        return waiting.get() == call;
    }

    boolean overdue(long nowNanos) {
        return waiting.get() != null && nowNanos - deadlineNanos > 0;
    }

    /// Closes the channel. A call that leased the connection but has not written yet will see that when it writes.
    ///
    /// @return the call that waits in vain
    @Nullable
    RawNioCall close() {
        try {
            channel.close();
        } catch (IOException _) {
            // What waits on it fails in any case.
        }
        return waiting.getAndSet(null);
    }
}
