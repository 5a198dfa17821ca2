// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.spring;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Form;
import io.github.httptoll.layers.BlockingLayer;
import io.github.httptoll.layers.Engine;
import java.net.URI;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/// A Spring HTTP interface over the same RestClient over Apache.
public final class HttpInterface implements ClientProvider {
    /// What a program declares.
    interface Service {
        @GetExchange
        ResponseEntity<byte[]> get(URI uri);

        @PostExchange(contentType = MediaType.APPLICATION_OCTET_STREAM_VALUE)
        ResponseEntity<byte[]> post(URI uri, @RequestBody byte[] body);
    }

    @Override
    public ClientDescription describe() {
        return ClientDescription.of("HTTP_INTERFACE", "HTTP interface over RestClient over Apache")
                .over("APACHE_CLASSIC")
                .packages("org.springframework", "org.apache.hc")
                .blocking(Form.of(HttpInterface::open).limit(5).boundsConnections());
    }

    private static BlockingClient open(ClientSettings settings) {
        Engine<CloseableHttpClient> engine = ApacheEngine.open(settings);
        Service service = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(
                RestCalls.builder(new HttpComponentsClientHttpRequestFactory(engine.client()), settings).build()))
                .build()
                .createClient(Service.class);
        return new BlockingLayer(call -> RestCalls.reply(
                call.body().exists() ? service.post(call.uri(), call.body().bytes()) : service.get(call.uri())),
                engine.closing());
    }
}
