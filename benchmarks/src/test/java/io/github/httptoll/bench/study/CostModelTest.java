package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
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
    void aMachineWithoutCoresDoesNotExist() {
        assertThrows(IllegalArgumentException.class, () -> new CostModel(0, 0));
    }

    private static CellSpec pages(int limit) {
        return CellSpec.of(Client.RAW_NIO, Strategy.FUTURES, 5, limit, 816).with(DelayPattern.FIVE_PAGES);
    }

    private static CellSpec futures(Client client, int calls, int limit) {
        return CellSpec.of(client, Strategy.FUTURES, calls, limit, 50);
    }

    private static void assertMillis(double expected, CellSpec spec) {
        assertEquals(expected, TWO_CORES.millis(spec, List.of(spec.delayMillis())));
    }
}
