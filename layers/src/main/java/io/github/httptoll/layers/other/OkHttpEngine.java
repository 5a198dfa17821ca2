// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.other;

import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.layers.Engine;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/// OkHttp as the suite opens it, without its hooks.
final class OkHttpEngine {
    /// Threads that the library has once in a process.
    static final String[] PROCESS_THREADS = {"Okio Watchdog", "OkHttp (TaskRunner|ConnectionPool).*"};
    /// By default it keeps so many idle connections, and lets so many asynchronous calls to a host through.
    static final int DEFAULT_LIMIT = 5;
    /// Threads that `execute` wakes: the watchdog and the pool's cleaner. `enqueue` wakes the dispatcher's thread, too.
    static final int HAND_OFFS = 4;

    private OkHttpEngine() {}

    static Engine<OkHttpClient> open(ClientSettings settings) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder().protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(settings.connectTimeout()).readTimeout(settings.responseTimeout())
                .retryOnConnectionFailure(false);
        if (settings.tuned()) {
            Dispatcher dispatcher = new Dispatcher();
            dispatcher.setMaxRequests(settings.connections());
            dispatcher.setMaxRequestsPerHost(settings.connections());
            builder.dispatcher(dispatcher)
                    .connectionPool(new ConnectionPool(settings.connections(), 5, TimeUnit.MINUTES));
        }
        return of(builder.build());
    }

    static Engine<OkHttpClient> of(OkHttpClient client) {
        return new Engine<>(client, () -> {
            client.dispatcher().executorService().close();
            client.connectionPool().evictAll();
        });
    }
}
