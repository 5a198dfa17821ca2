// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import io.github.httptoll.bench.behaviour.CallAttempt.Known;
import io.github.httptoll.bench.behaviour.Observation.After;
import io.github.httptoll.bench.fixture.ClosedPort;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A new client with one connection and short timeouts, and a new server, for one [Observation].
final class MishapRunner {
    /// From the arrival of a request until its sender surely waits for the answer.
    private static final Duration WAITING = Duration.ofMillis(20);

    private final Subject subject;
    private final URI secure;
    private final Limits limits;
    private final MisbehavingServer server;
    private final OpenClient client;

    /// @param secure where a server shows a certificate of an unknown authority
    MishapRunner(Subject subject, URI secure, Limits limits) throws IOException {
        this.subject = subject;
        this.secure = secure;
        this.limits = limits;
        this.server = new MisbehavingServer(limits.slowBody());
        this.client = subject.open(settings(limits.connect(), limits.answer()));
    }

    private static ClientSettings settings(Duration connect, Duration answer) {
        return new ClientSettings(1, connect, answer, LimitPolicy.TUNED, SessionPolicy.SHARED);
    }

    static Thread.Builder platform() {
        return Thread.ofPlatform().daemon().name("behaviour-caller");
    }

    /// No process listens. No call before it: the floor's clients have one server only.
    Observation refused() throws IOException, InterruptedException {
        try (ClosedPort port = new ClosedPort()) {
            return unconnected(port.url().resolve(ServerScript.GOOD.path()));
        }
    }

    /// No process accepts.
    ///
    /// @return null where the system lets everybody in
    @Nullable
    Observation notLetIn() throws IOException, InterruptedException {
        try (FullBacklog port = new FullBacklog()) {
            return port.full() ? unconnected(port.address()) : null;
        }
    }

    /// The server shows a certificate that the JVM does not trust. The handshake gets more time than connecting has elsewhere: it is not
    /// what is limited here.
    ///
    /// @return null where the client has no TLS
    @Nullable
    Observation untrusted() throws InterruptedException {
        if (!subject.client().protocols().contains(Protocol.HTTP_1_1_TLS)) {
            return null;
        }
        OpenClient strict = subject.open(settings(limits.patience(), limits.patience())
                .over(Protocol.HTTP_1_1_TLS, TrustedCertificates.SYSTEM));
        try {
            return Observation.of(known(strict.start(new Call(secure.resolve("/delay/0"), "", 0), platform())), 0,
                    After.Connection.NEW);
        } finally {
            strict.closeInTime();
        }
    }

    private Observation unconnected(URI address) throws InterruptedException {
        Known known = known(start(address, platform()));
        return Observation.of(known, 0, next(null));
    }

    /// The server gets the request over a connection that has served before.
    Observation answered(ServerScript script) throws InterruptedException {
        good();
        Known known = known(start(server.address(script), platform()));
        return Observation.of(known, server.carriers(script).size(), next(script));
    }

    /// An interrupt where the caller is a virtual thread.
    ///
    /// @return null where there is no thread that waits
    @Nullable
    Observation interrupted() throws InterruptedException {
        return subject.blocking() ? cancelled(Thread.ofVirtual()) : null;
    }

    /// The caller gives up in the midst of waiting for a server that has the request and will not answer.
    ///
    /// @return null if it cannot
    @Nullable
    Observation cancelled(Thread.Builder caller) throws InterruptedException {
        good();
        CallAttempt attempt = start(server.address(ServerScript.SILENT), caller);
        server.awaits(ServerScript.SILENT, limits.patience());
        Thread.sleep(WAITING);
        Long sinceNanos = attempt.cancel(limits.patience());
        if (sinceNanos == null) {
            return null;
        }
        Known known = known(attempt);
        return Observation.since(sinceNanos, known, server.carriers(ServerScript.SILENT).size(),
                next(ServerScript.SILENT));
    }

    /// A good call while another one's body comes, of which a sixth is over. In the tables that is half of the limit for an answer, of
    /// three: where the limit is for the whole exchange, the other call ends while this one waits. What it says of the connection is
    /// whether this call went over the busy one, when that was free again.
    Observation busy() throws InterruptedException {
        good();
        start(server.address(ServerScript.SLOW_BODY), platform());
        server.awaits(ServerScript.SLOW_BODY, limits.patience());
        Thread.sleep(limits.slowBody().dividedBy(6));
        int before = server.carriers(ServerScript.GOOD).size();
        Known known = known(start(server.address(ServerScript.GOOD), platform()));
        int sent = server.carriers(ServerScript.GOOD).size() - before;
        return Observation.of(known, sent, sent == 0 ? After.Connection.NEW : since(ServerScript.SLOW_BODY));
    }

    private After next(@Nullable ServerScript script) throws InterruptedException {
        Known known = good();
        return known != null && known.outcome() instanceof Outcome.Reply reply && reply.status() == 200
                ? since(script)
                : new After.Failed(known == null ? null : known.outcome());
    }

    /// Compares the last good call with the last one that met the mishap.
    private After since(@Nullable ServerScript script) {
        List<Integer> carriers = script == null ? List.of() : server.carriers(script);
        if (carriers.isEmpty()) {
            return After.Connection.NEW;
        }
        boolean same = carriers.getLast().equals(server.carriers(ServerScript.GOOD).getLast());
        return same ? After.Connection.SAME : After.Connection.OTHER;
    }

    private @Nullable Known good() throws InterruptedException {
        return known(start(server.address(ServerScript.GOOD), platform()));
    }

    private @Nullable Known known(CallAttempt attempt) throws InterruptedException {
        return attempt.await(limits.patience());
    }

    private CallAttempt start(URI address, Thread.Builder caller) {
        return client.start(new Call(address, "", ServerScript.bytes()), caller);
    }

    /// The server first: what still waits for it fails, and no client waits for that to happen.
    void end() throws IOException, InterruptedException {
        server.close();
        client.closeInTime();
    }
}
