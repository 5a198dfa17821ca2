// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.Workload;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/// What do the parts cost that every concurrent call is made of, without an HTTP client?
///
/// N hops, one after the other: the difference to `NO_HOP` is what handing a call to another thread costs, before
/// anything is sent. `RAW_SOCKET` is one exchange over a connected socket, the least that a call can cost.
///
/// `java -jar benchmarks/target/benchmarks.jar Floor`
public class FloorBenchmark extends OneByOneBenchmark {
    /// Which part.
    @Param
    public Hop hop;
    /// N.
    @Param("100")
    public int calls;

    /// One batch.
    @Benchmark
    public List<Exchange> batch() {
        return runBatch();
    }

    @Override
    Workload workload(URI serverUrl) {
        return Workload.fixed(serverUrl, calls, 0);
    }

    @Override
    Client client() {
        return hop.client;
    }

    @Override
    Strategy strategy() {
        return hop.strategy;
    }

    /// One part of a call.
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

        /// The part that this pair stands for.
        ///
        /// @throws IllegalArgumentException if there is none
        public static Hop of(Client client, Strategy strategy) {
            return Stream.of(values()).filter(hop -> hop.client == client && hop.strategy == strategy).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no hop is " + client + " × " + strategy));
        }

        /// Who sends.
        public Client client() {
            return client;
        }

        /// Who waits.
        public Strategy strategy() {
            return strategy;
        }
    }
}
