// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.fixture.LiveFixture;
import io.github.httptoll.bench.timeline.Detail;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Call;
import io.github.httptoll.bench.workload.Outcome;
import io.github.httptoll.bench.workload.Workload;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every form of every client shows exactly the details that [Client#details] promises.
@Tag("slow")
class ClientDetailsTest {
    @RegisterExtension
    static final LiveFixture SERVER = new LiveFixture();

    static Stream<Arguments> forms() {
        return Stream.of(Client.values()).flatMap(client -> Stream.of(true, false)
                .filter(blocking -> blocking ? client.blocks() : client.callsBack())
                .map(blocking -> Arguments.of(client, blocking)));
    }

    @ParameterizedTest(name = "{0}, blocking: {1}")
    @MethodSource("forms")
    void aNewConnectionShowsWhatIsPromisedAndAPooledOneNoConnecting(Client client, boolean blocking) {
        ClientSettings settings = Batches.patient(4, SessionPolicy.SHARED);
        Set<Detail> plain = EnumSet.copyOf(client.details(blocking));
        plain.remove(Detail.TLS);
        shows(plain, client, blocking, settings, SERVER.url());
        if (client.protocols().contains(Protocol.HTTP_1_1_TLS)) {
            Trust trust = Trust.of(SERVER.secure().certificate());
            shows(client.details(blocking), client, blocking, settings.over(Protocol.HTTP_1_1_TLS, trust),
                    SERVER.secure().url());
        }
    }

    private static void shows(Set<Detail> cold, Client client, boolean blocking, ClientSettings settings, URI url) {
        if (blocking) {
            try (BlockingClient open = client.openBlocking(settings)) {
                shows(cold, url, open::call);
            }
        } else {
            try (AsyncClient open = client.openAsync(settings)) {
                shows(cold, url, (call, timeline) -> {
                    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
                    open.start(call, timeline, outcome::complete);
                    return outcome.join();
                });
            }
        }
    }

    private static void shows(Set<Detail> cold, URI url, BiFunction<Call, Timeline, Outcome> transport) {
        Set<Detail> warm = EnumSet.copyOf(cold);
        warm.removeIf(Detail::ofNewConnections);
        assertEquals(cold, shown(url, transport), "over a new connection");
        assertEquals(warm, shown(url, transport), "over the pooled connection");
        assertEquals(warm, shown(url, transport), "over the pooled connection");
    }

    private static Set<Detail> shown(URI url, BiFunction<Call, Timeline, Outcome> transport) {
        Call call = new Workload(url, 1, List.of(2.0), Workload.BYTES).batch(1).getFirst();
        Timeline timeline = new Timeline();
        timeline.started();
        Outcome outcome = transport.apply(call, timeline);
        assertTrue(outcome.answers(call), outcome::toString);
        timeline.server(((Outcome.Reply) outcome).stamps());
        Set<Detail> shown = EnumSet.noneOf(Detail.class);
        for (Detail detail : Detail.values()) {
            if (timeline.nanos(detail) != Timeline.UNSEEN) {
                shown.add(detail);
                assertTrue(timeline.nanos(detail) >= 0 || detail.crossesProcesses(), detail + " runs backwards");
            }
        }
        if (shown.contains(Detail.CONNECT)) {
            assertTrue(timeline.nanos(Detail.CONNECT) <= timeline.nanos(Detail.LEASE),
                    "connecting is part of the lease");
        }
        if (shown.contains(Detail.TLS)) {
            assertTrue(timeline.nanos(Detail.TLS) <= timeline.nanos(Detail.CONNECT),
                    "the handshake is part of connecting");
        }
        return shown;
    }

    @Test
    void whatALibraryDoesNotHaveHasNoFacts() {
        assertThrows(IllegalArgumentException.class, () -> Client.RAW_SOCKET.handOffs(false));
        assertThrows(IllegalArgumentException.class, () -> Client.JETTY.details(true));
        assertThrows(IllegalArgumentException.class, () -> Client.APACHE_ASYNC.defaultLimit(true));
    }
}
