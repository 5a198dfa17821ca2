// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Strategy;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The ways in which calls are made to the real server by some clients.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClientWays {
    @RegisterExtension
    final LiveFixture server = new LiveFixture();

    private final List<Client> clients;
    TrustedCertificates trust;

    /// First those whose idle connections are the process's, and stay open for a while: others are tested meanwhile.
    ClientWays(List<Client> clients) {
        this.clients = clients.stream().sorted(Comparator.comparing(Client::ownsConnectionPool)).toList();
    }

    @BeforeAll
    void trustServer() {
        trust = TrustedCertificates.of(server.secure().certificate());
    }

    /// Over TCP each strategy, over other protocols one that blocks and one that does not.
    Stream<Way> ways() {
        return clients.stream()
                .flatMap(client -> client.protocols().stream().flatMap(protocol -> Stream.of(Strategy.values())
                        .filter(strategy -> strategy.drives(client))
                        .map(strategy -> new Way(client, strategy, protocol))))
                .filter(way -> way.protocol() == Protocol.HTTP_1_1 || way.isUsual());
    }

    Stream<Way> plainWays() {
        return ways().filter(way -> way.protocol() == Protocol.HTTP_1_1);
    }

    Stream<Way> secureWays() {
        return ways().filter(way -> way.protocol().secure());
    }

    Stream<Way> forms() {
        return plainWays().filter(Way::isUsual);
    }

    Stream<Way> boundedWays() {
        return ways().filter(way -> way.isUsual() && !way.protocol().secure()
                && way.client().isBounded(way.strategy().blocking(), way.protocol()));
    }

    Caller open(Way way, int limit, SessionPolicy session) {
        return way.open(settings(way, limit, session), limit);
    }

    ClientSettings settings(Way way, int connections, SessionPolicy session) {
        return Batches.patient(connections, session).over(way.protocol(), trust);
    }

    URI url(Way way) {
        return way.protocol().secure() ? server.secure().url() : server.url();
    }

    /// How calls are made.
    record Way(Client client, Strategy strategy, Protocol protocol) {
        /// True for the strategies that drive any number of calls, one for each form of a client.
        boolean isUsual() {
            return strategy == Strategy.VIRTUAL_THREADS || strategy == Strategy.FUTURES;
        }

        Caller open(ClientSettings settings, int limit) {
            return strategy.open(client, settings, limit, CallbackPolicy.NOTHING);
        }

        @Override
        public String toString() {
            return client + " × " + strategy + " over " + protocol;
        }
    }
}
