package io.github.httptoll.bench.client;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The HTTP clients, each with what cannot be made equal.
public enum Client {
    /// No call at all: answers at once. What is left is the strategy's own cost.
    NO_TRANSPORT(NullTransport::new, NullTransport::new),
    /// The floor: pre-connected blocking sockets, hand-written request, minimal parser.
    RAW_SOCKET(RawSocketClient::new, null),
    /// `java.net.http`. Its blocking `send` is *sync over async*: other threads do the I/O and wake the caller. The
    /// continuations of `sendAsync` run on the common pool, whose parallelism is 1 on a machine of two cores; the
    /// client's executor does not change that. It has no connection limit.
    JDK(JdkClient::new, JdkClient::new),
    /// Apache HttpClient 5, classic: blocking I/O on the caller's thread. Default: 5 connections a route.
    APACHE_CLASSIC(ApacheClassicClient::new, null, 5, Limits.NONE),
    /// Apache HttpClient 5, asynchronous: one I/O reactor thread a core, callbacks on it. Default: 5 connections a route.
    APACHE_ASYNC(null, ApacheAsyncClient::new, Limits.NONE, 5),
    /// OkHttp. `execute` is blocking I/O on the caller's thread and has no limit, but keeps only 5 idle connections by
    /// default. `enqueue` is *threads behind a callback*: one pooled thread per call in flight, 5 a host by default.
    /// It leaves Nagle's algorithm on.
    OKHTTP(OkHttpCalls::new, OkHttpCalls::new, Limits.NONE, 5),
    /// AsyncHttpClient on Netty: two event loops, callbacks on them, no limit by default. It is not given one: with a
    /// limit it blocks the calling thread for a free connection, and the caller may be an event loop.
    ASYNC_HTTP_CLIENT(null, AsyncHttpClientCalls::new),
    /// Jetty's client: one selector, callbacks on a thread pool. Default: 64 connections a destination.
    JETTY(null, JettyClient::new, Limits.NONE, 64);

    private final @Nullable Function<ClientSettings, BlockingClient> blocking;
    private final @Nullable Function<ClientSettings, AsyncClient> async;
    private final int blockingLimit;
    private final int asyncLimit;

    Client(@Nullable Function<ClientSettings, BlockingClient> blocking,
            @Nullable Function<ClientSettings, AsyncClient> async) {
        this(blocking, async, Limits.NONE, Limits.NONE);
    }

    Client(@Nullable Function<ClientSettings, BlockingClient> blocking,
            @Nullable Function<ClientSettings, AsyncClient> async, int blockingLimit, int asyncLimit) {
        this.blocking = blocking;
        this.async = async;
        this.blockingLimit = blockingLimit;
        this.asyncLimit = asyncLimit;
    }

    /// True where the library has a blocking call.
    public boolean blocks() {
        return blocking != null;
    }

    /// True where the library has an asynchronous call.
    public boolean callsBack() {
        return async != null;
    }

    /// Most requests to one host that the library lets through by default; `Integer.MAX_VALUE` where it has no limit.
    ///
    /// @param blockingCall of its blocking call, or of its asynchronous one
    public int defaultLimit(boolean blockingCall) {
        return blockingCall ? blockingLimit : asyncLimit;
    }

    /// Opens the blocking form, a new one for each call where the session policy says so.
    ///
    /// @throws IllegalArgumentException if the library has none
    public BlockingClient openBlocking(ClientSettings settings) {
        if (blocking == null) {
            throw new IllegalArgumentException(this + " has no blocking call");
        }
        return settings.session() == ClientSettings.SessionPolicy.PER_REQUEST
                ? new BlockingSessionPerRequest(() -> blocking.apply(settings))
                : blocking.apply(settings);
    }

    /// Opens the asynchronous form, a new one for each call where the session policy says so.
    ///
    /// @throws IllegalArgumentException if the library has none
    public AsyncClient openAsync(ClientSettings settings) {
        if (async == null) {
            throw new IllegalArgumentException(this + " has no asynchronous call");
        }
        return settings.session() == ClientSettings.SessionPolicy.PER_REQUEST
                ? new AsyncSessionPerRequest(() -> async.apply(settings))
                : async.apply(settings);
    }

    /// Constants that an enum's own constants cannot name.
    private static final class Limits {
        static final int NONE = Integer.MAX_VALUE;
    }
}
