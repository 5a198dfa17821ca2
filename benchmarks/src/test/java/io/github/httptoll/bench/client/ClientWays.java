// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.check.Target;
import io.github.httptoll.bench.check.Way;
import io.github.httptoll.bench.fixture.LiveFixture;
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
    Target target;

    /// First those whose idle connections are the process's, and stay open for a while: others are tested meanwhile.
    ClientWays(List<Client> clients) {
        this.clients = clients.stream().sorted(Comparator.comparing(Client::ownsConnectionPool)).toList();
    }

    @BeforeAll
    void trustServer() {
        target = Target.of(server.url(), server.secure());
    }

    /// Where a library runs the batch, it calls every client as the other strategies do: one client, which has both forms, shows that.
    Stream<Way> ways() {
        return clients.stream().flatMap(Way::of)
                .filter(way -> way.client() == Client.JDK || !way.strategy().isComposed());
    }

    Stream<Way> plainWays() {
        return ways().filter(Way::isPlain);
    }

    Stream<Way> secureWays() {
        return ways().filter(way -> way.protocol().secure());
    }

    Stream<Way> forms() {
        return plainWays().filter(Way::isUsual);
    }

    Stream<Way> asyncForms() {
        return forms().filter(way -> !way.strategy().blocking());
    }

    Stream<Way> boundedWays() {
        return ways().filter(Way::isBounded);
    }
}
