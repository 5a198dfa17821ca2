// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.check;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.bench.workload.Workload;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import io.github.httptoll.client.Detail;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Protocol;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/// The details that the hooks of a client show.
public final class ShownDetails {
    private static final String MEND = "describe with exposes() what the adapter stamps, and stamp it for each call that has it";

    private ShownDetails() {}

    /// A new connection shows what the form promises, over TCP and inside TLS where it speaks that.
    public static void asPromised(Target server, Client client, boolean blocking) {
        Set<Detail> promised = client.form(blocking).details();
        Set<Detail> plain = EnumSet.copyOf(promised);
        plain.remove(Detail.TLS);
        ClientSettings settings = Batches.patient(4, SessionPolicy.SHARED);
        check(plain, client, blocking, settings, server.url());
        if (client.protocols().contains(Protocol.HTTP_1_1_TLS)) {
            check(promised, client, blocking, settings.over(Protocol.HTTP_1_1_TLS, server.trust()), server.secure());
        }
    }

    /// A new connection must show exactly these, and a pooled one the same but what only new ones have.
    public static void check(Set<Detail> cold, Client client, boolean blocking, ClientSettings settings, URI url) {
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
        same(cold, shown(url, transport), "a new connection");
        same(warm, shown(url, transport), "the pooled connection");
        same(warm, shown(url, transport), "the pooled connection");
    }

    private static void same(Set<Detail> promised, Set<Detail> shown, String where) {
        Broken.unless(promised.equals(shown), "over " + where + " it shows " + shown + " instead of " + promised, MEND);
    }

    private static Set<Detail> shown(URI url, BiFunction<Call, Timeline, Outcome> transport) {
        Call call = new Workload(url, 1, List.of(2.0), Workload.BYTES).batch(1).getFirst();
        Timeline timeline = new Timeline();
        timeline.started();
        Outcome outcome = transport.apply(call, timeline);
        Batches.answered(call, outcome);
        timeline.server(((Outcome.Reply) outcome).stamps());
        Set<Detail> shown = EnumSet.noneOf(Detail.class);
        for (Detail detail : Detail.values()) {
            if (timeline.nanos(detail) != Timeline.UNSEEN) {
                shown.add(detail);
                Broken.unless(timeline.nanos(detail) >= 0 || detail.crossesProcesses(), detail + " runs backwards",
                        MEND);
            }
        }
        Broken.unless(!shown.contains(Detail.CONNECT) || timeline.nanos(Detail.CONNECT) <= timeline.nanos(Detail.LEASE),
                "connecting is no part of the lease", MEND);
        Broken.unless(!shown.contains(Detail.TLS) || timeline.nanos(Detail.TLS) <= timeline.nanos(Detail.CONNECT),
                "the handshake is no part of connecting", MEND);
        return shown;
    }
}
