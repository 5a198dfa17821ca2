// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.spring;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Form;
import io.github.httptoll.layers.BlockingLayer;
import io.github.httptoll.layers.Engine;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/// Spring's RestClient over Apache HttpClient 5. *Hand-offs:* none.
public final class RestClientApache implements ClientProvider {
    @Override
    public ClientDescription describe() {
        return ClientDescription.of("REST_CLIENT_APACHE", "RestClient over Apache").over("APACHE_CLASSIC")
                .packages("org.springframework", "org.apache.hc")
                .blocking(Form.of(RestClientApache::open).limit(5).boundsConnections());
    }

    static BlockingClient open(ClientSettings settings) {
        Engine<CloseableHttpClient> engine = ApacheEngine.open(settings);
        RestClient client = RestCalls.builder(new HttpComponentsClientHttpRequestFactory(engine.client()), settings)
                .build();
        return new BlockingLayer(call -> RestCalls.make(client, call), engine.closing());
    }
}
