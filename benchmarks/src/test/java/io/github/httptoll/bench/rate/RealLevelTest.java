// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.Arrivals;
import io.github.httptoll.bench.workload.Rate;
import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A level against the real server, in every way of waiting that takes calls at any time: each call is accounted for once.
@Tag("slow")
class RealLevelTest {
    @RegisterExtension
    static final LiveFixture FIXTURE = new LiveFixture();
    private static final long WINDOW = 50_000_000;
    private static final long DELAY = 1_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"PLATFORM_POOL", "VIRTUAL_THREADS", "THREAD_PER_CALL", "FUTURES"})
    void everyCallIsAccountedForOnceAndItsTimesAreInOrder(Strategy strategy) throws DataFormatException {
        OpenLoop level = Objects.requireNonNull(OpenLoop.of(new Rate(1_000, false), Arrivals.POISSON, WINDOW));
        List<Exchange> calls = Workload.fixed(FIXTURE.url(), level.calls(), 1).batch(0).stream().map(Exchange::new)
                .toList();
        ClientSettings settings = ClientSettings.of(4, ClientSettings.LimitPolicy.TUNED,
                ClientSettings.SessionPolicy.SHARED);
        Client raw = strategy.blocking() ? Client.RAW_SOCKET : Client.RAW_NIO;
        try (Caller caller = strategy.open(raw, settings, 4, CallbackPolicy.NOTHING)) {
            level.run(caller, calls);
        }
        level.counted().forEach(call -> call.timeline().server(((Outcome.Reply) call.outcome()).stamps()));
        RateLevel result = level.level(List.of(DELAY), 4);
        RateLevel.Counts counts = result.counts();
        assertEquals(counts.offered(), counts.answered() + counts.unfired() + counts.unanswered());
        assertEquals(0, counts.failed().size());
        assertEquals(counts.answered(), level.counted().size());
        assertTrue(level.counted().stream()
                .allMatch(call -> call.outcome().answers(call.call()) && call.timeline().ordered()));
        RateLevel.Histograms histograms = result.histograms();
        assertEquals(counts.offered(), count(histograms.fromDue()));
        assertEquals(counts.offered(), count(histograms.lag()));
        assertEquals(counts.fired(), count(histograms.fromFired()));
        assertEquals(counts.answered(), count(histograms.serverError()));
        assertTrue(count(histograms.closedLoop()) <= counts.fired());
        assertTrue(OpenLoopTest.decoded(histograms.fromDue()).getMinValue() >= DELAY,
                "no answer comes before its delay");
    }

    private static long count(String histogram) throws DataFormatException {
        return OpenLoopTest.decoded(histogram).getTotalCount();
    }
}
