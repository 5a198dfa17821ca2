// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.spring;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.layers.BlockingLayer;
import io.github.httptoll.layers.Engine;
import org.springframework.http.client.ReactorClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import reactor.netty.http.client.HttpClient;

/// Spring's RestClient over Reactor Netty: the caller waits for the head, and then for the body as a stream.
///
/// *Hand-offs:* the event loop is woken to write, and wakes the caller.
public final class RestClientReactor implements ClientProvider {
    @Override
    public ClientDescription describe() {
        return ClientDescription.of("REST_CLIENT_REACTOR", "RestClient over Reactor Netty").over("REACTOR_NETTY")
                .packages("org.springframework", "reactor", "io.netty").processThreads(ReactorEngine.PROCESS_THREADS)
                .blocking(Form.of(RestClientReactor::open).limit(ReactorEngine.DEFAULT_LIMIT).boundsConnections()
                        .handOffs(2))
                .withoutBodies(Protocol.HTTP_1_1)
                .differences(
                        "no bodies: where an answer comes before the end of the stream that Spring writes is known, its "
                                + "connection is closed");
    }

    private static BlockingClient open(ClientSettings settings) {
        Engine<HttpClient> engine = ReactorEngine.open(settings);
        RestClient client = RestCalls.builder(new ReactorClientHttpRequestFactory(engine.client()), settings).build();
        return new BlockingLayer(call -> RestCalls.make(client, call), ReactorEngine.TIMEOUTS, engine.closing());
    }
}
