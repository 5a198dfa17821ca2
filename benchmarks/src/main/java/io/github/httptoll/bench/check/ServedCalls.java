// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.RandomBody;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.bench.workload.ServerBehaviour;
import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Protocol;
import java.io.IOException;
import java.util.List;

/// What every client does with calls that the server answers, as the server sees it.
///
/// @param spare connections that it may open beyond one for each call at once: 0, unless it is known to call back before its connection
///        is free
public record ServedCalls(Target server, Way way, int spare) {
    private static final int LIMIT = 8;
    private static final String KEEP = "keep connections alive, and call back or return when the connection can carry the next call";

    private int limit() {
        return way.strategy().isSequential() ? 1 : LIMIT;
    }

    private Caller open(int limit, SessionPolicy session) {
        return way.open(settings(limit, session), limit);
    }

    private ClientSettings settings(int connections, SessionPolicy session) {
        return Batches.patient(connections, session).over(way.protocol(), server.trust());
    }

    private Workload calls(int number, double delayMillis, int bytes) {
        return new Workload(server.url(way.protocol()), number, List.of(delayMillis), bytes);
    }

    private void connections(long opened, int most) {
        Broken.unless(opened <= most, opened + " connections opened instead of " + most, KEEP);
    }

    private static void seen(long calls, FixtureControl.Counters seen) {
        Broken.unless(seen.requests() == calls,
                "the server saw " + seen.requests() + " requests of " + calls + " calls",
                "make one request for each call: no retry, no redirect, no request before it");
    }

    private static void inFlight(FixtureControl.Counters seen, int most) {
        Broken.unless(seen.maxInFlight() <= most,
                "the server saw " + seen.maxInFlight() + " calls at once with limit " + most,
                "hand the outcome over when the call has ended, not before: the next call starts then");
    }

    /// One connection under eight requests at once is proof of HTTP/2. Before it is there some clients open one for each call, so the
    /// first call is made alone.
    public void limitAndConnections() throws IOException {
        boolean fills = way.strategy().isSequential() || way.strategy().isSized() || way.strategy().isComposed();
        FixtureControl control = server.control();
        control.reset();
        long calls;
        try (Caller caller = open(limit(), SessionPolicy.SHARED)) {
            calls = Batches.answered(caller, calls(way.protocol().multiplexed() ? 1 : 4 * limit(), 0, Workload.BYTES));
            calls += fills
                    ? Batches.answeredUntilFull(caller, control, server.url(way.protocol()), limit())
                    : Batches.answered(caller, calls(3 * limit(), 10, 1_000));
        }
        FixtureControl.Counters seen = control.counters();
        seen(calls, seen);
        inFlight(seen, limit());
        if (fills) {
            Broken.unless(seen.maxInFlight() == limit(),
                    "the server never saw more than " + seen.maxInFlight() + " of " + limit()
                            + " calls at once",
                    "open the library's own limits to ClientSettings.connections() where tuned() is true");
            int connections = way.protocol().multiplexed() ? 1 : limit();
            connections(seen.connectionsOpened(), connections + spare);
            Broken.unless(seen.connectionsOpened() >= connections,
                    seen.connectionsOpened() + " connections carried " + limit() + " calls at once over "
                            + way.protocol(),
                    "speak the protocol of the settings");
        }
    }

    /// Answers of a megabyte, and of nothing.
    public void wholeBodies() {
        try (Caller caller = open(1, SessionPolicy.SHARED)) {
            if (way.protocol() != Protocol.HTTP_1_1) {
                // A short answer first: the JDK's client loses bytes of a long one that is the answer to its upgrade.
                Batches.answered(caller, calls(1, 0, Workload.BYTES));
            }
            Batches.answered(caller, calls(2, 0, 1_000_000));
            Batches.answered(caller, calls(2, 0, 0));
        }
    }

