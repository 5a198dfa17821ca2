// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Stamps;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The stamps of one request, all `System.nanoTime()` of the process that took them.
///
/// Written by the strategy (submitted, permitted, started, resumed), the client (headers, done) and, from the answer's stamps header, the
/// server (arrived, handling, released). Each writer hands the object on through a queue or a future, so the fields are plain.
public final class Timeline implements Stamps {
    /// Stands for a length that was not seen.
    public static final long UNSEEN = Long.MIN_VALUE;

    private long submittedNanos;
    private long permittedNanos;
    private long startedNanos;
    private long connectingNanos;
    private long securingNanos;
    private long securedNanos;
    private long connectedNanos;
    private long leasedNanos;
    private long writtenNanos;
    private ServerStamps server = ServerStamps.NONE;
    private long headersNanos;
    private long doneNanos;
    private long resumedNanos;
    private @Nullable String connection;
    private final Injection injection;
    private final boolean stamped;

    /// That of a request that has not begun.
    public Timeline() {
        this(Injection.NONE, Stamping.ON);
    }

    /// The same, with a known delay put in.
    public Timeline(Injection injection) {
        this(injection, Stamping.ON);
    }

    /// The same, stamped or not. Without stamps every phase but the server's is unknown, and no stamp is taken.
    public Timeline(Stamping stamps) {
        this(Injection.NONE, stamps);
    }

    private Timeline(Injection injection, Stamping stamps) {
        this.injection = injection;
        this.stamped = stamps == Stamping.ON;
    }

    /// True where the client takes stamps.
    public boolean stamped() {
        return stamped;
    }

    private long now() {
        return stamped ? System.nanoTime() : 0;
    }

    /// t0 and t1: the caller handed the request over at `dueNanos`; the limit let it through when its permit was free.
    public void permitted(long dueNanos, long permitFreeSinceNanos) {
        submittedNanos = dueNanos;
        permittedNanos = Math.max(dueNanos, permitFreeSinceNanos);
        injection.at(Injection.Place.DISPATCH);
    }

    /// t2: the code that makes the call runs now.
    public void started() {
        startedNanos = now();
    }

    /// The client begins to open a connection for this request. Not called where a pooled one is used, or the library does not say.
    @Override
    public void connecting() {
        connectingNanos = now();
    }

    /// The handshake of that connection begins. Not called without TLS, or where the library does not say.
    @Override
    public void securing() {
        securingNanos = now();
    }

    /// That handshake is over.
    @Override
    public void secured() {
        securedNanos = now();
    }

    /// That connection is open.
    @Override
    public void connected() {
        connectedNanos = now();
    }

    /// The request has its connection, new or pooled. Not called where the library does not say.
    @Override
    public void leased() {
        leasedNanos = now();
    }

    /// The request has been handed to the socket. Not called where the library does not say.
    @Override
    public void written() {
        writtenNanos = now();
    }

    /// t6: the client has parsed the response's headers.
    @Override
    public void headers() {
        headersNanos = now();
        injection.at(Injection.Place.BODY);
    }

    /// t7: the client has the whole body.
    @Override
    public void done() {
        doneNanos = now();
        injection.at(Injection.Place.RESUME);
    }

    /// Not called where the library does not name its connections.
    @Override
    public void carriedBy(String name) {
        connection = name;
    }

    /// The connection that carried the request; null where the library does not name it.
    @Nullable
    String connection() {
        return connection;
    }

    /// t8: the caller has the answer. Returns the stamp: the moment its permit becomes free.
    public long resumed() {
        resumedNanos = now();
        return resumedNanos;
    }

    /// True from t2 to t8, as another thread sees it, which may be a little later.
    boolean inFlight() {
        return startedNanos != 0 && resumedNanos == 0;
    }

    /// t2 to t8 in nanoseconds: how long the request was in flight.
    public long inFlightNanos() {
        return resumedNanos - startedNanos;
    }

    /// Takes t3, t4 and t5 from the server's header `arrived,handling,released`. Behind them it takes how long the connection waited to be
    /// accepted, and then the request to be read, where the server has seen that. A missing or damaged header leaves the request without
    /// server stamps.
    public void server(@Nullable String header) {
        server = ServerStamps.parsed(header);
    }

