// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import io.github.httptoll.bench.behaviour.Attempt.Known;
import io.github.httptoll.bench.behaviour.Try.After;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.client.ClientSettings;
import io.github.httptoll.bench.client.Protocol;
import io.github.httptoll.bench.client.Trust;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A new client with one connection and short timeouts, and a new peer, for one [Try].
final class Scene {
    /// From the arrival of a request until its sender surely waits for the answer.
    private static final Duration WAITING = Duration.ofMillis(20);

    private final Subject subject;
    private final URI secure;
    private final Limits limits;
    private final Peer peer;
    private final OpenClient client;

    /// @param secure where a server shows a certificate that nobody vouches for
    Scene(Subject subject, URI secure, Limits limits) throws IOException {
        this.subject = subject;
        this.secure = secure;
        this.limits = limits;
        this.peer = new Peer(limits.slowBody());
        this.client = subject.open(settings(limits.connect(), limits.answer()));
    }

    private static ClientSettings settings(Duration connect, Duration answer) {
        return new ClientSettings(1, connect, answer, Level.TUNED, SessionPolicy.SHARED);
    }

    static Thread.Builder platform() {
        return Thread.ofPlatform().daemon().name("behaviour-caller");
    }

    /// Nobody listens. No call before it: the floor's clients have one server only.
    Try refused() throws IOException, InterruptedException {
        try (ClosedPort port = new ClosedPort()) {
            return unconnected(port.url().resolve(Conduct.GOOD.path()));
        }
    }

    /// Nobody accepts.
    ///
    /// @return null where the system lets everybody in
    @Nullable
    Try notLetIn() throws IOException, InterruptedException {
        try (FullBacklog port = new FullBacklog()) {
            return port.full() ? unconnected(port.address()) : null;
        }
    }

    /// The server shows a certificate that the JVM does not trust. The handshake gets more time than connecting has elsewhere: it is not
    /// what is limited here.
    ///
    /// @return null where the client has no TLS
    @Nullable
    Try untrusted() throws InterruptedException {
        if (!subject.client().protocols().contains(Protocol.HTTP_1_1_TLS)) {
            return null;
        }
        OpenClient strict = subject.open(settings(limits.patience(), limits.patience())
                .over(Protocol.HTTP_1_1_TLS, Trust.SYSTEM));
        try {
            return Try.of(known(strict.start(new Call(secure.resolve("/delay/0"), "", 0), platform())), 0,
                    After.Connection.NEW);
        } finally {
            strict.closeInTime();
        }
    }

    private Try unconnected(URI address) throws InterruptedException {
        Known known = known(start(address, platform()));
        return Try.of(known, 0, next(null));
    }

    /// The server gets the request over a connection that has served before.
    Try answered(Conduct conduct) throws InterruptedException {
        good();
        Known known = known(start(peer.address(conduct), platform()));
        return Try.of(known, peer.carriers(conduct).size(), next(conduct));
    }

    /// An interrupt where the caller is a virtual thread.
    ///
    /// @return null where there is no thread that waits
    @Nullable
    Try interrupted() throws InterruptedException {
        return subject.blocking() ? givenUp(Thread.ofVirtual()) : null;
    }

    /// The caller gives up in the midst of waiting for a server that has the request and will not answer.
    ///
    /// @return null if it cannot
    @Nullable
    Try givenUp(Thread.Builder caller) throws InterruptedException {
        good();
        Attempt attempt = start(peer.address(Conduct.SILENT), caller);
        peer.awaits(Conduct.SILENT, limits.patience());
        Thread.sleep(WAITING);
        Long sinceNanos = attempt.giveUp(limits.patience());
        if (sinceNanos == null) {
            return null;
        }
        Known known = known(attempt);
        return Try.since(sinceNanos, known, peer.carriers(Conduct.SILENT).size(), next(Conduct.SILENT));
    }

    /// A good call while another one's body comes, of which a sixth is over. In the tables that is half of the limit for an answer, of
    /// three: where the limit is for the whole exchange, the other call ends while this one waits. What it says of the connection is
    /// whether this call went over the busy one, when that was free again.
    Try busy() throws InterruptedException {
        good();
        start(peer.address(Conduct.SLOW_BODY), platform());
        peer.awaits(Conduct.SLOW_BODY, limits.patience());
        Thread.sleep(limits.slowBody().dividedBy(6));
        int before = peer.carriers(Conduct.GOOD).size();
        Known known = known(start(peer.address(Conduct.GOOD), platform()));
        int sent = peer.carriers(Conduct.GOOD).size() - before;
        return Try.of(known, sent, sent == 0 ? After.Connection.NEW : since(Conduct.SLOW_BODY));
    }

    private After next(@Nullable Conduct conduct) throws InterruptedException {
        Known known = good();
        return known != null && known.outcome() instanceof Outcome.Reply reply && reply.status() == 200
                ? since(conduct)
                : new After.Failed(known == null ? null : known.outcome());
    }

    /// Compares the last good call with the last one that met the mishap.
    private After since(@Nullable Conduct conduct) {
        List<Integer> carriers = conduct == null ? List.of() : peer.carriers(conduct);
        if (carriers.isEmpty()) {
            return After.Connection.NEW;
        }
        boolean same = carriers.getLast().equals(peer.carriers(Conduct.GOOD).getLast());
        return same ? After.Connection.SAME : After.Connection.OTHER;
    }

    private @Nullable Known good() throws InterruptedException {
        return known(start(peer.address(Conduct.GOOD), platform()));
    }

    private @Nullable Known known(Attempt attempt) throws InterruptedException {
        return attempt.await(limits.patience());
    }

    private Attempt start(URI address, Thread.Builder caller) {
        return client.start(new Call(address, "", Conduct.bytes()), caller);
    }

    /// The peer first: what still waits for it fails, and no client waits for that to happen.
    void end() throws IOException, InterruptedException {
        peer.close();
        client.closeInTime();
    }
}
