// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.ClientSettings;
import java.io.IOException;
import java.net.URI;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// What the raw clients ask of TLS: the server's name in its certificate, and HTTP/2 where that is the protocol.
final class RawTls {
    private static final String HTTP_2 = "h2";

    private RawTls() {}

    /// A context of one client; null: it does not use TLS.
    static @Nullable SSLContext context(ClientSettings settings) {
        return settings.secure() ? settings.trust().newContext() : null;
    }

    /// What makes the blocking sockets of one client; null: it does not use TLS.
    static @Nullable SSLSocketFactory sockets(ClientSettings settings) {
        SSLContext context = context(settings);
        return context == null ? null : context.getSocketFactory();
    }

    /// An engine for a connection to that server. It may resume a session of its context.
    static SSLEngine engine(SSLContext context, URI uri, ClientSettings settings) {
        SSLEngine engine = context.createSSLEngine(uri.getHost(), uri.getPort());
        engine.setUseClientMode(true);
        engine.setSSLParameters(asked(engine.getSSLParameters(), settings));
        return engine;
    }

    /// Shakes hands over a connected socket.
    static void shake(SSLSocket socket, ClientSettings settings) throws IOException {
        socket.setSSLParameters(asked(socket.getSSLParameters(), settings));
        socket.startHandshake();
        requireChosen(socket.getApplicationProtocol(), socket.getSSLParameters());
    }

    private static SSLParameters asked(SSLParameters parameters, ClientSettings settings) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (settings.multiplexed()) {
            parameters.setApplicationProtocols(new String[]{HTTP_2});
        }
        return parameters;
    }

    /// Refuses a connection on which the server does not speak what was asked for.
    static void requireChosen(String chosen, SSLParameters asked) throws SSLHandshakeException {
        if (asked.getApplicationProtocols().length > 0 && !HTTP_2.equals(chosen)) {
            throw new SSLHandshakeException("the server does not speak HTTP/2 inside TLS");
        }
    }
}
