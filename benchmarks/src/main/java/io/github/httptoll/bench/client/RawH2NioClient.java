// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.SelectionKey;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// [RawNioClient] over HTTP/2: one connection, one selector thread with the callbacks on it, and nothing else.
///
/// The thread that starts a call writes its request, but for calls that come before the connection is open.
final class RawH2NioClient implements AsyncClient {
    private final ClientSettings settings;
    private final @Nullable SSLContext tls;
    private final RawNioLoop loop;
    private volatile @Nullable RawH2NioConnection current;

    RawH2NioClient(ClientSettings settings) {
        this.settings = settings;
        this.tls = RawTls.context(settings);
        this.loop = new RawNioLoop(this::ready, this::look, RawNioClient.lookEvery(settings));
        loop.start();
    }

    @Override
    public void start(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        RawH2Stream stream = new RawH2Stream(call, timeline, settings.responseTimeout(), whenDone);
        if (!started(stream)) {
            loop.execute(() -> open(stream));
        }
    }

    private boolean started(RawH2Stream stream) {
        RawH2NioConnection open = current;
        return open != null && open.session().start(stream);
    }

    private void open(RawH2Stream stream) {
        if (started(stream)) {
            return;
        }
        try {
            if (loop.ended()) {
                throw new SocketException("the client is closed");
            }
            current = new RawH2NioConnection(loop, stream.call().uri(), settings, tls, stream.timeline());
        } catch (IOException | IllegalArgumentException e) {
            stream.failed(e);
            return;
        }
        if (!started(stream)) {
            stream.failed(new SocketException("the server closed the connection at once"));
        }
    }

    private void ready(SelectionKey key) {
        RawH2NioConnection connection = RawH2NioConnection.of(key);
        try {
            connection.ready(key);
        } catch (IOException e) {
            connection.close(e);
        }
    }

    private void look(SelectionKey key) {
        RawH2NioConnection connection = RawH2NioConnection.of(key);
        try {
            if (loop.ended()) {
                throw new SocketException("the client was closed");
            }
            connection.look();
        } catch (IOException e) {
            connection.close(e);
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
