// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.CancellableClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.Headers;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.RequestForm.Answer;
import io.github.httptoll.client.RequestForm.Feature;
import io.github.httptoll.client.Setting;
import io.github.httptoll.client.Stamps;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/// OkHttp. `execute` is blocking I/O on the caller's thread and has no limit, but keeps only 5 idle connections by
/// default. `enqueue` is *threads behind a callback*: one pooled thread per call in flight, 5 a host by default.
/// It leaves Nagle's algorithm on.
///
/// *Details:* all; a request counts as written when it is encoded, just before the flush. *Hand-offs:* four for
/// `execute`, none of which it waits for. The write and the read each begin a timeout, of which the watchdog learns. The
/// connection that goes back to the pool wakes the cleaner, which then waits for the lock that its waker holds. Five for
/// `enqueue`: first the dispatcher's thread, which writes, reads and calls back.
final class OkHttpCalls implements BlockingClient, CancellableClient {
    private final ClientSettings settings;
    private final OkHttpClient client;
    /// Answers that are not closed, as in a program that forgot them and still has them. Where the collector took one, the library (5.5.1)
    /// frees its connection and closes it a moment later. A call that takes it in between ends with "unexpected end of stream".
    private final Collection<Response> left = new ConcurrentLinkedQueue<>();

    OkHttpCalls(ClientSettings settings) {
        this.settings = settings;
        OkHttpClient.Builder builder = new OkHttpClient.Builder().protocols(protocols(settings))
                .connectTimeout(settings.connectTimeout()).readTimeout(settings.responseTimeout())
                .eventListenerFactory(Hooks::new);
        if (settings.secure()) {
            builder.sslSocketFactory(settings.trust().newContext().getSocketFactory(), settings.trust().manager());
        }
        OkHttpSettings.apply(settings, builder);
        this.client = builder.build();
    }

    /// Inside TLS the library offers HTTP/2 only together with HTTP/1.1; the server takes it.
    private static List<Protocol> protocols(ClientSettings settings) {
        return switch (settings.protocol()) {
            case HTTP_1_1, HTTP_1_1_TLS -> List.of(Protocol.HTTP_1_1);
            case H2 -> List.of(Protocol.HTTP_2, Protocol.HTTP_1_1);
            case H2C -> List.of(Protocol.H2_PRIOR_KNOWLEDGE);
        };
    }

    @Override
    public Outcome call(io.github.httptoll.client.Call call, Stamps timeline) {
        try {
            return answer(call, client.newCall(request(call, timeline)).execute(), timeline);
        } catch (IOException e) {
            return Outcome.Failure.of(e);
        }
    }

    @Override
    public Runnable startCancellable(io.github.httptoll.client.Call call, Stamps timeline,
            Consumer<Outcome> whenDone) {
        Call started = client.newCall(request(call, timeline));
        started.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException thrown) {
                whenDone.accept(Outcome.Failure.of(thrown));
            }

            @Override
            public void onResponse(Call answered, Response response) {
                whenDone.accept(answerOrFailure(call, response, timeline));
            }
        });
        return started::cancel;
    }

    private Request request(io.github.httptoll.client.Call call, Stamps timeline) {
        Request.Builder request = new Request.Builder().url(call.uri().toString()).tag(Stamps.class, timeline);
        request.method(call.method(), body(call));
        call.form().headers().forEach(request::header);
        if (call.form().expectContinue()) {
            request.header("Expect", "100-continue");
        }
        if (!settings.keepAlive()) {
            request.header(Headers.CONNECTION, Headers.CLOSE);
        }
        return request.build();
    }

    /// The library demands one of a POST and of a PUT.
    private static @Nullable RequestBody body(io.github.httptoll.client.Call call) {
        boolean plain = !call.body().exists() || call.form().isPlainBody();
        if (plain) {
            return call.method().equals("GET") ? null : RequestBody.create(call.body().bytes());
        }
        return new RequestBody() {
            @Override
            public @Nullable MediaType contentType() {
                return null;
            }

            @Override
            public long contentLength() {
                return Pieces.saidLength(call);
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                Pieces.write(call, sink.outputStream());
            }
        };
    }

    /// The connection goes back to the pool before the callback's work begins, as in a program that reads the body and
    /// then uses it.
    private Outcome answerOrFailure(io.github.httptoll.client.Call call, Response response, Stamps timeline) {
        try {
            return answer(call, response, timeline);
        } catch (IOException e) {
            return Outcome.Failure.of(e);
        }
    }

    private Outcome answer(io.github.httptoll.client.Call call, Response response, Stamps timeline)
            throws IOException {
        timeline.headers();
        if (call.form().answer() == Answer.LEFT) {
            left.add(response);
            return reply(response, 0, timeline);
        }
        try (response) {
            boolean reads = call.form().answer() == Answer.READ;
            return reply(response, reads ? response.body().source().readAll(Okio.blackhole()) : 0, timeline);
        }
    }

    private static Outcome reply(Response response, long bytes, Stamps timeline) {
        timeline.done();
        return new Outcome.Reply(response.code(), bytes, response.header(Headers.TOKEN),
                response.header(Headers.STAMPS));
    }

    @Override
    public void close() {
        ExecutorService threads = client.dispatcher().executorService();
        threads.close();
        left.forEach(Response::close);
        client.connectionPool().evictAll();
    }

    /// Stamps what the library tells of a call. The end of the request's headers is the end of encoding them; the flush
    /// follows at once, on the same thread.
    private static final class Hooks extends EventListener {
        private final Stamps timeline;

        Hooks(Call call) {
            this.timeline = Objects.requireNonNull(call.request().tag(Stamps.class),
                    "every request has its time line");
        }

        @Override
        public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
            timeline.connecting();
        }

        @Override
        public void secureConnectStart(Call call) {
            timeline.securing();
        }

        @Override
        public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
            timeline.secured();
        }

        @Override
        public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
            timeline.connected();
        }

        @Override
        public void connectionAcquired(Call call, Connection connection) {
            timeline.leased();
        }

        @Override
        public void requestHeadersEnd(Call call, Request request) {
            timeline.written();
        }

        /// Again: it comes after the head.
        @Override
        public void requestBodyEnd(Call call, long byteCount) {
            timeline.written();
        }
    }

    public static final class Provider implements ClientProvider {
        @Override
        public Set<Feature> sends() {
            return EnumSet.allOf(Feature.class);
        }

        @Override
        public ClientDescription describe() {
            return ClientDescription.of("OKHTTP", "OkHttp").packages("okhttp3", "okio").library("okhttp").speaksAll()
                    .blocking(Form.of(OkHttpCalls::new).idle(5).handOffs(4).exposes(Detail.LEASE, Detail.CONNECT,
                            Detail.TLS,
                            Detail.WRITE))
                    .async(Form.of(OkHttpCalls::new).idle(5).limit(5).boundsRequests().handOffs(5)
                            .callbacks(cores -> Integer.MAX_VALUE)
                            .exposes(Detail.LEASE, Detail.CONNECT, Detail.TLS, Detail.WRITE))
                    .processThreads("Okio Watchdog", "OkHttp (TaskRunner|ConnectionPool).*")
                    .differences("Nagle's algorithm is on; `enqueue` is blocking I/O on its own threads");
        }

        @Override
        public List<Setting> settings() {
            return OkHttpSettings.ALL;
        }
    }
}
