// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.other;

import feign.Client;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Form;
import io.github.httptoll.layers.BlockingLayer;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.URL;

/// OpenFeign over `HttpURLConnection`, its default. *Hand-offs:* none.
public final class FeignUrlConnection implements ClientProvider {
    static {
        // As the suite's own: idle connections to one server. Read once, when the first connection becomes idle.
        System.setProperty("http.maxConnections", "65536");
    }

    @Override
    public ClientDescription describe() {
        return ClientDescription.of("FEIGN_URL_CONNECTION", "Feign over HttpURLConnection").over("HTTP_URL_CONNECTION")
                .packages("feign", "sun.net.www", "java.net.HttpURLConnection").processThreads("Keep-Alive-Timer")
                .sharesPool().blocking(Form.of(FeignUrlConnection::open))
                .differences("the pool belongs to the process, as that of its engine");
    }

    private static BlockingClient open(ClientSettings settings) {
        if (!settings.tuned()) {
            throw new IllegalArgumentException(
                    "FEIGN_URL_CONNECTION has no settings of its own, only the process's, and these are TUNED");
        }
        FeignCalls.Service service = FeignCalls.over(new OwnConnections(), settings, false,
                settings.session() != SessionPolicy.SHARED);
        return new BlockingLayer(call -> FeignCalls.make(service, call), () -> {});
    }

    /// Feign's default client, whose connections no other client uses.
    private static final class OwnConnections extends Client.Default {
        private final Authenticator owner = new Authenticator() {
        };

        OwnConnections() {
            super(null, null);
        }

        @Override
        public HttpURLConnection getConnection(URL url) throws IOException {
            HttpURLConnection connection = super.getConnection(url);
            connection.setAuthenticator(owner);
            return connection;
        }
    }
}
