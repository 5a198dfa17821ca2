// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.Ways;
import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.fixture.FixtureProcess;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.ServerBehaviour;
import io.github.httptoll.bench.workload.WireShape;
import io.github.httptoll.client.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Ways to the real server that cells have of their own.
@Tag("slow")
class ServerAccessTest {
    private static final Parameters PLAIN = Parameters.of(Client.RAW_SOCKET, Strategy.VIRTUAL_THREADS, 6, 2, 0);
    private static final Parameters WIRED = PLAIN.with(Parameter.WIRE,
            NamedValues.parse("roundTripMillis:1.0+megabitsPerSecond:100.0+heldShare:0.1+heldMillis:1.0",
                    WireShape.class));
    private static final Parameters RULED = PLAIN.with(Parameter.SERVER,
            NamedValues.parse("idleMillis:60000", ServerBehaviour.class));
    private static final Parameters BOTH = WIRED.with(Parameter.SERVER, RULED.server());

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    @Test
    void eachCellHasTheWayThatItAsksForAndTheWireSaysWhatItDelivered() throws IOException {
        try (ServerAccess access = open(new Network(0))) {
            assertEquals(3, access.own().size());
            assertEquals(SERVER.url(), access.calls());
            assertEquals(SERVER.control().port("idle=60000&noDelay=true").url(), way(access, RULED));
            assertNotEquals(way(access, WIRED), way(access, BOTH));
            for (Parameters cell : List.of(WIRED, RULED, BOTH)) {
                call(cell, way(access, cell));
            }
            assertEquals(List.of("roundTripMillis", "megabitsPerSecond", "heldShare", "heldMillis"),
                    access.delivered().stream().map(Delivery::name).toList());
            Delivery roundTrip = access.delivered().getFirst();
            assertEquals(WIRED.wire().toString(), roundTrip.shape());
            assertTrue(Objects.requireNonNull(roundTrip.delivered()) >= 1, roundTrip.toString());
        }
    }

    @Test
    void aNamedServerIsFoundBehindItsName() throws IOException {
        Parameters named = PLAIN.with(Parameter.CLIENT, Client.JDK).with(Parameter.WIRE,
                NamedValues.parse("resolveMillis:5", WireShape.class));
        try (ServerAccess access = ServerAccess.open(new FixtureProcess.Address(SERVER.url(), SERVER.secure(), null),
                new Network(0),
                List.of(named, PLAIN))) {
            assertEquals("r5-f0-d0.httptoll.test", access.calls(named).getHost());
            assertEquals(SERVER.url(), access.calls(PLAIN));
            call(named, access.calls(named));
        }
    }

    @Test
    void theNetworkOfTheStudyIsOnTheWayToAPortToo() throws IOException {
        try (ServerAccess access = open(new Network(1))) {
            assertNotEquals(SERVER.url(), access.calls());
            assertNotEquals(SERVER.control().port("idle=60000&noDelay=true").url(), way(access, RULED));
            call(RULED, way(access, RULED));
        }
    }

    private static ServerAccess open(Network network) throws IOException {
        return ServerAccess.open(new FixtureProcess.Address(SERVER.url(), SERVER.secure(), null), network,
                List.of(PLAIN, WIRED, RULED, BOTH));
    }

    private static URI way(ServerAccess access, Parameters cell) {
        return access.own().get(Ways.property(cell));
    }

    private static void call(Parameters cell, URI url) {
        List<Exchange> batch = cell.workload(url).batch(0).stream().map(Exchange::new).toList();
        try (Caller caller = cell.open(TrustedCertificates.SYSTEM)) {
            caller.run(batch);
        }
        batch.forEach(exchange -> assertTrue(exchange.outcome().answers(exchange.call()),
                () -> exchange.call() + " got " + exchange.outcome()));
    }
}
