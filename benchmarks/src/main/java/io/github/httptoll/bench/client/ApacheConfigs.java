package io.github.httptoll.bench.client;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;

/// [ClientSettings] in the words of Apache HttpClient 5, alike for its two forms.
final class ApacheConfigs {
    private ApacheConfigs() {}

    static ConnectionConfig connection(ClientSettings settings) {
        return ConnectionConfig.custom().setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .setSocketTimeout(Timeout.of(settings.responseTimeout())).build();
    }

    /// Waiting for a pooled connection is bounded like waiting for an answer; the library's own bound is minutes.
    static RequestConfig request(ClientSettings settings) {
        return RequestConfig.custom().setResponseTimeout(Timeout.of(settings.responseTimeout()))
                .setConnectionRequestTimeout(Timeout.of(settings.responseTimeout())).build();
    }
}
