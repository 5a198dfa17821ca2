// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.timeline.Detail;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The HTTP clients, each with what cannot be made equal, the details that it shows of a request, and the hand-offs
/// ([#handOffs]) that a warm request costs.
public enum Client {
    /// No call at all: answers at once. What is left is the strategy's own cost.
    ///
    /// *Hand-offs:* none when blocking; one in the asynchronous form, which answers from a thread of its own.
    NO_TRANSPORT(Form.of(NullTransport::new), Form.of(NullTransport::new).handOffs(1)),
    /// The floor: pre-connected blocking sockets, hand-written request, minimal parser.
    ///
    /// *Details:* all. *Hand-offs:* none, the caller's thread writes and reads.
    RAW_SOCKET(Form.of(RawSocketClient::new).shows(Detail.LEASE, Detail.CONNECT, Detail.TLS, Detail.WRITE), null),
    /// The floor without blocking: the same request and parser, pre-connected channels, and one selector thread, with
    /// callbacks on it.
    ///
    /// *Details:* all. *Hand-offs:* none, the caller's thread writes and the thread that selects reads.
    RAW_NIO(null, Form.of(RawNioClient::new).shows(Detail.LEASE, Detail.CONNECT, Detail.WRITE)),
    /// [#RAW_NIO] with the hop that most asynchronous clients make.
    ///
    /// *Details:* all. *Hand-offs:* one, from the selector thread to the one thread that runs the callbacks.
    RAW_NIO_HAND_OFF(null,
            Form.of(RawNioHandOff::new).handOffs(1).shows(Detail.LEASE, Detail.CONNECT, Detail.WRITE)),
    /// `java.net.http`. Its blocking `send` is *sync over async*: other threads do the I/O and wake the caller. The
    /// continuations of `sendAsync` run on the common pool, whose parallelism is 1 on a machine of two cores; the
    /// client's executor does not change that. Before JDK 25 they ran on a new thread each, on one and two cores. It has no
    /// connection limit.
    ///
    /// *Details:* head and body only, it has no listener. *Hand-offs:* four for `send`. The caller wakes the selector
    /// thread to start the subscription of a pooled connection, that hands the write to a pool thread; later it hands
    /// the bytes it has read to a pool thread, and that wakes the caller. Five for `sendAsync`: it starts on a pool
    /// thread, and instead of the caller the common pool is woken.
    JDK(Form.of(JdkClient::new).handOffs(4), Form.of(JdkClient::new).handOffs(5).callbacks(cores -> Math.max(1, cores - 1))),
    /// Apache HttpClient 5, classic: blocking I/O on the caller's thread. Default: 5 connections a route.
    ///
    /// *Details:* the lease, not how much of it was connecting. *Hand-offs:* none, the caller's thread writes and reads.
    APACHE_CLASSIC(Form.of(ApacheClassicClient::new).limit(5).boundsConnections().shows(Detail.LEASE), null),
    /// Apache HttpClient 5, asynchronous: one I/O reactor thread a core, callbacks on it. Default: 5 connections a route.
    ///
    /// *Details:* the lease, not how much of it was connecting; it ends on the reactor thread. *Hand-offs:* one, the
    /// caller queues the request to the reactor thread and wakes it.
    APACHE_ASYNC(null, Form.of(ApacheAsyncClient::new).limit(5).boundsConnections().handOffs(1).callbacks(cores -> cores)
            .shows(Detail.LEASE)),
    /// OkHttp. `execute` is blocking I/O on the caller's thread and has no limit, but keeps only 5 idle connections by
    /// default. `enqueue` is *threads behind a callback*: one pooled thread per call in flight, 5 a host by default.
    /// It leaves Nagle's algorithm on.
    ///
    /// *Details:* all; a request counts as written when it is encoded, just before the flush. *Hand-offs:* none for
    /// `execute`, one for `enqueue`: to the dispatcher's thread, which then writes, reads and calls back.
    OKHTTP(Form.of(OkHttpCalls::new).idle(5).shows(Detail.LEASE, Detail.CONNECT, Detail.TLS, Detail.WRITE),
            Form.of(OkHttpCalls::new).idle(5).limit(5).boundsRequests().handOffs(1).callbacks(cores -> Integer.MAX_VALUE)
                    .shows(Detail.LEASE, Detail.CONNECT, Detail.TLS, Detail.WRITE)),
    /// AsyncHttpClient on Netty: one event loop a core, callbacks on them, no limit by default. It is not given one: with a
    /// limit it blocks the calling thread for a free connection, and the caller may be an event loop.
    ///
    /// *Details:* all. *Hand-offs:* one, the event loop of the connection is woken to write; none where the caller is
    /// that loop.
    ASYNC_HTTP_CLIENT(null,
            Form.of(AsyncHttpClientCalls::new).handOffs(1).callbacks(cores -> cores)
.shows(Detail.LEASE, Detail.CONNECT, Detail.TLS, Detail.WRITE)),
    /// Jetty's client: one selector, callbacks on a thread pool. Default: 64 connections a destination.
    ///
    /// *Details:* the lease, not how much of it was connecting, and the write including the system call. *Hand-offs:*
    /// none. The caller's thread writes; the thread that selects gives up selecting to another one and handles the
    /// answer itself. Where no thread is in reserve to select, it stays and wakes a pool thread for the answer: one.
    JETTY(null, Form.of(JettyClient::new).limit(64).boundsConnections().callbacks(cores -> Integer.MAX_VALUE)
            .shows(Detail.LEASE, Detail.WRITE)),
    /// `java.net.HttpURLConnection`: blocking I/O on the caller's thread, no limit. It has no client object: the pool of idle
    /// connections is the process's, its size is a system property that is read once (the library's own is 5), and an idle
    /// connection lives for 5 seconds. So it is never measured at its own settings, and a client for each call is the same as
    /// a connection for each call. It repeats once, unasked, a call whose connection broke.
    ///
    /// *Details:* the lease, not how much of it was connecting. *Hand-offs:* none, the caller's thread writes and reads.
    HTTP_URL_CONNECTION(Form.of(HttpUrlConnectionCalls::new).shows(Detail.LEASE), null),
    /// Helidon's WebClient: blocking I/O on the caller's thread, no limit, but it keeps only 256 idle connections by default. It
    /// leaves Nagle's algorithm on. By default all clients of a process share their idle connections; each of ours has its own.
    ///
    /// *Details:* the lease, with the encoding of the head in it, not how much of it was connecting. *Hand-offs:* one. Each
    /// idle connection has a virtual thread that sits in a read, to notice if the server closes it. It takes the first byte of
    /// the next answer, and wakes the caller.
    HELIDON(Form.of(HelidonClient::new).idle(256).handOffs(1).shows(Detail.LEASE), null),
    /// Reactor Netty: an event loop a core, but at least four, callbacks on them. Default: 500 connections a host in the pool that
    /// is shared by all who ask for none of their own. By default the process shares loops and pool; each client of ours has
    /// its own, of the same size. A connection is pooled again only after the callback has returned.
    ///
    /// *Details:* the lease, not how much of it was connecting, and the write including the system call; both end on the event
    /// loop. *Hand-offs:* one, the event loop of the connection is woken to encode and write; none where the caller is that loop.
    REACTOR_NETTY(null, Form.of(ReactorNettyClient::new).limit(ReactorNettyClient.DEFAULT_LIMIT).boundsConnections().handOffs(1)
            .callbacks(cores -> Math.max(4, cores)).shows(Detail.LEASE, Detail.WRITE)),
    /// Vert.x WebClient: callbacks on an event loop. There are two a core, but the calls of one thread, and those that
    /// their callbacks make, use *one event loop*. Default: 5 connections a host.
    ///
    /// *Details:* head and body only, its interceptors are not public. *Hand-offs:* one, the event loop is woken to encode and
    /// write; none where the caller is that loop.
    VERTX(null, Form.of(VertxClient::new).limit(5).boundsConnections().handOffs(1)),
    /// Armeria's WebClient: callbacks on an event loop. A process shares two a core by default, each client of ours has as many of its own;
    /// but all calls to a server use *one event loop*, whoever makes them. It has no connection limit, and tries HTTP/2 first where it is
    /// not told. An answer is told just before its connection is free, so a call made there opens one more; ours are told just after.
    ///
    /// *Details:* the lease, and the write including the system call; both end on the event loop. How long connecting took is told only
    /// when it is over. *Hand-offs:* one, the event loop is woken to encode and write; none where the caller is that loop.
    ARMERIA(null, Form.of(ArmeriaClient::new).handOffs(1).shows(Detail.LEASE, Detail.WRITE));

