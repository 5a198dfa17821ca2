// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Stamps;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The one channel of [RawH2NioClient]. The threads that start calls write to it; everything else happens on the selector thread.
final class RawH2NioConnection implements RawH2Wire {
    private final RawNioLoop loop;
    private final RawChannel channel;
    private final RawH2Session session;
    private final RawH2Intake intake;
    private final RawH2Reader reader = new RawH2Reader();
    private final Stamps opener;
    private final long connectedBeforeNanos;
    private boolean opened;
    private boolean closed;

    /// A channel that begins to connect, attached to its key.
    ///
    /// @param tls null: without
    /// @param opener shows how it is opened
    /// @throws IllegalArgumentException if the address is no address
    RawH2NioConnection(RawNioLoop loop, URI uri, ClientSettings settings, @Nullable SSLContext tls, Stamps opener)
            throws IOException {
        this.loop = loop;
        this.opener = opener;
        this.session = new RawH2Session(this, settings.secure());
        this.intake = new RawH2Intake(session);
        this.channel = RawChannel.open(loop.selector(), this, settings, tls, uri);
        this.connectedBeforeNanos = System.nanoTime() + settings.connectTimeout().toNanos();
        opener.connecting();
        try {
            if (channel.connect(uri)) {
                open();
            }
        } catch (IOException | IllegalArgumentException e) {
            channel.close();
            throw e;
        }
    }

    static RawH2NioConnection of(SelectionKey key) {
        return (RawH2NioConnection) Objects.requireNonNull(key.attachment());
    }

    /// Where calls are started.
    RawH2Session session() {
        return session;
    }

    /// The key is ready.
    ///
    /// @throws IOException if the connection cannot be used any more
    void ready(SelectionKey key) throws IOException {
        if (!opened) {
            open();
            return;
        }
        if (key.isWritable()) {
            session.exclusively(() -> {
                if (channel.flush()) {
                    session.flushed();
                }
            });
        }
        do {
            if (channel.read(reader.room()) < 0) {
                throw new EOFException("the server closed the connection before the answer's end");
            }
            reader.frames(intake::take);
        } while (channel.more());
        if (session.isFinished()) {
            throw new EOFException("the server takes no more calls on this connection");
        }
    }

    private void open() throws IOException {
        opened = channel.open(opener);
        if (opened) {
            session.begin();
        }
    }

    /// Looks for what has taken too long.
    void look() throws IOException {
        if (!opened && System.nanoTime() - connectedBeforeNanos > 0) {
            throw new SocketTimeoutException("the server took too long to connect");
        } else if (opened) {
            session.cancelOverdue();
        }
    }

    /// What the socket does not take is left to the selector thread, as is what goes wrong: callbacks belong there.
    @Override
    public boolean write(ByteBuffer frames) throws IOException {
        boolean taken = channel.write(frames);
        if (!taken) {
            loop.execute(this::awaitRoom);
        }
        return taken;
    }

    /// What comes after a pause is written by the selector thread.
    @Override
    public void mayFollow(RawH2Stream stream) {
        Pieces.hand(stream.call(), loop::execute, (piece, last) -> session.hand(stream, piece, last));
    }

    private void awaitRoom() {
        if (!closed) {
            session.exclusively(channel::awaitRoom);
        }
    }

    @Override
    public void broken(IOException cause) {
        loop.execute(() -> close(cause));
    }

    /// Closes the channel and ends all calls; on the selector thread.
    void close(IOException cause) {
        closed = true;
        try {
            channel.close();
        } catch (IOException _) {
            // What waits on it fails in any case.
        }
        session.end(cause);
    }
}
