// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/// The details that the hooks of a client show.
final class ShownDetails {
    private ShownDetails() {}

    /// A new connection must show exactly these, and a pooled one the same but what only new ones have.
    static void check(Set<Detail> cold, Client client, boolean blocking, ClientSettings settings, URI url) {
        if (blocking) {
            try (BlockingClient open = client.openBlocking(settings)) {
                check(cold, url, open::call);
            }
        } else {
            try (AsyncClient open = client.openAsync(settings)) {
                check(cold, url, (call, timeline) -> {
                    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
                    open.start(call, timeline, outcome::complete);
                    return outcome.join();
                });
            }
        }
    }

    private static void check(Set<Detail> cold, URI url, BiFunction<Call, Timeline, Outcome> transport) {
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
}
