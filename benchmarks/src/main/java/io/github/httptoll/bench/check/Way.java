// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Protocol;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// How calls are made.
public record Way(Client client, Strategy strategy, Protocol protocol) {
    /// Over TCP each strategy of the suite, over other protocols one that blocks and one that does not.
    public static Stream<Way> of(Client client) {
        return of(client, List.of(Strategy.values()));
    }

    static Stream<Way> of(Client client, Collection<Strategy> strategies) {
        return client.protocols().stream()
                .flatMap(protocol -> strategies.stream().filter(strategy -> strategy.drives(client))
                        .map(strategy -> new Way(client, strategy, protocol)))
                .filter(way -> way.isPlain() || way.isUsual());
    }

    /// True over TCP.
    public boolean isPlain() {
        return protocol == Protocol.HTTP_1_1;
    }

    /// True for the strategies that drive any number of calls, one for each form of a client.
    public boolean isUsual() {
        return strategy == Strategy.VIRTUAL_THREADS || strategy == Strategy.FUTURES;
    }

    /// True where the client is said to hold to its settings' connections, whatever the caller lets through.
    public boolean isBounded() {
        return isUsual() && !protocol.secure() && client.form(strategy.blocking()).bounded().contains(protocol);
    }

    /// Opens the client for calls of this way.
    public Caller open(ClientSettings settings, int limit) {
        return strategy.open(client, settings, limit, CallbackPolicy.NOTHING);
    }

    @Override
    public String toString() {
        return client + " × " + strategy + " over " + protocol;
    }
}
