// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.spring;

import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.layers.Engine;
import java.net.http.HttpClient;

/// The JDK's client as the suite opens it.
final class JdkEngine {
    static {
        // Read once, when the client's classes load; without it no request may ask for a closed connection.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
    }

    private JdkEngine() {}

    static Engine<HttpClient> open(ClientSettings settings) {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build();
        return new Engine<>(client, client::close);
    }
}
