// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.linecorp.armeria.common.Flags;
import io.helidon.webclient.api.WebClient;
import io.vertx.core.http.PoolOptions;
import okhttp3.Dispatcher;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.asynchttpclient.Dsl;
import org.eclipse.jetty.client.HttpClient;
import org.junit.jupiter.api.Test;

/// What [Client] says of the libraries' own settings is what the libraries say.
class LibraryDefaultsTest {
    @Test
    void limitsToOneHost() {
        try (PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager()) {
            assertEquals(pool.getDefaultMaxPerRoute(), Client.APACHE_CLASSIC.form(true).limit());
        }
        assertEquals(new Dispatcher().getMaxRequestsPerHost(), Client.OKHTTP.form(false).limit());
        assertEquals(new HttpClient().getMaxConnectionsPerDestination(), Client.JETTY.form(false).limit());
        assertEquals(new PoolOptions().getHttp1MaxSize(), Client.named("VERTX").form(false).limit());
        assertEquals(-1, Dsl.config().build().getMaxConnections(), "no limit");
        assertEquals(Integer.MAX_VALUE, Client.ASYNC_HTTP_CLIENT.form(false).limit());
    }

    @Test
    void idleConnections() {
        assertEquals(WebClient.builder().connectionCacheSize(), Client.named("HELIDON").form(true).idle());
    }

    @Test
    void eventLoops() {
        int cores = Runtime.getRuntime().availableProcessors();
        assertEquals(Dsl.config().build().getIoThreadsCount(),
                Client.ASYNC_HTTP_CLIENT.form(false).callbackThreads().applyAsInt(cores));
        assertEquals(2 * cores, Flags.numCommonWorkers(), "two a core, of which one serves a server");
        assertEquals(1, Client.ARMERIA.form(false).callbackThreads().applyAsInt(cores));
    }
}