    /// True where the server's stamps arrived; without them `send`, `server` and `receive` are not observable.
    public boolean serverStamped() {
        return !server.equals(ServerStamps.NONE);
    }

    /// How long the request waited for the server to accept its connection, in nanoseconds: a part of `send`, 0 where the connection was
    /// used before. [#UNSEEN] where the server does not say.
    public long acceptNanos() {
        return server.acceptNanos();
    }

    /// How long the server's kernel had had the request when the server read it, in nanoseconds: another part of `send`. [#UNSEEN] where
    /// the server does not say.
    public long unreadNanos() {
        return server.unreadNanos();
    }

    /// Length of a phase in nanoseconds; below zero only where clocks or stamping are wrong.
    public long nanos(Phase phase) {
        return switch (phase) {
            case PERMIT -> permittedNanos - submittedNanos;
            case DISPATCH -> startedNanos - permittedNanos;
            case SEND -> server.arrivedNanos() - startedNanos;
            case SERVER -> server.releasedNanos() - server.arrivedNanos();
            case RECEIVE -> doneNanos - server.releasedNanos();
            case RESUME -> resumedNanos - doneNanos;
        };
    }

    /// Length of a detail in nanoseconds, [#UNSEEN] where this client does not show its ends.
    public long nanos(Detail detail) {
        return switch (detail) {
            case LEASE -> between(startedNanos, leasedNanos);
            case CONNECT -> between(connectingNanos, connectedNanos);
            case TLS -> between(securingNanos, securedNanos);
            case WRITE -> between(leasedNanos, writtenNanos);
            case HEAD -> between(server.releasedNanos(), headersNanos);
            case BODY -> between(headersNanos, doneNanos);
        };
    }

    private static long between(long from, long to) {
        return from == 0 || to == 0 ? UNSEEN : to - from;
    }

    /// Time between start and body that the server did not have, in nanoseconds: `send` + `receive`, without comparing two clocks.
    public long transportNanos() {
        return (doneNanos - startedNanos) - (server.releasedNanos() - server.arrivedNanos());
    }

    /// t2; 0 without stamps.
    public long startedNanos() {
        return startedNanos;
    }

    /// When the body was complete: the library's pool has its connection again.
    long doneNanos() {
        return doneNanos;
    }

    /// When the library's pool let the request through: the stamp of its lease, else that of its arrival at the server. Only those of one
    /// kind can be compared.
    long throughPoolNanos() {
        return leasedNanos == 0 ? server.arrivedNanos() : leasedNanos;
    }

    /// How long the request waited for the library's pool, which had room for it from `freeNanos` on. That is no more than its lease
    /// without connecting; where no lease is shown, no more than what it was not in the server.
    long poolNanos(long freeNanos) {
        long connecting = nanos(Detail.CONNECT);
        long most = leasedNanos == 0
                ? transportNanos()
                : leasedNanos - startedNanos - (connecting == UNSEEN ? 0 : connecting);
        return Math.clamp(freeNanos - startedNanos, 0, Math.max(0, most));
    }

    /// When the request was submitted, in microseconds after `originNanos`, and then the length of each phase, in their order.
    public List<Long> microsSince(long originNanos) {
        return LongStream.concat(LongStream.of(submittedNanos - originNanos),
                Stream.of(Phase.values()).mapToLong(this::nanos)).map(TimeUnit.NANOSECONDS::toMicros).boxed().toList();
    }

    long submittedNanos() {
        return submittedNanos;
    }

    /// Submitted to resumed, in nanoseconds.
    public long totalNanos() {
        return resumedNanos - submittedNanos;
    }

    /// True where every stamp that was taken in one process follows its predecessor there.
    public boolean ordered() {
        return permittedNanos >= submittedNanos && startedNanos >= permittedNanos && headersNanos >= startedNanos
                && doneNanos >= headersNanos && resumedNanos >= doneNanos
                && server.handlingNanos() >= server.arrivedNanos()
                && server.releasedNanos() >= server.handlingNanos();
    }
}