    /// Answers in gzip. The server refuses a call that does not ask for it.
    public void decodedBodies() {
        Workload inGzip = new Workload(server.url(way.protocol()), 2, List.of(0.0), 100_000, Endpoint.DELAY,
                ServerBehaviour.USUAL, RandomBody.NONE, NamedValues.parse("gzip:true", RequestShape.class));
        try (Caller caller = open(1, SessionPolicy.SHARED)) {
            Batches.answered(caller, inGzip);
        } catch (Broken e) {
            throw new Broken(String.valueOf(e.getMessage()),
                    "send Accept-Encoding: gzip where the call's form() says gzip, and count the "
                            + "decoded bytes; or leave GZIP out of sends()");
        }
    }

    /// The server answers another body than the announced one, or none, with a status that is no right answer. So right answers say that
    /// it received exactly these bytes; its count says that it did so once for each call, and its connections that they stay usable.
    /// The first call is made alone: until its connection is there, some clients open one for each call also over HTTP/2.
    public void sentBodies() throws IOException {
        server.control().reset();
        int[] sizes = way.client().sendsBodiesOver(way.protocol())
                ? new int[]{1, 1_000, 1_000_000, 100_000, 0, 10_000}
                : new int[]{0, 0};
        long calls = 0;
        try (Caller caller = open(limit(), SessionPolicy.SHARED)) {
            for (int bytes : sizes) {
                calls += Batches.answered(caller, Batches.posting(server.url(way.protocol()),
                        calls == 0 || bytes >= 1_000_000 ? 1 : 2 * limit(), bytes));
            }
        }
        FixtureControl.Counters seen = server.control().counters();
        seen(calls, seen);
        inFlight(seen, limit());
        connections(seen.connectionsOpened(), way.protocol().multiplexed() ? 1 : limit() + spare);
    }

    /// A closed connection, or a closed client, for each call; also where the first call carries a body.
    public void sessions() throws IOException {
        for (SessionPolicy session : List.of(SessionPolicy.KEEP_ALIVE_OFF, SessionPolicy.PER_REQUEST)) {
            if (way.protocol().multiplexed() && session == SessionPolicy.KEEP_ALIVE_OFF) {
                continue;
            }
            session(session, calls(way.isPlain() ? 5 : 3, 0, Workload.BYTES));
            if (way.client().sendsBodiesOver(way.protocol())) {
                session(session, Batches.posting(server.url(way.protocol()), 2, 100_000));
            }
        }
    }

    private void session(SessionPolicy session, Workload workload) throws IOException {
        server.control().reset();
        try (Caller caller = open(1, session)) {
            Batches.answered(caller, workload);
        }
        FixtureControl.Counters seen = server.control().counters();
        seen(workload.calls(), seen);
        Broken.unless(seen.connectionsOpened() == workload.calls(),
                seen.connectionsOpened() + " connections opened by " + workload.calls() + " calls with session "
                        + session,
                session == SessionPolicy.KEEP_ALIVE_OFF
                        ? "send the header Connection: close where keepAlive() is false"
                        : "give each open client connections of its own, or describe it with sharesPool()");
    }

    /// A client that is said to hold to fewer connections than its caller's limit does so.
    public void bound() throws IOException {
        int connections = 3;
        int limit = 4 * connections;
        for (SessionPolicy session : List.of(SessionPolicy.SHARED, SessionPolicy.KEEP_ALIVE_OFF)) {
            if (way.protocol().multiplexed() && session == SessionPolicy.KEEP_ALIVE_OFF) {
                continue;
            }
            server.control().reset();
            try (Caller caller = way.open(settings(connections, session), limit)) {
                Batches.answered(caller, calls(2 * limit, 20, Workload.BYTES));
            }
            FixtureControl.Counters seen = server.control().counters();
            seen(2L * limit, seen);
            Broken.unless(seen.maxInFlight() <= connections,
                    seen.maxInFlight() + " calls at once over " + connections + " connections",
                    "set the library's limit to ClientSettings.connections(), or leave boundsConnections() and boundsRequests() away");
        }
    }
}
