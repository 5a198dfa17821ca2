// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Jvm;
import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.DelayPattern;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.bench.workload.ServerBehaviour.Distribution;
import io.github.httptoll.bench.workload.ServerBehaviour;
import io.github.httptoll.bench.workload.WireShape;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Protocol;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostModelTest {
    private static final CostModel TWO_CORES = new CostModel(2, 0);

    @Test
    void callsTakeAsManyRoundsAsTheSmallestLimitMakes() {
        assertMillis(1_000, futures(Client.OKHTTP, 100, 100).with(Parameter.LEVEL, LimitPolicy.DEFAULT));
        assertMillis(50, futures(Client.OKHTTP, 100, 100));
        assertMillis(500, futures(Client.APACHE_ASYNC, 100, 100).with(Parameter.CONNECTIONS, 10));
        assertMillis(200, futures(Client.RAW_NIO, 20, 20).with(Parameter.ENDPOINT, Endpoint.BLOCKING_5));
        assertMillis(5_000, Parameters.of(Client.JDK, Strategy.SEQUENTIAL, 100, 1, 50));
    }

    @Test
    void delaysThatVaryAreServedFirstComeFirstServed() {
        assertEquals(1470, millis(TWO_CORES, pages(5)), 1);
        assertEquals(4080, millis(TWO_CORES, pages(1)), 1);
        assertEquals(570 + 380 + 1120, millis(TWO_CORES, pages(2)), 1);
    }

    @Test
    void whatComputesSharesTheCores() {
        Parameters spec = Parameters.of(Client.RAW_NIO, Strategy.FUTURES, 20, 20, 5);
        assertMillis(100, spec.with(Parameter.ENDPOINT, Endpoint.CPU_SELECTOR));
        assertMillis(50, spec.with(Parameter.ENDPOINT, Endpoint.CPU_POOL));
    }

    @Test
    void sleepsOnTheCallbacksThreadsComeOneAfterAnother() {
        Parameters jdk = futures(Client.JDK, 50, 50);
        assertMillis(50 + 50 * 10, jdk.with(Parameter.CALLBACK, CallbackPolicy.SLEEP_ON_CALLBACK));
        assertMillis(50 + 25 * 10,
                futures(Client.APACHE_ASYNC, 50, 50).with(Parameter.CALLBACK, CallbackPolicy.SLEEP_ON_CALLBACK));
        assertMillis(50 + 10, jdk.with(Parameter.CALLBACK, CallbackPolicy.SLEEP_ON_POOL));
        assertMillis(50 + 50 * 10, jdk.with(Parameter.CALLBACK, CallbackPolicy.SLEEP_AFTER_JOIN));
        assertMillis(50 + 50, jdk.with(Parameter.CALLBACK, CallbackPolicy.CPU_ON_POOL));
    }

    @Test
    void aConnectionForEachCallTakesOneMoreRoundTrip() {
        CostModel far = new CostModel(2, 30);
        Parameters shared = Parameters.of(Client.JDK, Strategy.VIRTUAL_THREADS, 20, 10, 0);
        assertEquals(60, millis(far, shared));
        assertEquals(120, millis(far, shared.with(Parameter.SESSION, SessionPolicy.PER_REQUEST)));
    }

    @Test
    void connectionsAreALimitOverHttp2OnlyWhereTheyBoundTheRequests() {
        assertMillis(36 * 50,
                futures(Client.OKHTTP, 180, 180).with(Parameter.PROTOCOL, Protocol.H2).with(Parameter.CONNECTIONS, 5));
        assertMillis(50,
                futures(Client.JETTY, 180, 180).with(Parameter.PROTOCOL, Protocol.H2).with(Parameter.CONNECTIONS, 5));
        assertMillis(36 * 50, futures(Client.JETTY, 180, 180).with(Parameter.CONNECTIONS, 5));
        assertMillis(50, futures(Client.JDK, 180, 180).with(Parameter.CONNECTIONS, 5));
    }

    @Test
    void theServerMaySeeNoMoreThanTheModelLetsThrough() {
        Parameters okhttp = futures(Client.OKHTTP, 20, 20);
        assertEquals(new Expected(5, 0, 1, false),
                expected(okhttp.with(Parameter.PROTOCOL, Protocol.H2).with(Parameter.CONNECTIONS, 5)));
        assertEquals(new Expected(5, 0, 5, false), expected(okhttp.with(Parameter.CONNECTIONS, 5)));
        assertEquals(new Expected(5, 0, 5, false), expected(okhttp.with(Parameter.LEVEL, LimitPolicy.DEFAULT)));
        assertEquals(new Expected(20, 0, null, true),
                expected(okhttp.with(Parameter.LEVEL, LimitPolicy.DEFAULT).with(Parameter.SESSION,
                        SessionPolicy.PER_REQUEST)));
    }

    @Test
    void aLimitOfTheLibraryHoldsWithinOneClientOnly() {
        Parameters okhttp = futures(Client.OKHTTP, 20, 20).with(Parameter.LEVEL, LimitPolicy.DEFAULT);
        assertMillis(4 * 50, okhttp);
        assertMillis(50, okhttp.with(Parameter.SESSION, SessionPolicy.PER_REQUEST));
    }

    @Test
    void whatALibraryDoesNotKeepIdleIsOpenedByTheNextBatch() {
        CostModel far = new CostModel(2, 30);
        Parameters threads = Parameters.of(Client.OKHTTP, Strategy.VIRTUAL_THREADS, 20, 20, 0);
        assertEquals(30, millis(far, threads));
        assertEquals(60, millis(far, threads.with(Parameter.LEVEL, LimitPolicy.DEFAULT)));
        assertEquals(90, millis(far, threads.with(Parameter.LEVEL, LimitPolicy.DEFAULT).with(Parameter.PROTOCOL,
                Protocol.HTTP_1_1_TLS)));
        Parameters five = Parameters.of(Client.OKHTTP, Strategy.VIRTUAL_THREADS, 20, 5, 0).with(Parameter.LEVEL,
                LimitPolicy.DEFAULT);
        assertEquals(120, millis(far, five), "five are kept");
        assertEquals(120, millis(far, Parameters.of(Client.OKHTTP, Strategy.FUTURES, 20, 20, 0)
                .with(Parameter.LEVEL, LimitPolicy.DEFAULT)));
        assertEquals(30, millis(far,
                Parameters.of(Client.JDK, Strategy.VIRTUAL_THREADS, 20, 20, 0).with(Parameter.LEVEL,
                        LimitPolicy.DEFAULT)));
        assertMillis(50, Parameters.of(Client.OKHTTP, Strategy.VIRTUAL_THREADS, 20, 20, 50).with(Parameter.LEVEL,
                LimitPolicy.DEFAULT));
    }

    @Test
    void aCallOnTheWayHoldsNoThreadOfTheServer() {
        Parameters five = Parameters.of(Client.RAW_NIO, Strategy.FUTURES, 20, 20, 50).with(Parameter.ENDPOINT,
                Endpoint.BLOCKING_5);
        assertEquals(30 + 4 * 50, millis(new CostModel(2, 30), five));
    }

    @Test
    void aCallIsComputedByOneCore() {
        Parameters one = Parameters.of(Client.RAW_NIO, Strategy.FUTURES, 1, 1, 5).with(Parameter.ENDPOINT,
                Endpoint.CPU_POOL);
        assertMillis(5, one);
        assertEquals(570 + 380 + 1120, millis(TWO_CORES, pages(5).with(Parameter.ENDPOINT, Endpoint.CPU_POOL)), 1);
    }

    @Test
    void aMachineWithoutCoresDoesNotExist() {
        assertThrows(IllegalArgumentException.class, () -> new CostModel(0, 0));
    }

    @Test
    void inAWindowTheOldestCallMakesRoom() {
        Parameters pages = Parameters.of(Client.RAW_SOCKET, Strategy.MAP_CONCURRENT, 5, 2, 816)
                .with(Parameter.PATTERN, DelayPattern.FIVE_PAGES);
        assertEquals(570 + 380 + 1120, millis(TWO_CORES, pages.with(Parameter.STRATEGY, Strategy.VIRTUAL_THREADS)), 1);
        // 1470 ends at 1470; behind it 380 waits to be taken until then, and 1120 for its place.
        assertEquals(1470 + 1120, millis(TWO_CORES, pages), 1);
        assertMillis(5 * 50, Parameters.of(Client.RAW_SOCKET, Strategy.MAP_CONCURRENT, 50, 10, 50));
    }

    /// Against a simulation that goes from event to event and counts what is in flight and what is not taken.
    @ParameterizedTest
    @EnumSource(value = Distribution.class, names = "FIXED", mode = EnumSource.Mode.EXCLUDE)
    void aWindowAndPlacesTakeWhatASimulationTakes(Distribution distribution) {
        Random random = new Random(18);
        for (int seed = 0; seed < 50; seed++) {
            Parameters window = behaving(
                    Parameters.of(Client.RAW_SOCKET, Strategy.MAP_CONCURRENT, 1 + random.nextInt(60),
                            1 + random.nextInt(20), 10),
                    "distribution:" + distribution + "+jitterMillis:8+seed:" + seed);
            assertEquals(SimulatedBatches.millis(window, true), millis(TWO_CORES, window), 1e-9, window.toString());
            Parameters places = window.with(Parameter.STRATEGY, Strategy.VIRTUAL_THREADS);
            assertEquals(SimulatedBatches.millis(places, false), millis(TWO_CORES, places), 1e-9,
                    places.toString());
        }
    }

    @Test
    void reactorsSchedulerHasTenThreadsForEachCoreOrAsManyAsItsPropertySays() {
        Parameters cell = Parameters.of(Client.JDK, Strategy.BOUNDED_ELASTIC, 200, 200, 50);
        assertMillis(10 * 50, cell);
        assertMillis(2 * 50, cell.with(Parameter.JVM, new Jvm("", List.of("-D" + Strategy.ELASTIC_SIZE + "=100"), 0)));
        assertMillis(20 * 50, cell.with(Parameter.JVM, new Jvm("", List.of(), 1)));
        assertMillis(50, cell.with(Parameter.CALLS, 20));
    }

    private static Parameters pages(int limit) {
        return Parameters.of(Client.RAW_NIO, Strategy.FUTURES, 5, limit, 816).with(Parameter.PATTERN,
                DelayPattern.FIVE_PAGES);
    }

    /// Neither when the server stops, nor what a client does about few streams is in the parameters.
    @ParameterizedTest
    @ValueSource(strings = {"stallMillis:100+stallEveryMillis:1000", "maxConnections:5", "streams:5", "noDelay:false"})
    void whereParametersDoNotSayThereIsNoPrediction(String behaviour) {
        Parameters cell = futures(Client.JDK, 20, 20).with(Parameter.PROTOCOL, Protocol.H2);
        assertTrue(TWO_CORES.millis(cell, 1).isPresent());
        assertTrue(TWO_CORES.millis(behaving(cell, behaviour), 1).isEmpty());
    }

    @Test
    void aServerHasAnyNumberOfThreadsOrSlots() {
        assertMillis(3 * 50, behaving(futures(Client.RAW_NIO, 20, 20), "threads:7"));
        assertMillis(5 * 50, behaving(futures(Client.RAW_NIO, 20, 20), "slots:4"));
        assertMillis(50, behaving(futures(Client.RAW_NIO, 20, 20), "idleMillis:5+apart:true+chunkBytes:10"));
    }

    /// The wire of a question replaces that of the study. Bytes take their time in both directions.
    @Test
    void aWireOfItsOwnIsAPartOfThePrediction() {
        Parameters cell = Parameters.of(Client.JDK, Strategy.SEQUENTIAL, 2, 1, 0).with(Parameter.BYTES, 1_000)
                .with(Parameter.REQUEST_BYTES, 2_000);
        assertEquals(2 * (10 + 3), millis(new CostModel(2, 30), wired(cell, "roundTripMillis:10+megabitsPerSecond:8")),
                1e-9);
        assertEquals(2 * 30, millis(new CostModel(2, 30), cell));
        assertTrue(TWO_CORES.millis(wired(cell, "heldShare:0.1+heldMillis:5"), 1).isEmpty());
        Parameters shared = futures(Client.JETTY, 20, 20).with(Parameter.PROTOCOL, Protocol.H2);
        assertTrue(TWO_CORES.millis(wired(shared, "megabitsPerSecond:8"), 1).isEmpty());
        assertTrue(TWO_CORES.millis(wired(shared, "roundTripMillis:8"), 1).isPresent());
    }

    @Test
    void pausesOfABodyComeBeforeItsArrival() {
        assertMillis(2 * (5 + 50),
                Parameters.of(Client.JDK, Strategy.SEQUENTIAL, 2, 1, 50).with(Parameter.REQUEST_BYTES, 9)
                        .with(Parameter.REQUEST, NamedValues.parse("pieces:3+pauseMillis:2.5", RequestShape.class)));
    }

    private static Parameters wired(Parameters cell, String wire) {
        return cell.with(Parameter.WIRE, NamedValues.parse(wire, WireShape.class));
    }

    private static Parameters behaving(Parameters cell, String behaviour) {
        return cell.with(Parameter.SERVER, NamedValues.parse(behaviour, ServerBehaviour.class));
    }

    private static double millis(CostModel model, Parameters cell) {
        return model.millis(cell, 1).orElseThrow();
    }

    private static Expected expected(Parameters spec) {
        return Expected.of(spec);
    }

    private static Parameters futures(Client client, int calls, int limit) {
        return Parameters.of(client, Strategy.FUTURES, calls, limit, 50);
    }

    private static void assertMillis(double expected, Parameters spec) {
        assertEquals(expected, millis(TWO_CORES, spec));
    }
}
