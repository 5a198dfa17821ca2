// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The contract of every client × strategy that exists, against the real server: each call is made once and answered, the limit is
/// kept and reached, and nothing is left behind. What comes of single calls, [ClientOutcomesTest] asks.
@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ClientContractTest {
    private static final int LIMIT = 8;

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    private static Set<Thread> threadsBefore;

    @BeforeAll
    static void lookAtThreads() {
        threadsBefore = Thread.getAllStackTraces().keySet();
    }

    /// Once for all pairs: what has been closed needs up to ten seconds to be gone, and they pass for all of them together.
    @AfterAll
    static void threadsAndSocketsAreGoneAfterClose() throws Exception {
        Leftovers.awaitNone(threadsBefore, SERVER.control());
    }

    /// First those whose idle connections are the process's, and stay open for a while: others are tested meanwhile.
    static Stream<Arguments> pairs() {
        return Stream.of(Client.values()).filter(client -> client != Client.NO_TRANSPORT)
                .sorted(Comparator.comparing(Client::ownsItsPool))
                .flatMap(client -> Stream.of(Strategy.values()).filter(strategy -> strategy.drives(client))
                        .map(strategy -> Arguments.of(client, strategy)));
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("pairs")
    void serverSeesExactlyTheCallsTheLimitAndItsConnections(Client client, Strategy strategy) throws Exception {
        int limit = strategy.oneByOne() ? 1 : LIMIT;
        boolean fills = strategy.oneByOne() || strategy.isSized();
        FixtureControl control = SERVER.control();
        control.reset();
        int calls;
        try (Caller caller = strategy.open(client, Batches.patient(limit, SessionPolicy.SHARED), limit,
                CallbackPolicy.NOTHING)) {
            calls = Batches.answered(caller, new Workload(SERVER.url(), 4 * limit, List.of(0.0), Workload.BYTES));
            calls += fills
                    ? Batches.answeredUntilFull(caller, SERVER, SERVER.url(), limit)
                    : Batches.answered(caller, new Workload(SERVER.url(), 3 * limit, List.of(10.0), 1_000));
        }
        FixtureControl.Counters seen = control.counters();
        assertEquals(calls, seen.requests());
        assertTrue(seen.maxInFlight() <= limit, seen.maxInFlight() + " in flight with limit " + limit);
        if (fills) {
            assertEquals(limit, seen.maxInFlight());
            // Apache's asynchronous client calls back before its connection is free again; rarely, the next call finds it discarded.
            int replaced = client == Client.APACHE_ASYNC && strategy.awaitsEach() ? 1 : 0;
            assertTrue(seen.connectionsOpened() >= limit && seen.connectionsOpened() <= limit + replaced,
                    seen.connectionsOpened() + " connections opened with limit " + limit);
        }
    }
}
