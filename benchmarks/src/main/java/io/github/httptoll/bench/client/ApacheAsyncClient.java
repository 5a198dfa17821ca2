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
import io.github.httptoll.client.RequestForm;
import io.github.httptoll.client.Setting;
import io.github.httptoll.client.Stamps;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.H2AsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/// Apache HttpClient 5, asynchronous: one I/O reactor thread a core, callbacks on it. Default: 5 connections a route.
///
/// *Details:* the lease, not how much of it was connecting; it ends on the reactor thread. *Hand-offs:* one, the
/// caller queues the request to the reactor thread and wakes it.
final class ApacheAsyncClient implements CancellableClient {
    private final ClientSettings settings;
    private final CloseableHttpAsyncClient client;

    ApacheAsyncClient(ClientSettings settings) {
        this.settings = settings;
        this.client = settings.multiplexed() ? http2(settings) : http1(settings);
        client.start();
    }

    private static CloseableHttpAsyncClient http1(ClientSettings settings) {
        PoolingAsyncClientConnectionManagerBuilder connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(ApacheConfigs.connection(settings));
        if (settings.secure()) {
            connections.setTlsStrategy(ApacheConfigs.tls(settings).buildAsync())
                    .setDefaultTlsConfig(TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build());
        }
        if (settings.tuned()) {
            connections.setMaxConnPerRoute(settings.connections()).setMaxConnTotal(settings.connections());
        }
        OwnSettings own = settings.own();
        own.whole("maxConnPerRoute", connections::setMaxConnPerRoute);
        own.whole("maxConnTotal", connections::setMaxConnTotal);
        own.word("poolConcurrencyPolicy",
                name -> connections.setPoolConcurrencyPolicy(PoolConcurrencyPolicy.valueOf(name)));
        HttpAsyncClientBuilder builder = HttpAsyncClients.custom().setConnectionManager(connections.build())
                .setDefaultRequestConfig(ApacheConfigs.request(settings))
                .setIOReactorConfig(ApacheSettings.reactor(own))
                .addRequestInterceptorLast(ApacheConfigs.LEASED);
        own.millis("evictIdleConnections", idle -> builder.evictIdleConnections(TimeValue.of(idle)));
        if (!own.flag("automaticRetries", false)) {
            builder.disableAutomaticRetries();
        }
        return builder.build();
    }

    /// The client that speaks nothing but HTTP/2. The other one can, too, but leases a connection to one call at a time.
    private static CloseableHttpAsyncClient http2(ClientSettings settings) {
        H2AsyncClientBuilder builder = HttpAsyncClients.customHttp2()
                .setDefaultConnectionConfig(ApacheConfigs.connection(settings))
                .setDefaultRequestConfig(ApacheConfigs.request(settings))
                .setIOReactorConfig(ApacheSettings.reactor(settings.own()))
                .addRequestInterceptorLast(ApacheConfigs.LEASED);
        OwnSettings own = settings.own();
        own.whole("initialWindowSize",
                size -> builder.setH2Config(H2Config.custom().setInitialWindowSize(size).build()));
        own.millis("evictIdleConnections", idle -> builder.evictIdleConnections(TimeValue.of(idle)));
        if (!own.flag("automaticRetries", false)) {
            builder.disableAutomaticRetries();
        }
        if (settings.secure()) {
            builder.setTlsStrategy(ApacheConfigs.tls(settings).buildAsync());
        }
        return builder.build();
    }

