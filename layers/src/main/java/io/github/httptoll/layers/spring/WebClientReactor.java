// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.spring;

import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.Form;

/// Spring's WebClient over Reactor Netty: `block()` and subscribed.
///
/// *Hand-offs:* the event loop is woken to write; for `block()` it wakes the caller.
public final class WebClientReactor implements ClientProvider {
    @Override
    public ClientDescription describe() {
        return ClientDescription.of("WEB_CLIENT", "WebClient over Reactor Netty").over("REACTOR_NETTY")
                .packages("org.springframework", "reactor", "io.netty").processThreads(ReactorEngine.PROCESS_THREADS)
                .blocking(
                        Form.of(WebClientCalls::new).limit(ReactorEngine.DEFAULT_LIMIT).boundsConnections().handOffs(2))
                .async(Form.of(WebClientCalls::new).limit(ReactorEngine.DEFAULT_LIMIT).boundsConnections().handOffs(1)
                        .callbacks(cores -> Math.max(4, cores)))
                .differences(
                        "its limit of 256 KiB for a body is opened; a pooled connection is free only after the callback has returned");
    }
}
