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
import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.RequestBody;
import io.github.httptoll.client.RequestForm.Answer;
import io.github.httptoll.client.RequestForm.Feature;
import io.github.httptoll.client.Setting;
import io.github.httptoll.client.Stamps;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/// Apache HttpClient 5, classic: blocking I/O on the caller's thread. Default: 5 connections a route.
///
/// *Details:* the lease, not how much of it was connecting. *Hand-offs:* none, the caller's thread writes and reads.
final class ApacheClassicClient implements BlockingClient {
    private final ClientSettings settings;
    private final CloseableHttpClient client;

    ApacheClassicClient(ClientSettings settings) {
        this.settings = settings;
        PoolingHttpClientConnectionManagerBuilder connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(ApacheConfigs.connection(settings));
        if (settings.secure()) {
            connections.setTlsSocketStrategy(ApacheConfigs.tls(settings).buildClassic());
        }
        if (settings.tuned()) {
            connections.setMaxConnPerRoute(settings.connections()).setMaxConnTotal(settings.connections());
        }
        OwnSettings own = settings.own();
        own.whole("maxConnPerRoute", connections::setMaxConnPerRoute);
        own.whole("maxConnTotal", connections::setMaxConnTotal);
        own.word("poolConcurrencyPolicy",
                name -> connections.setPoolConcurrencyPolicy(PoolConcurrencyPolicy.valueOf(name)));
        own.flag("tcpNoDelay",
                on -> connections.setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(on).build()));
        HttpClientBuilder builder = HttpClients.custom().setConnectionManager(connections.build())
                .setDefaultRequestConfig(ApacheConfigs.request(settings))
                .addRequestInterceptorLast(ApacheConfigs.LEASED);
        own.millis("evictIdleConnections", idle -> builder.evictIdleConnections(TimeValue.of(idle)));
        if (!own.flag("automaticRetries", false)) {
            builder.disableAutomaticRetries();
        }
        this.client = builder.build();
    }

    @Override
    public Outcome call(Call call, Stamps timeline) {
        RequestBody body = call.body();
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.uri());
        if (body.exists()) {
            request.setEntity(call.form().isPlainBody()
                    ? new ByteArrayEntity(body.bytes(), ContentType.APPLICATION_OCTET_STREAM)
                    : new EntityTemplate(Pieces.saidLength(call), ContentType.APPLICATION_OCTET_STREAM, null,
                            to -> Pieces.write(call, to)));
        }
        call.form().headers().forEach(request::setHeader);
        if (call.form().expectContinue()) {
            request.setConfig(ApacheConfigs.expectingContinue(settings));
        }
        if (!settings.keepAlive()) {
            request.setHeader(Headers.CONNECTION, Headers.CLOSE);
        }
        try {
            return call.form().answer() == Answer.READ
                    ? client.execute(request, ApacheConfigs.context(timeline), response -> read(response, timeline))
                    : head(call, client.executeOpen(null, request, ApacheConfigs.context(timeline)), timeline);
        } catch (IOException e) {
            return Outcome.Failure.of(e);
        }
    }

    private static Outcome read(ClassicHttpResponse response, Stamps timeline) throws IOException {
        timeline.headers();
        long bytes = response.getEntity().getContent().transferTo(OutputStream.nullOutputStream());
        return reply(response, bytes, timeline);
    }

    /// What a program does that looks at the head only. An answer that is left keeps its connection leased.
    private static Outcome head(Call call, ClassicHttpResponse response, Stamps timeline) throws IOException {
        timeline.headers();
        if (call.form().answer() == Answer.CLOSED) {
            response.close();
        }
        return reply(response, 0, timeline);
    }

    private static Outcome reply(ClassicHttpResponse response, long bytes, Stamps timeline) {
        timeline.done();
        return new Outcome.Reply(response.getCode(), bytes, header(response, Headers.TOKEN),
                header(response, Headers.STAMPS));
    }

    static @Nullable String header(HttpMessage message, String name) {
        Header header = message.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
    }

    public static final class Provider implements ClientProvider {
        @Override
        public Set<Feature> sends() {
            return EnumSet.allOf(Feature.class);
        }

        @Override
        public ClientDescription describe() {
            return ClientDescription.of("APACHE_CLASSIC", "Apache classic").packages("org.apache.hc")
                    .library("apache-httpclient5")
                    .speaks(Protocol.HTTP_1_1_TLS)
                    .blocking(Form.of(ApacheClassicClient::new).limit(5).boundsConnections().exposes(Detail.LEASE));
        }

        @Override
        public List<Setting> settings() {
            return ApacheSettings.CLASSIC;
        }
    }
}
