// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import io.github.httptoll.client.CancellableClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.Headers;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.RequestForm.Feature;
import io.github.httptoll.client.Setting;
import io.github.httptoll.client.Stamps;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;
import reactor.util.context.Context;

/// Reactor Netty: an event loop a core, but at least four, callbacks on them. Default: 500 connections a host in the pool that
/// is shared by all who ask for none of their own. By default the process shares loops and pool; each client of ours has
/// its own, of the same size. A connection is pooled again only after the callback has returned.
///
/// *Details:* the lease, not how much of it was connecting, and the write including the system call; both end on the event
/// loop. *Hand-offs:* one, the event loop of the connection is woken to encode and write; none where the caller is that loop.
final class ReactorNettyClient implements CancellableClient {
    /// What the library's shared pool has, which a program gets that does not ask for a pool of its own.
    private static final int DEFAULT_LIMIT = 500;
    private static final String JDK = "JDK";
    private static final Set<Class<? extends Throwable>> TIMEOUTS = Set.of(ConnectTimeoutException.class,
            ReadTimeoutException.class);

    private final LoopResources loops;
    private final ConnectionProvider pool;
    private final HttpClient client;
    private final Duration patience;

    ReactorNettyClient(ClientSettings settings) {
        patience = settings.responseTimeout();
        OwnSettings own = settings.own();
        loops = ReactorNettySettings.loops(own);
        pool = ReactorNettySettings.apply(own, settings.tuned() ? tuned(settings) : standard()).build();
        HttpClient plain = ReactorNettySettings.apply(own, speaking(settings, HttpClient.create(pool))).runOn(loops);
        // The server's address is a number. The library's own resolver would hold a socket to ask for it.
        client = (own.text("resolver", JDK).equals(JDK) ? plain.resolver(DefaultAddressResolverGroup.INSTANCE) : plain)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(settings.connectTimeout().toMillis()))
                .responseTimeout(settings.responseTimeout()).keepAlive(settings.keepAlive())
                .doOnRequest((request, connection) -> timeline(request).leased())
                .doAfterRequest((request, connection) -> timeline(request).written());
    }

    private static HttpClient speaking(ClientSettings settings, HttpClient client) {
        return switch (settings.protocol()) {
            case HTTP_1_1 -> client;
            case HTTP_1_1_TLS ->
                client.secure(spec -> spec.sslContext(trusting(settings, Http11SslContextSpec.forClient())));
            case H2 -> client.protocol(HttpProtocol.H2)
                    .secure(spec -> spec.sslContext(trusting(settings, Http2SslContextSpec.forClient())));
            case H2C -> client.protocol(HttpProtocol.H2C);
        };
    }

    private static GenericSslContextSpec<SslContextBuilder> trusting(ClientSettings settings,
            GenericSslContextSpec<SslContextBuilder> spec) {
        return spec.configure(builder -> builder.trustManager(settings.trust().manager()));
    }

    /// All waiting fits into the queue, and is bounded like waiting for an answer.
    private static ConnectionProvider.Builder tuned(ClientSettings settings) {
        return ConnectionProvider.builder("reactor").maxConnections(settings.poolSize()).pendingAcquireMaxCount(-1)
                .pendingAcquireTimeout(settings.responseTimeout());
    }

    /// The pool that is shared by all who ask for none of their own.
    private static ConnectionProvider.Builder standard() {
        return ConnectionProvider.builder("reactor").maxConnections(DEFAULT_LIMIT);
    }

    private static Stamps timeline(HttpClientRequest request) {
        return request.currentContextView().get(Stamps.class);
    }

    @Override
    public Runnable startCancellable(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        Flux<Outcome> answer = sender(call).response((response, body) -> {
            timeline.headers();
            return body.map(ByteBuf::readableBytes).reduce(0L, Long::sum).map(bytes -> {
                timeline.done();
                return reply(response, bytes);
            });
        });
        return answer.contextWrite(Context.of(Stamps.class, timeline)).subscribeWith(new Answer(whenDone))::dispose;
    }

    /// A body that comes as one buffer is sent with its length.
    private HttpClient.ResponseReceiver<?> sender(Call call) {
        HttpClient decoding = call.form().gzip() ? client.compress(true) : client;
        HttpClient own = call.form().headers().isEmpty()
                ? decoding
                : decoding.headers(headers -> call.form().headers().forEach(headers::set));
        HttpClient.RequestSender sender = own.request(HttpMethod.valueOf(call.method())).uri(call.uri());
        if (!call.body().exists()) {
            return sender;
        }
        if (Pieces.areSent(call)) {
            return sender.send((request, outbound) -> ReactorNettyBody.send(call, patience, request, outbound));
        }
        return sender.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(call.body().bytes())));
    }

    private static Outcome reply(HttpClientResponse response, long bytes) {
        return new Outcome.Reply(response.status().code(), bytes, response.responseHeaders().get(Headers.TOKEN),
                response.responseHeaders().get(Headers.STAMPS));
    }

    @Override
    public void close() {
        pool.disposeLater().then(loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5))).block();
    }

    /// Calls back once, when the exchange is over.
    private static final class Answer extends BaseSubscriber<Outcome> {
        private final Consumer<Outcome> whenDone;
        private @Nullable Outcome outcome;

        Answer(Consumer<Outcome> whenDone) {
            this.whenDone = whenDone;
        }

        @Override
        protected void hookOnNext(Outcome value) {
            outcome = value;
        }

        @Override
        protected void hookOnComplete() {
            whenDone.accept(outcome == null
                    ? new Outcome.Failure(Outcome.Kind.OTHER, "the exchange ended without an answer")
                    : outcome);
        }

        @Override
        protected void hookOnError(Throwable thrown) {
            whenDone.accept(Outcome.Failure.of(thrown, TIMEOUTS));
        }

        @Override
        protected void hookOnCancel() {
            whenDone.accept(Outcome.Failure.of(new CancellationException("given up by the caller")));
        }
    }

    public static final class Provider implements ClientProvider {
        @Override
        public Set<Feature> sends() {
            return EnumSet.of(Feature.METHOD, Feature.HEADERS, Feature.UNKNOWN_LENGTH, Feature.PIECES,
                    Feature.EXPECT_CONTINUE, Feature.GZIP);
        }

        @Override
        public ClientDescription describe() {
            return ClientDescription.of("REACTOR_NETTY", "Reactor Netty").packages("reactor", "io.netty")
                    .library("reactor-netty-http").speaksAll()
                    .async(Form.of(ReactorNettyClient::new).limit(DEFAULT_LIMIT).boundsConnections().handOffs(1)
                            .callbacks(cores -> Math.max(4, cores))
                            .exposes(Detail.LEASE, Detail.WRITE))
                    .processThreads("globalEventExecutor.*", "parallel-\\d+")
                    .differences("a pooled connection is free only after the callback has returned");
        }

        @Override
        public List<Setting> settings() {
            return ReactorNettySettings.ALL;
        }
    }
}
