// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// [RawSocketClient] over HTTP/2: one connection, which is opened by the first call while the others wait for it.
///
/// Between calls no thread reads, so the server hears nothing of this client then.
final class RawH2SocketClient implements BlockingClient {
    private final ReentrantLock opening = new ReentrantLock();
    private final ClientSettings settings;
    private final @Nullable SSLSocketFactory tls;
    private volatile @Nullable RawH2Connection current;
    private boolean closed;

    RawH2SocketClient(ClientSettings settings) {
        this.settings = settings;
        this.tls = RawTls.sockets(settings);
    }

    @Override
    public Outcome call(Call call, Stamps timeline) {
        try {
            Outcome outcome = null;
            while (outcome == null) {
                outcome = connection(call, timeline).exchange(call, timeline);
            }
            return outcome;
        } catch (IOException e) {
            return Outcome.Failure.of(e);
        }
    }

    private RawH2Connection connection(Call call, Stamps timeline) throws IOException {
        RawH2Connection open = current;
        if (open != null && open.isUsable()) {
            return open;
        }
        opening.lock();
        try {
            open = current;
            if (closed) {
                throw new SocketException("the client is closed");
            }
            if (open == null || !open.isUsable()) {
                open = RawH2Connection.open(call.uri(), settings, tls, timeline);
                current = open;
            }
            return open;
        } finally {
            opening.unlock();
        }
    }

    @Override
    public void close() {
        opening.lock();
        try {
            closed = true;
            RawH2Connection open = current;
            if (open != null) {
                open.broken(new SocketException("the client was closed"));
            }
        } finally {
            opening.unlock();
        }
    }
}
