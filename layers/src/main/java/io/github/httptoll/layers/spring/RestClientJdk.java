// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.spring;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Form;
import io.github.httptoll.layers.BlockingLayer;
import io.github.httptoll.layers.Engine;
import java.net.http.HttpClient;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/// Spring's RestClient over the JDK's client. It calls `sendAsync` and waits for the future, where a program would call `send`.
///
/// *Hand-offs:* the twelve of `sendAsync`, and the common pool wakes the caller.
public final class RestClientJdk implements ClientProvider {
    static final int HAND_OFFS = 13;

    @Override
    public ClientDescription describe() {
        return ClientDescription.of("REST_CLIENT_JDK", "RestClient over JDK").over("JDK")
                .packages("org.springframework", "jdk.internal.net.http", "java.net.http")
                .blocking(Form.of(RestClientJdk::open).handOffs(HAND_OFFS)).differences(
                        "no limit to set; on the common pool, where its future is completed, its callers may wait for each other");
    }

    static BlockingClient open(ClientSettings settings) {
        Engine<HttpClient> engine = JdkEngine.open(settings);
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(engine.client());
        factory.setReadTimeout(settings.responseTimeout());
        RestClient client = RestCalls.builder(factory, settings).build();
        return new BlockingLayer(call -> RestCalls.make(client, call), engine.closing());
    }
}