    @Override
    public Runnable startCancellable(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        AsyncRequestBuilder request = AsyncRequestBuilder.create(call.method()).setUri(call.uri());
        if (call.body().exists()) {
            request.setEntity(call.form().pieces() > 1
                    ? new ApachePieces(call)
                    : new BasicAsyncEntityProducer(call.body().bytes(), ContentType.APPLICATION_OCTET_STREAM,
                            !call.form().knownLength()));
        }
        call.form().headers().forEach(request::setHeader);
        if (saysLength(call)) {
            request.setHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(call.body().length()));
        }
        // The library's client that speaks HTTP/2 alone neither asks for gzip nor decodes it.
        boolean decodes = call.form().gzip() && settings.multiplexed();
        if (decodes) {
            request.setHeader(GzipBody.ACCEPTED, GzipBody.GZIP);
        }
        if (!settings.keepAlive()) {
            request.setHeader(Headers.CONNECTION, Headers.CLOSE);
        }
        HttpClientContext context = ApacheConfigs.context(timeline);
        if (call.form().expectContinue()) {
            context.setRequestConfig(ApacheConfigs.expectingContinue(settings));
        }
        Future<Outcome> executed = client.execute(request.build(), new Body(timeline, decodes), context,
                new FutureCallback<Outcome>() {
                    @Override
                    public void completed(Outcome outcome) {
                        whenDone.accept(outcome);
                    }

                    @Override
                    public void failed(Exception thrown) {
                        whenDone.accept(Outcome.Failure.of(thrown));
                    }

                    @Override
                    public void cancelled() {
                        whenDone.accept(Outcome.Failure.of(new CancellationException("cancelled by the client")));
                    }
                });
        return () -> executed.cancel(true);
    }

    /// Over HTTP/2 the library says no length (`H2RequestContent`), so a form that is to have it needs this.
    private boolean saysLength(Call call) {
        return settings.multiplexed() && call.body().exists() && call.form().knownLength()
                && !call.form().equals(RequestForm.USUAL);
    }

    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
    }

    /// Counts the body, which is discarded, and stamps its ends.
    private static final class Body extends AbstractBinResponseConsumer<Outcome> {
        private final Stamps timeline;
        private final boolean decodes;
        private @Nullable HttpResponse response;
        private @Nullable GzipBody encoded;
        private long bytes;

        Body(Stamps timeline, boolean decodes) {
            this.timeline = timeline;
            this.decodes = decodes;
        }

        @Override
        protected void start(HttpResponse head, ContentType contentType) {
            timeline.headers();
            response = head;
            encoded = decodes && GzipBody.GZIP.equals(ApacheClassicClient.header(head, GzipBody.ENCODED))
                    ? new GzipBody()
                    : null;
        }

        @Override
        protected int capacityIncrement() {
            return Integer.MAX_VALUE;
        }

        @Override
        protected void data(ByteBuffer source, boolean endOfStream) throws IOException {
            if (encoded == null) {
                bytes += source.remaining();
                source.position(source.limit());
                return;
            }
            encoded.take(source);
            if (endOfStream) {
                bytes = encoded.decodedBytes();
            }
        }

        @Override
        protected Outcome buildResult() {
            timeline.done();
            HttpResponse head = Objects.requireNonNull(response, "the head precedes the body");
            return new Outcome.Reply(head.getCode(), bytes, ApacheClassicClient.header(head, Headers.TOKEN),
                    ApacheClassicClient.header(head, Headers.STAMPS));
        }

        @Override
        public void releaseResources() {}
    }

    public static final class Provider implements ClientProvider {
        @Override
        public Set<Feature> sends() {
            return EnumSet.of(Feature.METHOD, Feature.HEADERS, Feature.UNKNOWN_LENGTH, Feature.PIECES,
                    Feature.EXPECT_CONTINUE, Feature.GZIP);
        }

        @Override
        public ClientDescription describe() {
            return ClientDescription.of("APACHE_ASYNC", "Apache async").packages("org.apache.hc")
                    .library("apache-httpclient5").speaksAll()
                    .async(Form.of(ApacheAsyncClient::new).limit(5).boundsConnections().handOffs(1)
                            .callbacks(cores -> cores)
                            .exposes(Detail.LEASE));
        }

        @Override
        public List<Setting> settings() {
            return ApacheSettings.ASYNC;
        }
    }
}
