// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.spring;

import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.layers.Engine;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/// Apache HttpClient 5, classic, as the suite opens it. At its defaults it is what Spring makes where a program gives it no client:
/// one that asks the system properties.
final class ApacheEngine {
    private ApacheEngine() {}

    static Engine<CloseableHttpClient> open(ClientSettings settings) {
        Timeout response = Timeout.of(settings.responseTimeout());
        PoolingHttpClientConnectionManagerBuilder connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(Timeout.of(settings.connectTimeout()))
                                .setSocketTimeout(response).build());
        HttpClientBuilder builder = HttpClients.custom().disableAutomaticRetries().setDefaultRequestConfig(
                RequestConfig.custom().setResponseTimeout(response).setConnectionRequestTimeout(response).build());
        if (settings.tuned()) {
            connections.setMaxConnPerRoute(settings.connections()).setMaxConnTotal(settings.connections());
        } else {
            connections.useSystemProperties();
            builder.useSystemProperties();
        }
        CloseableHttpClient client = builder.setConnectionManager(connections.build()).build();
        return new Engine<>(client, () -> client.close(CloseMode.GRACEFUL));
    }
}
