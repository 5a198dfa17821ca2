// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.RequestForm.Feature;
import io.github.httptoll.client.Stamps;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The floor without blocking: the request and parser of [RawSocketClient] over channels that stay connected, one selector thread with the
/// callbacks on it, and nothing else.
///
/// The thread that starts a call writes its request to an idle channel at once, head and body together; the selector thread only connects,
/// reads, and writes what a full socket did not take, or what [RawNioUpload] has later. Like [RawSocketClient] it is for one server and
/// holds as many connections as it ever had calls at once.
///
/// *Details:* all. *Hand-offs:* none, the caller's thread writes and the thread that selects reads.
final class RawNioClient implements AsyncClient {
    private static final Duration LOOK_AT_MOST_EVERY = Duration.ofSeconds(1);

    private final Deque<RawNioConnection> idle = new ConcurrentLinkedDeque<>();
    private final ByteBuffer chunk;
    private final ClientSettings settings;
    private final @Nullable SSLContext tls;
    private final RawNioLoop loop;

    RawNioClient(ClientSettings settings) {
        this.settings = settings;
        this.tls = RawTls.context(settings);
        // A TLS record, or the rest of one, is a little longer than what it carries.
        this.chunk = ByteBuffer.allocate(tls == null ? RawAnswer.CHUNK : 2 * RawAnswer.CHUNK);
        this.loop = new RawNioLoop(this::ready, this::look, lookEvery(settings));
        loop.start();
    }

    /// Timeouts are noticed late by a quarter at most, and long ones do not wake the thread often.
    static Duration lookEvery(ClientSettings settings) {
        Duration shorter = settings.connectTimeout().compareTo(settings.responseTimeout()) < 0
                ? settings.connectTimeout()
                : settings.responseTimeout();
        Duration quarter = shorter.dividedBy(4);
        return quarter.compareTo(LOOK_AT_MOST_EVERY) < 0 ? quarter : LOOK_AT_MOST_EVERY;
    }

    @Override
    public void start(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        RawNioCall started = new RawNioCall(call, timeline, whenDone);
        RawNioConnection pooled = idle.pollLast();
        if (pooled == null) {
            loop.execute(() -> open(started));
        } else {
            send(pooled, started);
        }
    }

    /// On the thread that leased the connection. What goes wrong is left to the selector thread, where callbacks belong.
    private void send(RawNioConnection connection, RawNioCall call) {
        call.timeline().leased();
        try {
            if (RawRequest.isSplit(call.call())) {
                new RawNioUpload(this, loop, connection, call, settings).send();
            } else if (!connection.send(call, settings.keepAlive(), settings.responseTimeout())) {
                loop.execute(() -> finish(connection, call));
            } else if (call.call().body().exists()) {
                written(connection, call);
            }
        } catch (IOException e) {
            fail(connection, call, e);
        }
    }

    /// The socket has taken all of a request with a body.
    void written(RawNioConnection connection, RawNioCall call) {
        call.timeline().written();
        if (call.isSecondToMeet()) {
            loop.execute(() -> {
                if (connection.waits(call)) {
                    end(connection, call);
                }
            });
        }
    }

    /// A request cannot be written.
    void fail(RawNioConnection connection, RawNioCall call, IOException cause) {
        IOException named = cause instanceof ClosedChannelException
                ? new EOFException("the server had closed the connection")
                : cause;
        loop.execute(() -> {
            if (connection.waits(call)) {
                drop(connection, named);
            }
        });
    }

    private void open(RawNioCall call) {
        RawNioConnection connection;
        try {
            if (loop.ended()) {
                throw new IOException("the client is closed");
            }
            connection = new RawNioConnection(loop.selector(), call, settings, tls);
        } catch (IOException | IllegalArgumentException e) {
            call.failed(e);
            return;
        }
        connect(connection, call);
    }

    private void connect(RawNioConnection connection, RawNioCall call) {
        try {
            if (connection.connect(call, settings.connectTimeout())) {
                opened(connection);
            }
        } catch (IOException | IllegalArgumentException e) {
            drop(connection, e);
        }
    }

    private void opened(RawNioConnection connection) throws IOException {
        RawNioCall call = connection.open();
        if (call != null) {
            send(connection, call);
        }
    }

    /// The socket has not taken all; on the selector thread.
    void finish(RawNioConnection connection, RawNioCall call) {
        if (!connection.finish(call)) {
            drop(connection, new IOException("the server sent an answer without a whole request"));
        }
    }

    private void ready(SelectionKey key) {
        RawNioConnection connection = RawNioConnection.of(key);
        try {
            if (!connection.isOpen()) {
                opened(connection);
            } else if (key.isWritable()) {
                write(connection);
            } else {
                read(connection);
            }
        } catch (IOException e) {
            drop(connection, e);
        }
    }

    private void write(RawNioConnection connection) throws IOException {
        RawNioCall call = connection.write(settings.responseTimeout());
        if (call != null && call.call().body().exists()) {
            call.timeline().written();
            if (call.isSecondToMeet()) {
                end(connection, call);
            }
        }
    }

    private void read(RawNioConnection connection) throws IOException {
        RawNioCall call = connection.read(chunk, settings.responseTimeout());
        if (call != null) {
            end(connection, call);
        }
    }

    private void end(RawNioConnection connection, RawNioCall call) {
        Outcome answer = connection.answer();
        if (settings.keepAlive()) {
            idle.addLast(connection);
        } else {
            connection.close();
        }
        call.ended(answer);
    }

    private void look(SelectionKey key) {
        RawNioConnection connection = RawNioConnection.of(key);
        if (loop.ended()) {
            drop(connection, new IOException("the client was closed"));
        } else if (connection.overdue(System.nanoTime())) {
            drop(connection, new SocketTimeoutException("the server took too long to connect or to answer"));
        }
    }

    private void drop(RawNioConnection connection, Exception cause) {
        idle.remove(connection);
        RawNioCall call = connection.close();
        if (call != null) {
            call.failed(cause);
        }
    }

    @Override
    public void close() {
        loop.close();
    }

    public static final class Provider implements ClientProvider {
        @Override
        public Set<Feature> sends() {
            return RawRequest.FEATURES;
        }

        private static AsyncClient open(ClientSettings settings) {
            return settings.multiplexed() ? new RawH2NioClient(settings) : new RawNioClient(settings);
        }

        @Override
        public ClientDescription describe() {
            return ClientDescription.of("RAW_NIO", "raw NIO").packages("io.github.httptoll.bench.client")
                    .role(ClientDescription.Role.FLOOR).speaksAll()
                    .async(Form.of(Provider::open).exposes(Detail.LEASE, Detail.CONNECT, Detail.TLS, Detail.WRITE))
                    .differences("it is the floor under a callback");
        }
    }
}
