// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.RequestForm.Feature;
import io.github.httptoll.client.Stamps;
import java.io.IOException;
import java.net.URI;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// The floor under a thread: pre-connected blocking sockets, hand-written request, minimal parser, and nothing else.
///
/// It holds as many connections as it ever had calls at once; the caller's limit is its only limit.
///
/// *Details:* all. *Hand-offs:* none, the caller's thread writes and reads.
final class RawSocketClient implements BlockingClient {
    private final Deque<RawConnection> idle = new ConcurrentLinkedDeque<>();
    private final ClientSettings settings;
    private final @Nullable SSLSocketFactory tls;

    RawSocketClient(ClientSettings settings) {
        this.settings = settings;
        this.tls = RawTls.sockets(settings);
    }

    @Override
    public Outcome call(Call call, Stamps timeline) {
        RawConnection connection = null;
        try {
            connection = connect(call.uri(), timeline);
            timeline.leased();
            Outcome outcome = connection.exchange(call, timeline, settings.keepAlive());
            release(connection);
            return outcome;
        } catch (IOException e) {
            discard(connection);
            return Outcome.Failure.of(e);
        }
    }

    private RawConnection connect(URI uri, Stamps timeline) throws IOException {
        RawConnection pooled = idle.pollLast();
        if (pooled != null) {
            return pooled;
        }
        return RawConnection.open(uri, settings, tls, timeline);
    }

    private void release(RawConnection connection) throws IOException {
        if (settings.keepAlive()) {
            idle.addLast(connection);
        } else {
            connection.close();
        }
    }

    /// The call has failed already; that its socket cannot be closed either adds nothing.
    private static void discard(@Nullable RawConnection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException _) {
                return;
            }
        }
    }

    @Override
    public void close() {
        for (RawConnection connection = idle.poll(); connection != null; connection = idle.poll()) {
            discard(connection);
        }
    }

    public static final class Provider implements ClientProvider {
        @Override
        public Set<Feature> sends() {
            return RawRequest.FEATURES;
        }

        private static BlockingClient open(ClientSettings settings) {
            return settings.multiplexed() ? new RawH2SocketClient(settings) : new RawSocketClient(settings);
        }

        @Override
        public ClientDescription describe() {
            return ClientDescription.of("RAW_SOCKET", "raw socket").packages("io.github.httptoll.bench.client")
                    .role(ClientDescription.Role.FLOOR).speaksAll()
                    .blocking(Form.of(Provider::open).exposes(Detail.LEASE, Detail.CONNECT, Detail.TLS,
                            Detail.WRITE))
                    .differences("it is the floor under a thread: it can send only these requests");
        }
    }
}
