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
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.RequestForm.Feature;
import io.github.httptoll.client.Setting;
import io.github.httptoll.client.Stamps;
import io.github.httptoll.client.TrustedCertificates;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.asynchttpclient.AsyncHandler;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.BoundRequestBuilder;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.HttpResponseBodyPart;
import org.asynchttpclient.HttpResponseStatus;
import org.jspecify.annotations.Nullable;

/// AsyncHttpClient on Netty: one event loop a core, callbacks on them, no limit by default. It is not given one: with a
/// limit it blocks the calling thread for a free connection, and the caller may be an event loop.
///
/// *Details:* all. *Hand-offs:* one, the event loop of the connection is woken to write; none where the caller is
/// that loop.
final class AsyncHttpClientCalls implements CancellableClient {
    private static final Set<Class<? extends Throwable>> TIMEOUTS = Set.of(ConnectTimeoutException.class,
            ReadTimeoutException.class);

    private final ClientSettings settings;
    private final AsyncHttpClient client;

    AsyncHttpClientCalls(ClientSettings settings) {
        this.settings = settings;
        DefaultAsyncHttpClientConfig.Builder config = Dsl.config().setConnectTimeout(settings.connectTimeout())
                .setReadTimeout(settings.responseTimeout()).setRequestTimeout(settings.responseTimeout())
                .setHttp2Enabled(false)
                .setHttpAdditionalChannelInitializer(channel -> channel.pipeline().addFirst(Written.STAMP));
        AsyncHttpClientSettings.apply(settings.own(), config);
        if (settings.secure()) {
            config.setSslContext(tls(settings.trust()));
        }
        this.client = Dsl.asyncHttpClient(config);
    }

    private static SslContext tls(TrustedCertificates trust) {
        try {
            return SslContextBuilder.forClient().trustManager(trust.manager()).build();
        } catch (SSLException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    @Override
    public Runnable startCancellable(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        BoundRequestBuilder request = client.prepare(call.method(), call.uri().toString());
        if (call.body().exists()) {
            body(call, request);
        }
        call.form().headers().forEach(request::setHeader);
        if (call.form().gzip()) {
            request.setHeader(GzipBody.ACCEPTED, GzipBody.GZIP);
        }
        if (!settings.keepAlive()) {
            request.setHeader(Headers.CONNECTION, Headers.CLOSE);
        }
        Future<Outcome> executed = request.execute(new Handler(new Sending(timeline, call.body().exists()), whenDone));
        return () -> executed.cancel(true);
    }

    /// An array becomes one message with its head (`NettyRequestFactory.newNettyRequest`), so `Expect` would not hold it back.
    private static void body(Call call, BoundRequestBuilder request) {
        if (Pieces.areSent(call)) {
            request.setBody(new AsyncHttpClientPieces(call));
        } else {
            request.setBody(call.body().bytes());
        }
        if (call.form().expectContinue()) {
            request.setHeader(HttpHeaderNames.EXPECT, HttpHeaderValues.CONTINUE);
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Counts the body, which is discarded, and stamps its ends.
    private static final class Handler implements AsyncHandler<Outcome> {
        private final Sending sending;
        private final Stamps timeline;
        private final Consumer<Outcome> whenDone;
        private @Nullable Channel used;
        private int status;
        private @Nullable HttpHeaders headers;
        private long bytes;

        Handler(Sending sending, Consumer<Outcome> whenDone) {
            this.sending = sending;
            this.timeline = sending.timeline();
            this.whenDone = whenDone;
        }

        @Override
        public void onTcpConnectAttempt(InetSocketAddress address) {
            timeline.connecting();
        }

        @Override
        public void onTcpConnectSuccess(InetSocketAddress address, Channel channel) {
            timeline.connected();
            leased(channel);
        }

        @Override
        public void onTlsHandshakeAttempt() {
            timeline.securing();
        }

        /// Only now is the connection open.
        @Override
        public void onTlsHandshakeSuccess(SSLSession session) {
            timeline.secured();
            timeline.connected();
            timeline.leased();
        }

        @Override
        public void onConnectionPooled(Channel channel) {
            leased(channel);
        }

        private void leased(Channel channel) {
            timeline.leased();
            channel.attr(Written.BY).set(sending);
            used = channel;
        }

        @Override
        public State onStatusReceived(HttpResponseStatus responseStatus) {
            status = responseStatus.getStatusCode();
            Objects.requireNonNull(used, "no answer without a connection").attr(Written.BY).set(null);
            return State.CONTINUE;
        }

        @Override
        public State onHeadersReceived(HttpHeaders responseHeaders) {
            timeline.headers();
            headers = responseHeaders;
            return State.CONTINUE;
        }

        @Override
        public State onBodyPartReceived(HttpResponseBodyPart part) {
            bytes += part.length();
            return State.CONTINUE;
        }

        @Override
        public void onThrowable(Throwable thrown) {
            whenDone.accept(Outcome.Failure.of(thrown, TIMEOUTS));
        }

        @Override
        public Outcome onCompleted() {
            timeline.done();
            HttpHeaders head = Objects.requireNonNull(headers, "the head precedes the end");
            Outcome outcome = new Outcome.Reply(status, bytes, head.get(Headers.TOKEN), head.get(Headers.STAMPS));
            whenDone.accept(outcome);
            return outcome;
        }
    }

    /// A request that is being sent.
    ///
    /// @param posts true: it has a body
    private record Sending(Stamps timeline, boolean posts) {}

    /// Stands next to the socket on the event loop: the first bytes that pass are the encoded head of the request. The
    /// library's own `onRequestSend` will not do, it comes on the caller's thread before encoding and hop. A body passes in several
    /// parts, so each is stamped when the socket has taken it, until the answer begins.
    @Sharable
    private static final class Written extends ChannelOutboundHandlerAdapter {
        static final AttributeKey<Sending> BY = AttributeKey.valueOf("httptoll.sending");
        static final Written STAMP = new Written();

        @Override
        public void write(ChannelHandlerContext context, Object bytes, ChannelPromise promise) {
            Sending sending = context.channel().attr(BY).get();
            if (sending == null) {
                var _ = context.write(bytes, promise);
            } else if (sending.posts()) {
                var _ = context.write(bytes, promise.unvoid()).addListener(_ -> stamp(sending, context.channel()));
            } else {
                context.channel().attr(BY).set(null);
                sending.timeline().written();
                var _ = context.write(bytes, promise);
            }
        }

        private static void stamp(Sending sending, Channel channel) {
            if (sending.equals(channel.attr(BY).get())) {
                sending.timeline().written();
            }
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
            return ClientDescription.of("ASYNC_HTTP_CLIENT", "AsyncHttpClient")
                    .packages("org.asynchttpclient", "io.netty").library("async-http-client")
                    .speaks(Protocol.HTTP_1_1_TLS)
                    .async(Form.of(AsyncHttpClientCalls::new).handOffs(1).callbacks(cores -> cores)
                            .exposes(Detail.LEASE, Detail.CONNECT, Detail.TLS, Detail.WRITE))
                    .processThreads("globalEventExecutor.*", "ObjectCleanerThread")
                    .differences(
                            "gets no limit: with a limit it blocks the calling thread, which may be an event loop");
        }

        @Override
        public List<Setting> settings() {
            return AsyncHttpClientSettings.ALL;
        }
    }
}
