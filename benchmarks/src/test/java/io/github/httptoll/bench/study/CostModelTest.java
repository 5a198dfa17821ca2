// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.client.Protocol;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.DelayPattern;
import io.github.httptoll.bench.workload.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostModelTest {
    private static final CostModel TWO_CORES = new CostModel(2, 0);

    @Test
    void callsTakeAsManyRoundsAsTheSmallestLimitMakes() {
        assertMillis(1_000, futures(Client.OKHTTP, 100, 100).with(Level.DEFAULT));
        assertMillis(50, futures(Client.OKHTTP, 100, 100));
        assertMillis(500, futures(Client.APACHE_ASYNC, 100, 100).with("connections", 10));
        assertMillis(200, futures(Client.RAW_NIO, 20, 20).with("endpoint", Endpoint.BLOCKING_5));
        assertMillis(5_000, CellSpec.of(Client.JDK, Strategy.SEQUENTIAL, 100, 1, 50));
    }

    @Test
    void delaysThatVaryAreServedFirstComeFirstServed() {
        List<Double> delays = DelayPattern.FIVE_PAGES.delaysMillis(816);
        assertEquals(1470, TWO_CORES.millis(pages(5), delays), 1);
        assertEquals(4080, TWO_CORES.millis(pages(1), delays), 1);
        assertEquals(570 + 380 + 1120, TWO_CORES.millis(pages(2), delays), 1);
    }

    @Test
    void whatComputesSharesTheCores() {
        CellSpec spec = CellSpec.of(Client.RAW_NIO, Strategy.FUTURES, 20, 20, 5);
        assertMillis(100, spec.with("endpoint", Endpoint.CPU_SELECTOR));
        assertMillis(50, spec.with("endpoint", Endpoint.CPU_POOL));
    }

    @Test
    void sleepsOnTheCallbacksThreadsComeOneAfterAnother() {
        CellSpec jdk = futures(Client.JDK, 50, 50);
        assertMillis(50 + 50 * 10, jdk.with(CallbackPolicy.SLEEP_ON_CALLBACK));
        assertMillis(50 + 25 * 10, futures(Client.APACHE_ASYNC, 50, 50).with(CallbackPolicy.SLEEP_ON_CALLBACK));
        assertMillis(50 + 10, jdk.with(CallbackPolicy.SLEEP_ON_POOL));
        assertMillis(50 + 50 * 10, jdk.with(CallbackPolicy.SLEEP_AFTER_JOIN));
        assertMillis(50 + 50, jdk.with(CallbackPolicy.CPU_ON_POOL));
    }

    @Test
    void aConnectionForEachCallTakesOneMoreRoundTrip() {
        CostModel far = new CostModel(2, 30);
        CellSpec shared = CellSpec.of(Client.JDK, Strategy.VIRTUAL_THREADS, 20, 10, 0);
        assertEquals(60, far.millis(shared, List.of(0.0)));
        assertEquals(120, far.millis(shared.with(SessionPolicy.PER_REQUEST), List.of(0.0)));
    }

    @Test
    void connectionsAreALimitOverHttp2OnlyWhereTheyBoundTheRequests() {
        assertMillis(36 * 50, futures(Client.OKHTTP, 180, 180).with(Protocol.H2).with("connections", 5));
        assertMillis(50, futures(Client.JETTY, 180, 180).with(Protocol.H2).with("connections", 5));
        assertMillis(36 * 50, futures(Client.JETTY, 180, 180).with("connections", 5));
        assertMillis(50, futures(Client.JDK, 180, 180).with("connections", 5));
    }

    @Test
    void theServerMaySeeNoMoreThanTheModelLetsThrough() {
        CellSpec okhttp = futures(Client.OKHTTP, 20, 20);
        assertEquals(new Cell.Expected(5, 0, 1, false), expected(okhttp.with(Protocol.H2).with("connections", 5)));
        assertEquals(new Cell.Expected(5, 0, 5, false), expected(okhttp.with("connections", 5)));
        assertEquals(new Cell.Expected(5, 0, 5, false), expected(okhttp.with(Level.DEFAULT)));
        assertEquals(new Cell.Expected(20, 0, null, true),
                expected(okhttp.with(Level.DEFAULT).with(SessionPolicy.PER_REQUEST)));
    }

    @Test
    void aLimitOfTheLibraryHoldsWithinOneClientOnly() {
        CellSpec okhttp = futures(Client.OKHTTP, 20, 20).with(Level.DEFAULT);
        assertMillis(4 * 50, okhttp);
        assertMillis(50, okhttp.with(SessionPolicy.PER_REQUEST));
    }

    @Test
    void whatALibraryDoesNotKeepIdleIsOpenedByTheNextBatch() {
        CostModel far = new CostModel(2, 30);
        CellSpec threads = CellSpec.of(Client.OKHTTP, Strategy.VIRTUAL_THREADS, 20, 20, 0);
        assertEquals(30, far.millis(threads, List.of(0.0)));
        assertEquals(60, far.millis(threads.with(Level.DEFAULT), List.of(0.0)));
        assertEquals(90, far.millis(threads.with(Level.DEFAULT).with(Protocol.HTTP_1_1_TLS), List.of(0.0)));
        CellSpec five = CellSpec.of(Client.OKHTTP, Strategy.VIRTUAL_THREADS, 20, 5, 0).with(Level.DEFAULT);
        assertEquals(120, far.millis(five, List.of(0.0)), "five are kept");
        assertEquals(120, far.millis(futures(Client.OKHTTP, 20, 20).with(Level.DEFAULT), List.of(0.0)));
        assertEquals(30, far.millis(CellSpec.of(Client.JDK, Strategy.VIRTUAL_THREADS, 20, 20, 0).with(Level.DEFAULT),
                List.of(0.0)));
        assertMillis(50, CellSpec.of(Client.OKHTTP, Strategy.VIRTUAL_THREADS, 20, 20, 50).with(Level.DEFAULT));
    }

    @Test
    void aCallOnTheWayHoldsNoThreadOfTheServer() {
        CellSpec five = CellSpec.of(Client.RAW_NIO, Strategy.FUTURES, 20, 20, 50).with("endpoint", Endpoint.BLOCKING_5);
        assertEquals(30 + 4 * 50, new CostModel(2, 30).millis(five, List.of(50.0)));
    }

    @Test
    void aCallIsComputedByOneCore() {
        CellSpec one = CellSpec.of(Client.RAW_NIO, Strategy.FUTURES, 1, 1, 5).with("endpoint", Endpoint.CPU_POOL);
        assertMillis(5, one);
        assertEquals(570 + 380 + 1120, TWO_CORES.millis(pages(5).with("endpoint", Endpoint.CPU_POOL),
                DelayPattern.FIVE_PAGES.delaysMillis(816)), 1);
    }

    @Test
    void aMachineWithoutCoresDoesNotExist() {
        assertThrows(IllegalArgumentException.class, () -> new CostModel(0, 0));
    }

    private static CellSpec pages(int limit) {
        return CellSpec.of(Client.RAW_NIO, Strategy.FUTURES, 5, limit, 816).with(DelayPattern.FIVE_PAGES);
    }

    private static Cell.Expected expected(CellSpec spec) {
        return spec.cell(Question.OWN, Tier.STANDARD, TWO_CORES).expected();
    }

    private static CellSpec futures(Client client, int calls, int limit) {
        return CellSpec.of(client, Strategy.FUTURES, calls, limit, 50);
    }

    private static void assertMillis(double expected, CellSpec spec) {
        assertEquals(expected, TWO_CORES.millis(spec, List.of(spec.delayMillis())));
    }
}
