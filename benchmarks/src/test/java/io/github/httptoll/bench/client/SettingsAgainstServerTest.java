// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.TrustedCertificates;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Settings do what they say, as the server sees it.
@Tag("slow")
class SettingsAgainstServerTest {
    private static final int CALLS = 12;
    private static final double SHORT_MILLIS = 20;
    private static final double LONGEST_MILLIS = 30_000;

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    @ParameterizedTest
    @CsvSource({"OKHTTP, FUTURES, HTTP_1_1, maxRequestsPerHost=3",
            "OKHTTP, FUTURES, HTTP_1_1, maxRequests=3;maxRequestsPerHost=9",
            "OKHTTP, FUTURES, H2C, maxRequestsPerHost=3",
            "APACHE_CLASSIC, VIRTUAL_THREADS, HTTP_1_1, maxConnPerRoute=3",
            "APACHE_ASYNC, FUTURES, HTTP_1_1, maxConnPerRoute=9;maxConnTotal=3",
            "JETTY, FUTURES, HTTP_1_1, maxConnectionsPerDestination=3",
            "REACTOR_NETTY, FUTURES, HTTP_1_1, maxConnections=3;pendingAcquireMaxCount=100",
            "VERTX, FUTURES, HTTP_1_1, http1MaxSize=3", "VERTX, FUTURES, H2C, http2MultiplexingLimit=3",
            // A call that waits for a connection gets one when another is closed, not when it is idle.
            "ASYNC_HTTP_CLIENT, FUTURES, HTTP_1_1, "
                    + "maxConnectionsPerHost=3;acquireFreeChannelTimeout=3600000;pooledConnectionIdleTimeout=100"})
    void theServerSeesNoMoreAtOnceThanALimitThatIsSet(Client client, Strategy strategy, Protocol protocol,
            String settings)
            throws IOException {
        Parameters cell = cell(client, strategy, protocol, settings);
        assertEquals(3, cell.pool());
        assertEquals(3, most(cell, 3));
    }

    @ParameterizedTest
    @CsvSource({"OKHTTP, H2C, NONE, 5", "OKHTTP, HTTP_1_1, maxIdleConnections=9, 5",
            "VERTX, HTTP_1_1, maxWaitQueueSize=100, 5",
            "JETTY, H2C, NONE, 12", "VERTX, HTTP_1_1, http1MaxSize=12, 12"})
    void whatIsNotNamedKeepsTheLibrarysOwnLimit(Client client, Protocol protocol, String settings, int limit)
            throws IOException {
        Parameters cell = cell(client, Strategy.FUTURES, protocol, settings);
        assertEquals(limit, Math.min(CALLS, cell.pool()));
        assertEquals(limit, most(cell, limit));
    }

    @ParameterizedTest
    @CsvSource({"OKHTTP, maxIdleConnections=4", "HELIDON, connectionCacheSize=4"})
    void connectionsBeyondTheIdleOnesThatAreKeptAreOpenedAgain(Client client, String settings) throws IOException {
        Parameters cell = cell(client, Strategy.VIRTUAL_THREADS, Protocol.HTTP_1_1, settings);
        assertEquals(4, cell.idle());
        try (Caller caller = cell.open(TrustedCertificates.SYSTEM)) {
            run(caller, cell, seen -> seen.maxInFlight() == CALLS);
            SERVER.control().reset();
            assertTrue(
                    run(caller, cell, seen -> seen.connectionsOpened() >= CALLS - 4).connectionsOpened() >= CALLS - 4);
        }
    }

    @Test
    void asManyIdleConnectionsAsCallsAreKept() throws IOException {
        Parameters cell = cell(Client.OKHTTP, Strategy.VIRTUAL_THREADS, Protocol.HTTP_1_1,
                "maxIdleConnections=" + CALLS);
        try (Caller caller = cell.open(TrustedCertificates.SYSTEM)) {
            run(caller, cell, seen -> seen.maxInFlight() == CALLS);
            SERVER.control().reset();
            assertEquals(0, run(caller, cell, seen -> seen.maxInFlight() == CALLS).connectionsOpened());
        }
    }

    private static Parameters cell(Client client, Strategy strategy, Protocol protocol, String settings) {
        return Parameters.of(client, strategy, CALLS, CALLS, SHORT_MILLIS).with(Parameter.LEVEL, LimitPolicy.DEFAULT)
                .with(Parameter.PROTOCOL, protocol).with(Parameter.SETTINGS, OwnSettings.parse(settings));
    }

    private static long most(Parameters cell, int limit) throws IOException {
        SERVER.control().reset();
        try (Caller caller = cell.open(TrustedCertificates.SYSTEM)) {
            return run(caller, cell, seen -> seen.maxInFlight() >= limit).maxInFlight();
        }
    }

    /// Makes batches until the server has seen that, each with twice the delay of the batch before it: where a thread gets no core for
    /// longer than the delay, calls that should meet at the server miss each other.
    private static FixtureControl.Counters run(Caller caller, Parameters cell,
            Predicate<FixtureControl.Counters> enough)
            throws IOException {
        double delay = SHORT_MILLIS;
        do {
            List<Exchange> batch = cell.with(Parameter.DELAY, delay).workload(SERVER.url()).batch(1).stream()
                    .map(Exchange::new).toList();
            caller.run(batch);
            batch.forEach(
                    exchange -> assertTrue(exchange.outcome().answers(exchange.call()), exchange.outcome().toString()));
            delay *= 2;
        } while (!enough.test(SERVER.control().counters()) && delay < LONGEST_MILLIS);
        return SERVER.control().counters();
    }
}
