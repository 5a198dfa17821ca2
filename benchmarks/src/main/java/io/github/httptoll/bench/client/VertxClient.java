// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.Call;
import io.github.httptoll.client.CancellableClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.Headers;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.RequestForm.Feature;
import io.github.httptoll.client.Setting;
import io.github.httptoll.client.Stamps;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.WebClientInternal;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Vert.x WebClient: callbacks on an event loop. There are two a core, but the calls of one thread, and those that
/// their callbacks make, use *one event loop*. Default: 5 connections a host.
///
/// *Details:* head and body only, its interceptors are not public. *Hand-offs:* three. The caller gives the event loop three
/// tasks: a connection to take, a timeout to schedule, the request to encode and write. Each wakes it, unless it is awake;
/// none does where the caller is that loop.
final class VertxClient implements CancellableClient {
    private static final Set<Class<? extends Throwable>> TIMEOUTS = Set.of(ConnectTimeoutException.class,
            ReadTimeoutException.class);

    private final ClientSettings settings;
    /// Without the directory that it keeps for files, which no call needs.
    private final Vertx vertx;
    private final HttpClientOptions options;
    private final PoolOptions sizes;
    private final Pool usual;
    private @Nullable Pool decoding;

    /// Connections, and what makes calls over them.
    private record Pool(HttpClient connections, WebClient client) {
        static Pool of(HttpClient connections) {
            return new Pool(connections, wrap(connections));
        }
    }

    VertxClient(ClientSettings settings) {
        this.settings = settings;
        OwnSettings own = settings.own();
        vertx = Vertx.vertx(VertxSettings.apply(own, new VertxOptions().setFileSystemOptions(
                new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false))));
        PoolOptions room = new PoolOptions();
        if (settings.tuned()) {
            room.setHttp1MaxSize(settings.connections());
        }
        sizes = VertxSettings.apply(own, room);
        options = new WebClientOptions();
        options.setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setKeepAlive(settings.keepAlive())
                .setProtocolVersion(settings.multiplexed() ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
                .setHttp2ClearTextUpgrade(false);
        if (settings.secure()) {
            options.setUseAlpn(settings.multiplexed()).setTrustOptions(TrustOptions.wrap(settings.trust().manager()));
        }
        VertxSettings.apply(own, options);
        usual = Pool.of(vertx.createHttpClient(options, sizes));
    }

    private static WebClient wrap(HttpClient connections) {
        return WebClient.wrap(connections, new WebClientOptions().setFollowRedirects(false));
    }

    private Pool pool(Call call) {
        return call.form().gzip() ? decoding() : usual;
    }

    /// To ask for gzip and to decode it is a setting of the pool, so calls that do have another one, from the first of them on.
    private synchronized Pool decoding() {
        if (decoding == null) {
            decoding = Pool.of(vertx
                    .createHttpClient(new HttpClientOptions(options).setDecompressionSupported(true), sizes));
        }
        return decoding;
    }

    @Override
    public void start(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        if (Pieces.areSent(call)) {
            Runnable unused = startCancellable(call, timeline, whenDone);
        } else {
            send(pool(call).client, call, timeline, whenDone);
        }
    }

    /// The library gives nothing to cancel by. But an interceptor of a wrapper, made for this call alone around the same pool, gets to
    /// see the request below, which can be reset; one that still waits for its connection, when it has it.
    @Override
    public Runnable startCancellable(Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        CompletableFuture<HttpClientRequest> below = new CompletableFuture<>();
        WebClientInternal own = (WebClientInternal) wrap(pool(call).connections);
        send(own.addInterceptor(context -> {
            if (context.phase() == ClientPhase.SEND_REQUEST) {
                below.complete(context.clientRequest());
                if (Pieces.areSent(call)) {
                    VertxBody.send(call, context);
                    return;
                }
            }
            context.next();
        }), call, timeline, whenDone);
        return () -> {
            var _ = below.thenAccept(HttpClientRequest::reset);
        };
    }

    private void send(WebClient through, Call call, Stamps timeline, Consumer<Outcome> whenDone) {
        HttpMethod method = HttpMethod.valueOf(call.method());
        HttpRequest<Long> request = through.requestAbs(method, call.uri().toString())
                .timeout(settings.responseTimeout().toMillis())
                .as(new Body(timeline));
        call.form().headers().forEach(request::putHeader);
        Future<HttpResponse<Long>> sent = call.body().exists() && !Pieces.areSent(call)
                ? request.sendBuffer(Buffer.buffer(call.body().bytes()))
                : request.send();
        sent.onComplete(answer -> whenDone.accept(outcome(answer)));
    }

    private static Outcome outcome(AsyncResult<HttpResponse<Long>> answer) {
        if (answer.failed()) {
            return Outcome.Failure.of(answer.cause(), TIMEOUTS);
        }
        HttpResponse<Long> response = answer.result();
        return new Outcome.Reply(response.statusCode(), response.body(), response.getHeader(Headers.TOKEN),
                response.getHeader(Headers.STAMPS));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// Counts the body of one answer, which is discarded, and stamps its ends. Asked for its stream when the head is there.
    private static final class Body implements BodyCodec<Long>, BodyStream<Long> {
        private final Stamps timeline;
        private long bytes;

        Body(Stamps timeline) {
            this.timeline = timeline;
        }

        @Override
        public BodyStream<Long> stream() {
            timeline.headers();
            return this;
        }

        @Override
        public Future<Void> write(Buffer part) {
            bytes += part.length();
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> end() {
            timeline.done();
            return Future.succeededFuture();
        }

        @Override
        public Future<Long> result() {
            return Future.succeededFuture(bytes);
        }

        @Override
        public boolean writeQueueFull() {
            return false;
        }

        @Override
        public WriteStream<Buffer> setWriteQueueMaxSize(int size) {
            return this;
        }

        @Override
        public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
            return this;
        }

        @Override
        public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
            return this;
        }

        @Override
        public void handle(Throwable thrown) {}
    }

    public static final class Provider implements ClientProvider {
        @Override
        public Set<Feature> sends() {
            return EnumSet.of(Feature.METHOD, Feature.HEADERS, Feature.UNKNOWN_LENGTH, Feature.PIECES,
                    Feature.EXPECT_CONTINUE, Feature.GZIP);
        }

        @Override
        public ClientDescription describe() {
            return ClientDescription.of("VERTX", "Vert.x").packages("io.vertx", "io.netty").library("vertx-web-client")
                    .speaksAll()
                    .async(Form.of(VertxClient::new).limit(5).boundsConnections().handOffs(3))
                    .processThreads("globalEventExecutor.*")
                    .differences("one caller means one event loop");
        }

        @Override
        public List<Setting> settings() {
            return VertxSettings.ALL;
        }
    }
}
