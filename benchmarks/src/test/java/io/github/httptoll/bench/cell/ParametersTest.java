// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Stamping;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.TrustedCertificates;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParametersTest {
    private static final Parameters CELL = Parameters.of(Client.JDK, Strategy.FUTURES, 20, 10, 5)
            .with(Parameter.SESSION, SessionPolicy.PER_REQUEST).with(Parameter.PLACEMENT, Placement.APART)
            .with(Parameter.REPLICA, 2);

    @Test
    void theTableHasEveryComponentUnderItsName() throws ReflectiveOperationException {
        RecordComponent[] components = Parameters.class.getRecordComponents();
        assertEquals(Stream.of(components).map(RecordComponent::getName).toList(),
                Parameter.ALL.stream().map(Parameter::name).toList());
        for (int i = 0; i < components.length; i++) {
            assertEquals(components[i].getAccessor().invoke(CELL), Parameter.ALL.get(i).of(CELL));
        }
    }

    @Test
    void whatIsWrittenForJmhIsReadBack() {
        Map<String, String> texts = Parameter.ALL.stream()
                .collect(Collectors.toMap(Parameter::name, parameter -> parameter.text(CELL)));
        assertEquals(CELL, Parameters.read(texts::get));
    }

    @Test
    void aHopIsAClientAndAStrategy() {
        Parameters hop = Parameters.read(Map.of("hop", "EXECUTOR", "calls", "7")::get);
        assertEquals(Parameters.of(Client.NO_TRANSPORT, Strategy.PLATFORM_POOL, 7, 1, 0), hop);
        assertEquals(Hop.EXECUTOR, Parameter.HOP.of(hop));
        assertThrows(IllegalArgumentException.class, () -> Parameter.HOP.of(CELL));
    }

    @Test
    void aCellWithoutAClientIsNone() {
        String message = assertThrows(IllegalArgumentException.class,
                () -> Parameters.read(Map.of("strategy", "FUTURES")::get)).getMessage();
        assertTrue(message.startsWith("'client' is missing, expected one of [NO_TRANSPORT"), message);
    }

    @Test
    void aValueThatIsNoneIsRefusedWithWhatMayBeSaid() {
        assertEquals("'limit' is '0', expected a whole number from 1 to 10000",
                assertThrows(IllegalArgumentException.class, () -> Parameter.LIMIT.said("0")).getMessage());
        assertEquals("'delayMillis' is 'soon', expected a number",
                assertThrows(IllegalArgumentException.class, () -> Parameter.DELAY.said("soon")).getMessage());
        assertEquals(Stamping.OFF, Parameter.STAMPS.said("OFF"));
    }

    @Test
    void thePoolIsTheSmallerOfWhatIsSetAndWhatTheLibraryHasByDefault() {
        Parameters tuned = Parameters.of(Client.OKHTTP, Strategy.FUTURES, 20, 20, 5);
        Parameters defaults = tuned.with(Parameter.LEVEL, LimitPolicy.DEFAULT);
        assertEquals(Integer.MAX_VALUE, tuned.pool());
        assertEquals(5, defaults.pool());
        assertEquals(3, defaults.with(Parameter.CONNECTIONS, 3).pool());
        assertEquals(7, tuned.with(Parameter.CONNECTIONS, 7).pool());
        assertEquals(Integer.MAX_VALUE, defaults.with(Parameter.SESSION, SessionPolicy.PER_REQUEST).pool());
        assertEquals(Integer.MAX_VALUE, defaults.with(Parameter.STRATEGY, Strategy.VIRTUAL_THREADS).pool());
    }

    @Test
    void aFloorIsPlainWhereTheClientIsNotCompared() {
        Parameters floor = CELL.with(Parameter.CALLBACK, CallbackPolicy.SLEEP_ON_POOL).with(Parameter.REQUEST_BYTES, 7)
                .with(Parameter.STAMPS, Stamping.OFF).floor();
        assertEquals(Parameters.of(Client.RAW_NIO, Strategy.FUTURES, 20, 10, 5)
                .with(Parameter.SESSION, SessionPolicy.KEEP_ALIVE_OFF).with(Parameter.PLACEMENT, Placement.APART)
                .with(Parameter.REQUEST_BYTES, 7), floor);
        assertEquals(floor, floor.floor());
    }

    /// No request of HTTP/2 can close its connection, so a floor that did would not exist.
    @ParameterizedTest
    @EnumSource(Protocol.class)
    void everyProtocolHasAFloorForEachSession(Protocol protocol) {
        for (SessionPolicy session : SessionPolicy.values()) {
            Parameters floor = Parameters.of(Client.JDK, Strategy.FUTURES, 20, 10, 5)
                    .with(Parameter.SESSION, session).with(Parameter.PROTOCOL, protocol).floor();
            assertTrue(floor.exists());
            assertEquals(protocol, floor.protocol());
            assertEquals(session == SessionPolicy.SHARED, floor.session() == SessionPolicy.SHARED);
            Refusals.check(floor);
            floor.open(TrustedCertificates.SYSTEM).close();
        }
    }
}
