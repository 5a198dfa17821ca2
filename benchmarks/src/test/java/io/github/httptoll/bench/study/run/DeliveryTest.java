// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.bench.workload.ServerBehaviour;
import io.github.httptoll.bench.workload.WireShape;
import io.github.httptoll.client.Protocol;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What probes see of the real server and of names. What takes a time takes at least that; what is a number is that number.
@Tag("slow")
class DeliveryTest {
    private static final Parameters CELL = Parameters.of(Client.JDK, Strategy.SEQUENTIAL, 1, 1, 0);

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    @ParameterizedTest
    @CsvSource({"streams:7, streams, 7", "chunkBytes:300, chunkBytes, 300"})
    void aNumberIsDeliveredAsItIs(String behaviour, String name, double asked) throws IOException {
        assertEquals(new Delivery("server", behaviour, name, asked, asked), only(behaving(behaviour)));
    }

    @ParameterizedTest
    @CsvSource({"idleMillis:1000, idleMillis, 900", "stallMillis:20.0+stallEveryMillis:80.0, stallMillis, 0"})
    void aTimeIsDelivered(String behaviour, String name, double least) throws IOException {
        Delivery seen = only(behaving(behaviour));
        assertEquals(name, seen.name());
        assertTrue(Objects.requireNonNull(seen.delivered()) > least, seen.toString());
    }

    @Test
    void whatWouldTakeTooLongIsNotSeen() throws IOException {
        assertNull(only(behaving("idleMillis:60000")).delivered());
    }

    @Test
    void anAnswerInGzipIsSeenAndDecoded() throws IOException {
        Parameters cell = CELL.with(Parameter.REQUEST, NamedValues.parse("gzip:true", RequestShape.class));
        assertEquals(new Delivery("request", "gzip:true", "gzip", 1, 1.0), only(cell));
    }

    @Test
    void aNameTakesItsTimeAndHasItsFailuresAndDeadAddresses() throws IOException {
        Parameters cell = CELL.with(Parameter.WIRE,
                NamedValues.parse("resolveMillis:30+resolveFailures:2+deadAddresses:2", WireShape.class));
        List<Delivery> seen = probed(List.of(cell, cell.with(Parameter.CALLS, 2)));
        assertEquals(List.of("resolveMillis", "resolveFailures", "deadAddresses"),
                seen.stream().map(Delivery::name).toList());
        assertTrue(Objects.requireNonNull(seen.getFirst().delivered()) >= 30, seen.toString());
        assertEquals(2.0, seen.get(1).delivered());
        assertEquals(2.0, seen.get(2).delivered());
    }

    private static Parameters behaving(String behaviour) {
        return CELL.with(Parameter.PROTOCOL, behaviour.startsWith("streams") ? Protocol.H2C : Protocol.HTTP_1_1)
                .with(Parameter.SERVER, NamedValues.parse(behaviour, ServerBehaviour.class));
    }

    private static Delivery only(Parameters cell) throws IOException {
        List<Delivery> seen = probed(List.of(cell));
        assertEquals(1, seen.size(), seen.toString());
        return seen.getFirst();
    }

    private static List<Delivery> probed(List<Parameters> cells) throws IOException {
        FixtureProcess.Address address = new FixtureProcess.Address(SERVER.url(), SERVER.secure(), null);
        try (ServerAccess way = ServerAccess.open(address, new Network(0), cells)) {
            return Delivery.probed(way, cells);
        }
    }
}