    private final @Nullable Form<? extends BlockingClient> blocking;
    private final @Nullable Form<? extends AsyncClient> async;

    Client(@Nullable Form<? extends BlockingClient> blocking, @Nullable Form<? extends AsyncClient> async) {
        this.blocking = blocking;
        this.async = async;
    }

    /// True where the library has a blocking call.
    public boolean blocks() {
        return blocking != null;
    }

    /// True where the library has an asynchronous call.
    public boolean callsBack() {
        return async != null;
    }

    /// The forms in which it exists: true for its blocking call, false for its asynchronous one.
    public Stream<Boolean> forms() {
        return Stream.of(true, false).filter(blockingCall -> blockingCall ? blocks() : callsBack());
    }

    /// True where there is a client to open: with settings and connections of its own, not the process's.
    public boolean ownsItsPool() {
        return this != HTTP_URL_CONNECTION;
    }

    /// What the library speaks, or its adapter here.
    public Set<Protocol> protocols() {
        return switch (this) {
            case NO_TRANSPORT, RAW_NIO, RAW_NIO_HAND_OFF -> EnumSet.of(Protocol.HTTP_1_1);
            case RAW_SOCKET, APACHE_CLASSIC, ASYNC_HTTP_CLIENT, HTTP_URL_CONNECTION ->
                EnumSet.of(Protocol.HTTP_1_1, Protocol.HTTP_1_1_TLS);
            case JDK, APACHE_ASYNC, OKHTTP, JETTY, HELIDON, REACTOR_NETTY, VERTX, ARMERIA -> EnumSet.allOf(Protocol.class);
        };
    }

