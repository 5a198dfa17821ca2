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
import io.github.httptoll.client.RequestForm.Feature;
import io.github.httptoll.client.Setting;
import io.github.httptoll.client.Stamps;
import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
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

/// Helidon's WebClient: blocking I/O on the caller's thread, no limit, but it keeps only 256 idle connections by default. It
/// leaves Nagle's algorithm on. By default all clients of a process share their idle connections; each of ours has its own.
///
/// *Details:* the lease, with the encoding of the head in it, not how much of it was connecting. *Hand-offs:* five. Each
/// idle connection has a virtual thread that sits in a read, to notice if the server closes it. It takes the first byte of
/// the next answer on a carrier, and wakes the caller. After the call the next such thread starts on a carrier; its read
/// wakes the poller of sockets, and the scheduler of its timeout.
final class HelidonClient implements BlockingClient {
    private static final HeaderName TOKEN = HeaderNames.create(Headers.TOKEN);
    private static final HeaderName STAMPS = HeaderNames.create(Headers.STAMPS);
    /// Brings the time line to [#stamp]; the whole call is made by one thread.
    private static final ScopedValue<Stamps> CALL = ScopedValue.newInstance();

    private final WebClient client;
    private final HttpClient<?> calls;

    HelidonClient(ClientSettings settings) {
        WebClientConfig.Builder builder = WebClient.builder()
                .addProtocolPreference(settings.multiplexed() ? Http2Client.PROTOCOL_ID : Http1Client.PROTOCOL_ID)
                .connectTimeout(settings.connectTimeout()).readTimeout(settings.responseTimeout())
                .keepAlive(settings.keepAlive()).followRedirects(false).addService(HelidonClient::stamp);
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
        try (HttpClientResponse response = send(call)) {
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

    private HttpClientResponse send(Call call) {
        ClientRequest<?> request = calls.method(Method.create(call.method())).uri(call.uri());
        call.form().headers().forEach((name, value) -> request.header(HeaderNames.create(name), value));
        if (call.form().gzip()) {
            request.header(HeaderNames.ACCEPT_ENCODING, GzipBody.GZIP);
        }
        return call.body().exists() ? request.submit(call.body().bytes()) : request.request();
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
    public void close() {
        calls.closeResource();
        client.closeResource();
    }

    public static final class Provider implements ClientProvider {
        @Override
        public Set<Feature> sends() {
            return EnumSet.of(Feature.METHOD, Feature.HEADERS, Feature.GZIP);
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
