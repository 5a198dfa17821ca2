// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Stamps;
import java.util.Objects;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.util.Timeout;

/// [ClientSettings] as Apache HttpClient 5 takes them, the same for its two forms.
final class ApacheConfigs {
    /// Stamps the lease. Added last, it runs when the request has an open connection, on the thread that is about to write.
    static final HttpRequestInterceptor LEASED = (request, entity, context) -> Objects
            .requireNonNull((Stamps) context.getAttribute(Stamps.class.getName()), "every call has its time line")
            .leased();

    private ApacheConfigs() {}

    /// A context that brings the time line to [#LEASED].
    static HttpClientContext context(Stamps timeline) {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(Stamps.class.getName(), timeline);
        return context;
    }

    static ConnectionConfig connection(ClientSettings settings) {
        ConnectionConfig.Builder builder = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .setSocketTimeout(Timeout.of(settings.responseTimeout()));
        ApacheSettings.apply(settings.own(), builder);
        return builder.build();
    }

    static ClientTlsStrategyBuilder tls(ClientSettings settings) {
        return ClientTlsStrategyBuilder.create().setSslContext(settings.trust().newContext());
    }

    /// Waiting for a pooled connection is bounded like waiting for an answer; the library's own bound is minutes.
    static RequestConfig request(ClientSettings settings) {
        RequestConfig.Builder builder = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(settings.responseTimeout()))
                .setConnectionRequestTimeout(Timeout.of(settings.responseTimeout()));
        ApacheSettings.apply(settings.own(), builder);
        return builder.build();
    }

    /// The same for a request that asks the server first.
    static RequestConfig expectingContinue(ClientSettings settings) {
        return RequestConfig.copy(request(settings)).setExpectContinueEnabled(true).build();
    }
}
