// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.spring;

import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.layers.Engine;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.time.Duration;
import java.util.Set;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/// Reactor Netty as the suite opens it: loops and pool are the client's own.
final class ReactorEngine {
    /// What the library's shared pool has, which a program gets that does not ask for a pool of its own.
    static final int DEFAULT_LIMIT = 500;
    static final Set<Class<? extends Throwable>> TIMEOUTS = Set.of(ConnectTimeoutException.class,
            ReadTimeoutException.class);
    /// Threads that the library has once in a process.
    static final String[] PROCESS_THREADS = {"globalEventExecutor.*", "parallel-\\d+", "boundedElastic-.*"};

    private ReactorEngine() {}

    static Engine<HttpClient> open(ClientSettings settings) {
        LoopResources loops = LoopResources.create("reactor");
        ConnectionProvider pool = settings.tuned()
                ? tuned(settings)
                : ConnectionProvider.create("reactor", DEFAULT_LIMIT);
        HttpClient client = HttpClient.create(pool).runOn(loops).resolver(DefaultAddressResolverGroup.INSTANCE)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(settings.connectTimeout().toMillis()))
                .responseTimeout(settings.responseTimeout()).keepAlive(settings.keepAlive()).disableRetry(true);
        return new Engine<>(client,
                () -> pool.disposeLater().then(loops.disposeLater(Duration.ZERO, Duration.ofSeconds(5))).block());
    }

    private static ConnectionProvider tuned(ClientSettings settings) {
        return ConnectionProvider.builder("reactor").maxConnections(settings.connections()).pendingAcquireMaxCount(-1)
                .pendingAcquireTimeout(settings.responseTimeout()).build();
    }
}
