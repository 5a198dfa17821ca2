// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// One channel of [RawNioClient]. The thread that leased it sends; everything else happens on the selector thread.
final class RawNioConnection {
    private final RawChannel channel;
    private final RawAnswer answer = new RawAnswer();

    /// The call that waits on this connection. Setting it, before the write, publishes the call's stamps and the deadline.
    private final AtomicReference<@Nullable RawNioCall> waiting = new AtomicReference<>();
    private long deadlineNanos;
    private boolean opened;
    private boolean unsent;

    /// An answer is whole before the request was said to be written: nothing more is read until it is.
    private boolean paused;

    /// A connection for a call, not connected, attached to its key.
    ///
    /// @param tls null: without
    RawNioConnection(Selector selector, RawNioCall call, ClientSettings settings, @Nullable SSLContext tls)
            throws IOException {
        this.channel = RawChannel.open(selector, this, settings, tls, call.call().uri());
    }

    static RawNioConnection of(SelectionKey key) {
        return (RawNioConnection) Objects.requireNonNull(key.attachment());
    }

    /// Begins to connect for a call, which waits from here on.
    ///
    /// @return true if that is done at once, so that [#open] can go on; otherwise the key will be ready
    boolean connect(RawNioCall call, Duration timeout) throws IOException {
        deadlineNanos = System.nanoTime() + timeout.toNanos();
        waiting.set(call);
        call.timeline().connecting();
        return channel.connect(call.call().uri());
    }

    boolean isOpen() {
        return opened;
    }

    /// Goes on with opening.
    ///
    /// @return the call that waits for it; null: the key will be ready again
    @Nullable
    RawNioCall open() throws IOException {
        RawNioCall call = Objects.requireNonNull(waiting.get(), "a channel is opened for a call");
        opened = channel.open(call.timeline());
        return opened ? call : null;
    }

    /// Writes the request of a call that leased this connection, on its thread.
    ///
    /// The stamp precedes the write, since the answer may be there before this thread runs on; nothing is touched after it. That of a
    /// request with a body is taken again by who wrote the end of it, see [RawNioCall#isSecondToMeet].
    ///
    /// @return true if the socket has taken it all; otherwise [#finish] is due
    boolean send(RawNioCall call, boolean keepAlive, Duration timeout) throws IOException {
        RawRequest request = new RawRequest(call.call(), keepAlive);
        deadlineNanos = System.nanoTime() + timeout.toNanos();
        call.timeline().written();
        waiting.set(call);
        return channel.write(request.parts());
    }

    /// The rest of a call's request is to be written when the socket has room.
    ///
    /// @return false: a whole answer is there already, so it is no answer to this request
    boolean finish(RawNioCall call) {
        boolean early = paused || !waits(call);
        if (!early) {
            unsent = true;
            channel.awaitRoom();
        }
        return !early;
    }

    /// Writes more of that rest.
    ///
    /// @return the call whose request is now written; null if more is left
    @Nullable
    RawNioCall write(Duration timeout) throws IOException {
        RawNioCall call = waiting.get();
        RawNioUpload upload = call == null ? null : call.upload();
        patience(upload == null ? timeout : upload.patience());
        unsent = !channel.flush();
        return unsent || (upload != null && !upload.isHandedOver()) ? null : call;
    }

    /// Writes a part of a body that did not follow its head at once.
    ///
    /// @return true if the socket has taken it all; otherwise [#finish] is due, and the selector thread writes what follows
    boolean write(ByteBuffer... part) throws IOException {
        return channel.write(part);
    }

    /// The server has so much time from now on; on the selector thread.
    void patience(Duration timeout) {
        deadlineNanos = System.nanoTime() + timeout.toNanos();
    }

    /// Reads what is there.
    ///
    /// @return the call that is over: its answer is complete, and its request is written; null if none is
    /// @throws IOException if the connection cannot be used any more
    @Nullable
    RawNioCall read(ByteBuffer chunk, Duration timeout) throws IOException {
        do {
            RawNioCall call = readOnce(chunk, timeout);
            if (call != null) {
                return isOver(call) ? call : null;
            }
        } while (channel.more());
        return null;
    }

    /// The thread that wrote a body may still have to say so. What comes behind the whole answer meanwhile, such as the end of the
    /// connection, is not this call's: it is read later.
    private boolean isOver(RawNioCall call) {
        paused = call.call().body().exists() && !call.isSecondToMeet();
        if (paused) {
            channel.awaitBytes(false);
        }
        return !paused;
    }

    private @Nullable RawNioCall readOnce(ByteBuffer chunk, Duration timeout) throws IOException {
        chunk.clear();
        int read = channel.read(chunk);
        if (read == 0) {
            return null;
        }
        // Looked at after the read: a call whose answer these bytes are was set before it was sent.
        RawNioCall call = waiting.get();
        if (read < 0) {
            throw new EOFException("the server closed the connection before the answer's end");
        }
        if (call == null || unsent) {
            throw new IOException("the server sent an answer without a whole request");
        }
        RawNioUpload upload = call.upload();
        patience(upload == null ? timeout : upload.patience());
        chunk.flip();
        if (upload != null && !upload.mayFollow(chunk)) {
            return null;
        }
        return answer.take(chunk, call.call().form().gzip(), call.timeline()) ? call : null;
    }

    /// The answer of the call that is over; the connection is idle after this.
    Outcome answer() {
        Outcome reply = answer.next();
        if (paused) {
            paused = false;
            channel.awaitBytes(true);
        }
        waiting.set(null);
        return reply;
    }

    boolean waits(RawNioCall call) {
        return waiting.get() == call;
    }

    /// Whether the server has taken too long. It has not where its whole answer is there.
    boolean overdue(long nowNanos) {
        return waiting.get() != null && !paused && nowNanos - deadlineNanos > 0;
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
