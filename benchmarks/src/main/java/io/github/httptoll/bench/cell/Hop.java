// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.cell;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.strategy.Strategy;
import java.util.stream.Stream;

/// One part of a call, which a client and a strategy stand for.
public enum Hop {
    /// The measuring alone.
    NO_HOP(Client.NO_TRANSPORT, Strategy.SEQUENTIAL),
    /// To a waiting platform thread and back.
    EXECUTOR(Client.NO_TRANSPORT, Strategy.PLATFORM_POOL),
    /// To a new virtual thread and back.
    VIRTUAL_THREAD(Client.NO_TRANSPORT, Strategy.VIRTUAL_THREADS),
    /// A future that another thread completes.
    FUTURE(Client.NO_TRANSPORT, Strategy.FUTURES),
    /// An exchange with the server over a connected socket, without delay.
    RAW_SOCKET(Client.RAW_SOCKET, Strategy.SEQUENTIAL),
    /// The same over a selector, whose thread calls back.
    RAW_NIO(Client.RAW_NIO, Strategy.FUTURES),
    /// The same, and another thread calls back.
    RAW_NIO_HAND_OFF(Client.RAW_NIO_HAND_OFF, Strategy.FUTURES);

    private final Client client;
    private final Strategy strategy;

    Hop(Client client, Strategy strategy) {
        this.client = client;
        this.strategy = strategy;
    }

    /// The part that these parameters stand for.
    ///
    /// @throws IllegalArgumentException if there is none
    static Hop of(Parameters cell) {
        return Stream.of(values()).filter(hop -> hop.client == cell.client() && hop.strategy == cell.strategy())
                .findFirst().orElseThrow(() -> new IllegalArgumentException(
                        "no hop is " + cell.client() + " × " + cell.strategy()));
    }

    public Client client() {
        return client;
    }

    public Strategy strategy() {
        return strategy;
    }
}
