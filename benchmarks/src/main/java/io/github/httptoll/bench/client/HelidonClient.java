// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
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
import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webclient.api.ClientRequest;
import io.helidon.webclient.api.HttpClient;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import io.helidon.webclient.api.WebClientConfig;
import io.helidon.webclient.api.WebClientServiceRequest;
import io.helidon.webclient.api.WebClientServiceResponse;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http2.Http2Client;
import io.helidon.webclient.http2.Http2ClientProtocolConfig;
import io.helidon.webclient.spi.WebClientService;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Helidon's WebClient: blocking I/O on the caller's thread, no limit, but it keeps only 256 idle connections by default. It
/// leaves Nagle's algorithm on. By default all clients of a process share their idle connections; each of ours has its own.
///
/// *Details:* the lease, with the encoding of the head in it, not how much of it was connecting. *Hand-offs:* five. Each
/// idle connection has a virtual thread that sits in a read, to notice if the server closes it. It takes the first byte of
/// the next answer on a carrier, and wakes the caller. After the call the next such thread starts on a carrier; its read
/// wakes the poller of sockets, and the scheduler of its timeout.
///
/// *Requests:* the stream of a body cannot be flushed, since `Http1CallOutputStreamChain.ClientConnectionOutputStream` has no `flush`. So
/// a body in pieces is sent by a client without a buffer. Over HTTP/1.1 the library asks first (`Expect`) only where the length is not
/// known: the `write` of that class leaves `Expect` out otherwise, and `Http1CallEntityChain` does not wait for the server. After a
/// failure between two pieces the library does not close the connection over HTTP/1.1: `Http1CallChainBase.proceed` only lets go of it.
final class HelidonClient implements BlockingClient {
    private static final HeaderName TOKEN = HeaderNames.create(Headers.TOKEN);
    private static final HeaderName STAMPS = HeaderNames.create(Headers.STAMPS);
    /// Brings the time line to [#stamp]; the whole call is made by one thread.
    private static final ScopedValue<Stamps> CALL = ScopedValue.newInstance();

    private final ClientSettings settings;
    private final WebClient client;
    private final HttpClient<?> calls;
    /// For bodies in pieces or without a length, from the first of them on.
    private @Nullable HelidonClient unbuffered;

    HelidonClient(ClientSettings settings) {
        this(settings, builder -> builder.addService(HelidonClient::stamp));
    }

    private HelidonClient(ClientSettings settings, Consumer<WebClientConfig.Builder> more) {
        this.settings = settings;
        WebClientConfig.Builder builder = WebClient.builder()
                .addProtocolPreference(settings.multiplexed() ? Http2Client.PROTOCOL_ID : Http1Client.PROTOCOL_ID)
                .connectTimeout(settings.connectTimeout()).readTimeout(settings.responseTimeout())
                .keepAlive(settings.keepAlive()).followRedirects(false);
        more.accept(builder);
        // By default all clients of a process share their idle connections, and none of them can close these.
        builder.shareConnectionCache(false);
        // By default it decodes by what it finds on the class path, which is nothing here. It asks for no encoding by itself.
        builder.contentEncoding(ContentEncodingContext.builder().contentEncodingsDiscoverServices(false)
                .addContentEncoding(new HelidonGzip()).build());
        if (settings.secure()) {
            builder.tls(Tls.builder().sslContext(settings.trust().newContext()).build());
        }
        if (settings.tuned()) {
            builder.connectionCacheSize(settings.connections());
        }
        HelidonSettings.apply(settings.own(), builder);
        this.client = builder.build();
        this.calls = speaking(settings);
    }

    /// Names the protocol: to find it out, the library would open a connection and use it once.
    private HttpClient<?> speaking(ClientSettings settings) {
        return switch (settings.protocol()) {
            case HTTP_1_1 -> client;
            case HTTP_1_1_TLS -> client.client(Http1Client.PROTOCOL);
            case H2, H2C -> client.client(Http2Client.PROTOCOL,
                    HelidonSettings.http2(settings.own(),
                            Http2ClientProtocolConfig.builder().priorKnowledge(!settings.secure())));
        };
    }

