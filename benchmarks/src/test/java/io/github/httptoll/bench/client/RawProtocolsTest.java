// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.cell.Parameter;
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.check.Batches;
import io.github.httptoll.bench.check.ShownDetails;
import io.github.httptoll.bench.fixture.FixtureControl;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.NamedValues;
import io.github.httptoll.bench.workload.RequestShape;
import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.TrustedCertificates;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The floors over each protocol, with the real server.
@Tag("slow")
class RawProtocolsTest {
    /// Over one connection; and over as many connections, whose handshakes together must not keep the server waiting for any of them.
    private static final int SHARING = 200;
    private static final int CONNECTIONS = 20;

    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    static Stream<Arguments> ways() {
        return Stream.of(Protocol.values())
                .flatMap(protocol -> Stream.of(Arguments.of(protocol, Client.RAW_SOCKET, Strategy.VIRTUAL_THREADS),
                        Arguments.of(protocol, Client.RAW_SOCKET, Strategy.PLATFORM_POOL),
                        Arguments.of(protocol, Client.RAW_NIO, Strategy.FUTURES)));
    }

    /// Some answers are longer than a TLS record, and than a frame of HTTP/2.
    @ParameterizedTest
    @MethodSource("ways")
    void manyCallsAtOnceAreAnswered(Protocol protocol, Client client, Strategy strategy) throws Exception {
        int atOnce = protocol.multiplexed() ? SHARING : CONNECTIONS;
        SERVER.control().reset();
        try (Caller caller = strategy.open(client, settings(protocol), atOnce, CallbackPolicy.NOTHING)) {
            Batches.answered(caller, new Workload(url(protocol), 10 * atOnce, List.of(20.0, 0.0, 1.0), 300));
            Batches.answered(caller, new Workload(url(protocol), atOnce, List.of(0.0), 100_000));
        }
        long connections = SERVER.control().counters().connectionsOpened();
        assertTrue(connections <= (protocol.multiplexed() ? 1 : atOnce), connections + " connections");
    }

    /// Together they are more than a server takes at once, and over HTTP/2 there are more of them than streams. The client knows how many
    /// streams there may be when its first call is over, so that one is alone.
    @ParameterizedTest
    @MethodSource("ways")
    void manyBodiesAtOnceArrive(Protocol protocol, Client client, Strategy strategy) throws Exception {
        FixtureControl.Port port = SERVER.control().port("streams=5&noDelay=true");
        URI url = protocol.secure() ? Objects.requireNonNull(port.secure()) : port.url();
        for (String shape : List.of(NamedValues.USUAL, "pieces:3+pauseMillis:1", "expectContinue:true+pieces:2")) {
            Parameters cell = Parameters.of(client, strategy, 5 * CONNECTIONS, CONNECTIONS, 0)
                    .with(Parameter.PROTOCOL, protocol).with(Parameter.REQUEST_BYTES, 200_000)
                    .with(Parameter.REQUEST, NamedValues.parse(shape, RequestShape.class));
            try (Caller caller = cell.open(TrustedCertificates.of(SERVER.secure().certificate()))) {
                Batches.answered(caller, cell.with(Parameter.CALLS, 1).workload(url));
                Batches.answered(caller, cell.workload(url));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aNewConnectionShowsAllAndASharedOneNoConnecting(Protocol protocol, Client client, Strategy strategy) {
        Set<Detail> all = EnumSet.allOf(Detail.class);
        assertEquals(all, client.form(strategy.blocking()).details());
        if (!protocol.secure()) {
            all.remove(Detail.TLS);
        }
        ShownDetails.check(all, client, strategy.blocking(), settings(protocol), url(protocol));
    }

    private static ClientSettings settings(Protocol protocol) {
        return Batches.patient(SHARING, SessionPolicy.SHARED).over(protocol,
                TrustedCertificates.of(SERVER.secure().certificate()));
    }

    private static URI url(Protocol protocol) {
        return protocol.secure() ? SERVER.secure().url() : SERVER.url();
    }
}
