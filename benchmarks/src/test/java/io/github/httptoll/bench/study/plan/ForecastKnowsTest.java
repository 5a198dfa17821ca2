// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.httptoll.bench.cell.Jvm;
import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.Arrivals;
import io.github.httptoll.bench.workload.DelayPattern;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.Rate;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.bench.workload.ServerBehaviour;
import io.github.httptoll.bench.workload.WireShape;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.Setting.Part;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the forecast by parameters does with everything that a study file may say: it counts with it, it says that there is no
/// prediction, or it leaves the batch as it is, since no call waits for that.
class ForecastKnowsTest {
    private static final int SLOT_MILLIS = 1_000;
    private static final CostModel FAR = new CostModel(2, 30);
    private static final Parameters BASE = Parameters.of(Client.JDK, Strategy.FUTURES, 20, 20, 50);
    private static final Parameters OKHTTP = BASE.with(Parameter.CLIENT, Client.OKHTTP);
    private static final Parameters ONE = BASE.with(Parameter.CALLS, 1).with(Parameter.LIMIT, 1);
    private static final Parameters POST = ONE.with(Parameter.REQUEST_BYTES, 1_000);
    private static final String NARROW = "megabitsPerSecond:8.0";

    private enum Said {
        COUNTED, NO_PREDICTION, NOTHING
    }