    /// The library says when the request's head is encoded, which is after the lease and just before the write.
    private static WebClientServiceResponse stamp(WebClientService.Chain chain, WebClientServiceRequest request) {
        var _ = request.whenSent().thenRun(CALL.get()::leased);
        return chain.proceed(request);
    }

    @Override
    public Outcome call(Call call, Stamps timeline) {
        try {
            return ScopedValue.where(CALL, timeline).call(() -> exchange(call, timeline));
        } catch (IOException | RuntimeException e) {
            return Outcome.Failure.of(cause(e));
        }
    }

    private Outcome exchange(Call call, Stamps timeline) throws IOException {
        try (HttpClientResponse response = send(call, timeline)) {
            timeline.headers();
            long bytes = 0;
            if (response.entity().hasEntity()) {
                try (InputStream body = response.inputStream()) {
                    bytes = body.transferTo(OutputStream.nullOutputStream());
                }
            }
            timeline.done();
            return new Outcome.Reply(response.status().code(), bytes, response.headers().first(TOKEN).orElse(null),
                    response.headers().first(STAMPS).orElse(null));
        }
    }

    private HttpClientResponse send(Call call, Stamps timeline) {
        boolean plain = !call.body().exists() || call.form().isPlainBody();
        HttpClient<?> sender = plain ? calls : unbuffered().calls;
        ClientRequest<?> request = sender.method(Method.create(call.method())).uri(call.uri());
        call.form().headers().forEach((name, value) -> request.header(HeaderNames.create(name), value));
        if (call.form().gzip()) {
            request.header(HeaderNames.ACCEPT_ENCODING, GzipBody.GZIP);
        }
        if (call.form().expectContinue()) {
            request.sendExpectContinue(true);
        }
        if (!plain) {
            return pieces(request, call, timeline);
        }
        return call.body().exists() ? request.submit(call.body().bytes()) : request.request();
    }

    /// The stream is there when the request has a connection. It is closed only where the body is whole.
    private static HttpClientResponse pieces(ClientRequest<?> request, Call call, Stamps timeline) {
        if (call.form().knownLength()) {
            request.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, call.body().length()));
        }
        return request.outputStream(body -> {
            timeline.leased();
            Pieces.write(call, body);
            body.close();
        });
    }

    /// What is written goes to the socket at once, and the adapter alone says when to ask first.
    private synchronized HelidonClient unbuffered() {
        HelidonClient opened = unbuffered;
        if (opened == null) {
            opened = new HelidonClient(settings, builder -> builder.writeBufferSize(0).sendExpectContinue(false));
            unbuffered = opened;
        }
        return opened;
    }

    /// What the socket said, which the library wraps, twice where it was the thread that watches an idle connection.
    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof RuntimeException || cause instanceof ExecutionException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public synchronized void close() {
        calls.closeResource();
        client.closeResource();
        if (unbuffered != null) {
            unbuffered.close();
        }
    }

    public static final class Provider implements ClientProvider {
        @Override
        public Set<Feature> sends() {
            return EnumSet.of(Feature.METHOD, Feature.HEADERS, Feature.UNKNOWN_LENGTH, Feature.PIECES, Feature.GZIP);
        }

        /// Over HTTP/2 it may not be asked to wait: where the server's 100 comes before it waits, it sends no body.
        @Override
        public Set<Feature> sendsOver(Protocol protocol) {
            Set<Feature> features = sends();
            if (!protocol.multiplexed()) {
                features.add(Feature.EXPECT_WITHOUT_LENGTH);
            }
            return features;
        }

        @Override
        public ClientDescription describe() {
            return ClientDescription.of("HELIDON", "Helidon").packages("io.helidon").library("helidon-webclient")
                    .speaksAll()
                    .blocking(Form.of(HelidonClient::new).idle(256).handOffs(5).exposes(Detail.LEASE))
                    .differences(
                            "no limit to set; Nagle's algorithm is on; a virtual thread watches each idle connection and must "
                                    + "give it back");
        }

        @Override
        public List<Setting> settings() {
            return HelidonSettings.ALL;
        }
    }
}