    /// The library that it is, as `httptoll-libraries.properties` names it: each has its version there. The JDK's clients are of the
    /// JDK that runs, and the raw ones are ours.
    public Optional<String> library() {
        return Optional.ofNullable(switch (this) {
            case NO_TRANSPORT, RAW_SOCKET, RAW_NIO, RAW_NIO_HAND_OFF, JDK, HTTP_URL_CONNECTION -> null;
            case APACHE_CLASSIC, APACHE_ASYNC -> "apache-httpclient5";
            case OKHTTP -> "okhttp";
            case ASYNC_HTTP_CLIENT -> "async-http-client";
            case JETTY -> "jetty-client";
            case HELIDON -> "helidon-webclient";
            case REACTOR_NETTY -> "reactor-netty-http";
            case VERTX -> "vertx-web-client";
            case ARMERIA -> "armeria";
        });
    }

    /// Most requests to one host that the library lets through by default; `Integer.MAX_VALUE` where it has no limit.
    ///
    /// @param blockingCall of its blocking call, or of its asynchronous one
    /// @throws IllegalArgumentException if the library has none
    public int defaultLimit(boolean blockingCall) {
        return form(blockingCall).limit();
    }

    /// True where no more requests are in flight than [ClientSettings#connections], however many the caller would let through. Where
    /// it is false, the caller's limit is the only one: the library has no such setting, or is given none.
    ///
    /// @param blockingCall of its blocking call, or of its asynchronous one
    /// @throws IllegalArgumentException if the library has none
    public boolean isBounded(boolean blockingCall, Protocol protocol) {
        return form(blockingCall).bounded().contains(protocol);
    }

    /// Idle connections to one server that the library keeps by default, `Integer.MAX_VALUE` where it keeps as many as it ever has. Calls
    /// at once beyond that number open new ones in each batch.
    ///
    /// @param blockingCall of its blocking call, or of its asynchronous one
    /// @throws IllegalArgumentException if the library has none
    public int idleConnections(boolean blockingCall) {
        return form(blockingCall).idle();
    }

    /// Threads that must be woken within the process to carry a warm request or its answer on, from the caller's handing
    /// it over until its completion is known: when the blocking call returns, or when the callback runs.
    ///
    /// The wake-up of the thread that sits in a read or a select for the socket is not counted, the floor has it too; nor
    /// is that of a caller who joins a future, which is the strategy's.
    ///
    /// @param blockingCall of its blocking call, or of its asynchronous one
    /// @throws IllegalArgumentException if the library has none
    public int handOffs(boolean blockingCall) {
        return form(blockingCall).handOffs();
    }

    /// Threads on which callbacks can run at once on a machine of so many cores, `Integer.MAX_VALUE` where there is one for each
    /// call. What blocks in a callback keeps one of them from bringing other answers.
    ///
    /// @throws IllegalArgumentException if the library has no asynchronous call
    public int callbackThreads(int cores) {
        return existing(async, "asynchronous").callbackThreads().applyAsInt(cores);
    }

    /// The details that a request over a new connection shows, [Detail#TLS] only inside TLS. Over a pooled one it shows the same,
    /// without those [Detail#ofNewConnections].
    ///
    /// @param blockingCall of its blocking call, or of its asynchronous one
    /// @throws IllegalArgumentException if the library has none
    public Set<Detail> details(boolean blockingCall) {
        return form(blockingCall).details();
    }

    private Form<?> form(boolean blockingCall) {
        return blockingCall ? existing(blocking, "blocking") : existing(async, "asynchronous");
    }

    private <C> Form<C> existing(@Nullable Form<C> form, String kind) {
        if (form == null) {
            throw new IllegalArgumentException(this + " has no " + kind + " call");
        }
        return form;
    }

    private void requireProtocol(ClientSettings settings) {
        if (!protocols().contains(settings.protocol())) {
            throw new IllegalArgumentException(this + " does not speak " + settings.protocol() + ", only " + protocols());
        }
    }

    /// Opens the blocking form, a new one for each call where the session policy says so.
    ///
    /// @throws IllegalArgumentException if the library has none, or does not speak that protocol
    public BlockingClient openBlocking(ClientSettings settings) {
        requireProtocol(settings);
        Function<ClientSettings, ? extends BlockingClient> opener = existing(blocking, "blocking").opener();
        return settings.session() == ClientSettings.SessionPolicy.PER_REQUEST
                ? new BlockingSessionPerRequest(() -> opener.apply(settings))
                : opener.apply(settings);
    }

    /// Opens the asynchronous form, a new one for each call where the session policy says so.
    ///
    /// @throws IllegalArgumentException if the library has none, or does not speak that protocol
    public AsyncClient openAsync(ClientSettings settings) {
        requireProtocol(settings);
        Function<ClientSettings, ? extends AsyncClient> opener = existing(async, "asynchronous").opener();
        return settings.session() == ClientSettings.SessionPolicy.PER_REQUEST
                ? new AsyncSessionPerRequest(() -> opener.apply(settings))
                : opener.apply(settings);
    }
}