    private record Row(Said said, Parameters without, Parameters with) {
        static <T> Row of(Said said, Parameters without, Parameter<T> parameter, T value) {
            return new Row(said, without, without.with(parameter, value));
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private <T> void add(Said said, Parameters without, Parameter<T> parameter, T value) {
        rows.put(parameter.name(), Row.of(said, without, parameter, value));
    }

    private <T extends Record> void add(Said said, Parameters without, Parameter<T> parameter, String... texts) {
        for (String text : texts) {
            T value = NamedValues.parse(text, parameter.type());
            String name = text.substring(text.lastIndexOf('+') + 1, text.lastIndexOf(':'));
            rows.put(parameter.name() + "." + name, Row.of(said, without, parameter, value));
        }
    }

    @Test
    void everyParameterIsCountedOrHasNoPredictionOrChangesNothing() {
        parameters();
        server();
        request();
        wire();
        Parameter.inStudyFiles().stream().filter(each -> !each.type().isRecord() && !rows.containsKey(each.name()))
                .forEach(this::changesNothing);
        assertEquals(expectedNames(), new TreeSet<>(rows.keySet()));
        rows.forEach(ForecastKnowsTest::check);
    }

    /// What is not named below.
    private <T> void changesNothing(Parameter<T> parameter) {
        add(Said.NOTHING, BASE, parameter, parameter.said(StudyKeysTest.other(parameter.name())));
    }

    private void parameters() {
        add(Said.COUNTED, OKHTTP.with(Parameter.LEVEL, LimitPolicy.DEFAULT), Parameter.CLIENT, Client.JETTY);
        add(Said.COUNTED, OKHTTP.with(Parameter.LEVEL, LimitPolicy.DEFAULT), Parameter.STRATEGY,
                Strategy.VIRTUAL_THREADS);
        add(Said.COUNTED, ONE, Parameter.CALLS, 5);
        add(Said.COUNTED, BASE, Parameter.LIMIT, 5);
        add(Said.COUNTED, OKHTTP, Parameter.CONNECTIONS, 5);
        add(Said.COUNTED, BASE, Parameter.DELAY, 70.0);
        add(Said.COUNTED, BASE, Parameter.ENDPOINT, Endpoint.BLOCKING_5);
        add(Said.COUNTED, BASE, Parameter.PATTERN, DelayPattern.FIVE_PAGES);
        Parameters narrow = ONE.with(Parameter.WIRE, NamedValues.parse(NARROW, WireShape.class));
        add(Said.COUNTED, narrow, Parameter.BYTES, 10_000);
        add(Said.COUNTED, narrow, Parameter.REQUEST_BYTES, 10_000);
        add(Said.COUNTED, OKHTTP, Parameter.LEVEL, LimitPolicy.DEFAULT);
        add(Said.COUNTED, BASE, Parameter.SESSION, SessionPolicy.KEEP_ALIVE_OFF);
        add(Said.COUNTED, BASE.with(Parameter.SESSION, SessionPolicy.PER_REQUEST), Parameter.PROTOCOL,
                Protocol.HTTP_1_1_TLS);
        add(Said.COUNTED, BASE, Parameter.CALLBACK, CallbackPolicy.SLEEP_ON_CALLBACK);
        add(Said.COUNTED, BASE.with(Parameter.CALLBACK, CallbackPolicy.SLEEP_ON_CALLBACK), Parameter.CALLBACK_MILLIS,
                3.0);
        add(Said.COUNTED, OKHTTP, Parameter.SETTINGS, OwnSettings.parse("maxRequestsPerHost=4"));
        add(Said.COUNTED, BASE.with(Parameter.CALLBACK, CallbackPolicy.CPU_ON_POOL), Parameter.JVM,
                new Jvm("", List.of(), 1));
        add(Said.NOTHING, BASE, Parameter.PLACEMENT, Placement.TOGETHER);
        add(Said.NOTHING, ONE, Parameter.RATE, Rate.parse("10"));
        add(Said.NOTHING, ONE.with(Parameter.RATE, Rate.parse("10")), Parameter.ARRIVALS, Arrivals.CONSTANT);
    }

    private void server() {
        add(Said.COUNTED, BASE, Parameter.SERVER, "threads:7", "slots:4", "jitterMillis:5+distribution:EXPONENTIAL",
                "distribution:EXPONENTIAL+jitterMillis:5", "distribution:EXPONENTIAL+jitterMillis:5+seed:3");
        add(Said.NO_PREDICTION, BASE, Parameter.SERVER, "stallEveryMillis:1000+stallMillis:100",
                "stallMillis:100+stallEveryMillis:1000", "idleMillis:500",
                "noDelay:false");
        add(Said.NO_PREDICTION, BASE.with(Parameter.SESSION, SessionPolicy.PER_REQUEST), Parameter.SERVER,
                "maxConnections:5");
        add(Said.NO_PREDICTION, BASE.with(Parameter.PROTOCOL, Protocol.H2), Parameter.SERVER, "streams:5");
        add(Said.NOTHING, BASE, Parameter.SERVER, "apart:true", "chunkBytes:100");
    }

    private void request() {
        add(Said.NOTHING, POST, Parameter.REQUEST, "method:PUT", "headers:X-A=1", "knownLength:false");
        add(Said.NO_PREDICTION, POST.with(Parameter.CLIENT, Client.OKHTTP), Parameter.REQUEST, "pieces:2");
        add(Said.COUNTED, POST, Parameter.REQUEST, "pieces:2+pauseMillis:5", "expectContinue:true");
        add(Said.NO_PREDICTION, ONE.with(Parameter.WIRE, NamedValues.parse(NARROW, WireShape.class)), Parameter.REQUEST,
                "gzip:true");
        add(Said.NOTHING, ONE, Parameter.REQUEST, "answer:CLOSED");
    }

    private void wire() {
        add(Said.COUNTED, ONE, Parameter.WIRE, "roundTripMillis:7", "roundTripMillis:30+megabitsPerSecond:1");
        add(Said.NO_PREDICTION, BASE, Parameter.WIRE, "heldMillis:5+heldShare:0.1", "heldShare:0.1+heldMillis:5",
                "resolveMillis:5", "resolveFailures:1", "deadAddresses:1", "deadAddresses:1+answers:false");
    }

    private static TreeSet<String> expectedNames() {
        TreeSet<String> names = new TreeSet<>();
        for (Parameter<?> parameter : Parameter.inStudyFiles()) {
            if (List.of(Parameter.SERVER, Parameter.REQUEST, Parameter.WIRE).contains(parameter)) {
                Stream.of(parameter.type().getRecordComponents())
                        .forEach(component -> names.add(parameter.name() + "." + component.getName()));
            } else {
                names.add(parameter.name());
            }
        }
        return names;
    }

    /// Every setting of every library is of one of these parts.
    @Test
    void everyPartOfASettingIsCountedOrHasNoPredictionOrChangesNothing() {
        Map<Part, Row> parts = new EnumMap<>(Part.class);
        Parameters apache = BASE.with(Parameter.CLIENT, Client.APACHE_ASYNC).with(Parameter.LEVEL, LimitPolicy.DEFAULT);
        Parameters vertx = BASE.with(Parameter.CLIENT, Client.named("VERTX")).with(Parameter.LEVEL, LimitPolicy.DEFAULT)
                .with(Parameter.PROTOCOL, Protocol.H2);
        parts.put(Part.NONE, set(Said.NOTHING, vertx, "maxWaitQueueSize=100000"));
        parts.put(Part.CALLS, set(Said.COUNTED, OKHTTP, "maxRequestsPerHost=4"));
        parts.put(Part.CONNECTIONS, set(Said.COUNTED, apache, "maxConnPerRoute=4"));
        parts.put(Part.STREAMS, set(Said.COUNTED, vertx, "http2MultiplexingLimit=4"));
        Parameters limited = vertx.with(Parameter.SETTINGS, OwnSettings.parse("http2MultiplexingLimit=4"));
        parts.put(Part.CARRIERS, set(Said.COUNTED, limited, "http2MultiplexingLimit=4;http2MaxSize=2"));
        parts.put(Part.IDLE, set(Said.COUNTED, OKHTTP, "maxIdleConnections=1"));
        parts.put(Part.CALLBACK_THREADS, set(Said.COUNTED,
                apache.with(Parameter.CALLBACK, CallbackPolicy.SLEEP_ON_CALLBACK),
                first(Client.APACHE_ASYNC, Part.CALLBACK_THREADS) + "=1"));
        parts.put(Part.LEASE, set(Said.NOTHING, apache, first(Client.APACHE_ASYNC, Part.LEASE) + "=1000"));
        parts.put(Part.UNKNOWN, set(Said.NO_PREDICTION, apache, "tcpNoDelay=false"));
        assertEquals(Arrays.asList(Part.values()), List.copyOf(parts.keySet()));
        parts.forEach((part, row) -> check(part.name(), row));
    }

    private static Row set(Said said, Parameters without, String settings) {
        return Row.of(said, without, Parameter.SETTINGS, OwnSettings.parse(settings));
    }

    private static String first(Client client, Part part) {
        return client.settings().stream().filter(setting -> setting.part() == part).findFirst().orElseThrow().name();
    }

    private static void check(String name, Row row) {
        OptionalDouble without = FAR.millis(row.without, SLOT_MILLIS);
        OptionalDouble with = FAR.millis(row.with, SLOT_MILLIS);
        assertFalse(without.isEmpty(), name);
        switch (row.said) {
            case COUNTED -> {
                assertFalse(with.isEmpty(), name);
                assertNotEquals(without.getAsDouble(), with.getAsDouble(), name);
            }
            case NO_PREDICTION -> assertEquals(OptionalDouble.empty(), with, name);
            case NOTHING -> assertEquals(without, with, name);
        }
    }

    /// Windows are no parameter: a body that is larger than one has no prediction over a wire that takes time.
    @Test
    void whatMayWaitForAWindowHasNoPrediction() {
        Parameters large = ONE.with(Parameter.PROTOCOL, Protocol.H2).with(Parameter.BYTES, 100_000);
        assertEquals(OptionalDouble.empty(), FAR.millis(large, SLOT_MILLIS));
        assertFalse(new CostModel(2, 0).millis(large, SLOT_MILLIS).isEmpty());
        assertFalse(FAR.millis(large.with(Parameter.PROTOCOL, Protocol.HTTP_1_1), SLOT_MILLIS).isEmpty());
    }
}
