// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.client.Protocol;
import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.DelayPattern;
import io.github.httptoll.bench.workload.Endpoint;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a study file can say and nothing can measure: it is refused when the file is read, in the words of the file.
final class Refusals {
    private static final double MOST_MILLIS = 10_000;

    private Refusals() {}

    /// @throws IllegalArgumentException if there can be no such cell; the message says which key is wrong and what was expected
    static void check(CellSpec spec) {
        way(spec);
        protocol(spec);
        connections(spec);
        server(spec);
    }

    /// What this machine cannot do: it is said when a file of the user's is read, since the suite leaves such cells out by itself.
    ///
    /// @param obstacle in words; null: there is none
    static void placement(Placement placement, @Nullable String obstacle) {
        Comparison.require(obstacle == null, CellSpec.PLACEMENT, placement, "FREE on this machine: " + obstacle);
    }

    private static void way(CellSpec spec) {
        Strategy how = spec.strategy();
        Comparison.require(how.drives(spec.client()), "strategy", how, "one that drives " + spec.client());
        Comparison.require(spec.limit() == 1 || !how.oneByOne(), "limit", spec.limit(),
                "1, since " + how + " calls one by one");
        Object callback = spec.value("callback");
        Comparison.require(callback == CallbackPolicy.NOTHING || how == Strategy.FUTURES, "callback", callback,
                "NOTHING, since " + how + " has no completion callback");
        Comparison.require(spec.level() != Level.DEFAULT || spec.client().ownsItsPool(), "level", spec.level(),
                "TUNED, since " + spec.client() + " has no settings but the process's");
    }

    private static void protocol(CellSpec spec) {
        Protocol over = spec.protocol();
        Comparison.require(spec.exists(), "protocol", over, "one of " + spec.client().protocols());
        Comparison.require(
                !over.multiplexed()
                        || (spec.level() != Level.DEFAULT && spec.session() != SessionPolicy.KEEP_ALIVE_OFF),
                "protocol", over, "HTTP_1_1 or HTTP_1_1_TLS with level DEFAULT and with session KEEP_ALIVE_OFF");
    }

    /// Fewer connections than calls at once are a limit, which not every client can hold to.
    private static void connections(CellSpec spec) {
        int connections = spec.connections();
        Comparison.require(connections == 0 || spec.level() == Level.TUNED, "connections", connections,
                "0 with level DEFAULT, which leaves the library's own number alone");
        int atOnce = Math.min(spec.calls(), spec.limit());
        boolean fewer = connections != 0 && connections < atOnce;
        Comparison.require(!fewer || spec.session() != SessionPolicy.PER_REQUEST, "connections", connections,
                atOnce + " or more with session PER_REQUEST, where each call has a client");
        Comparison.require(!fewer || spec.isBounded(), "connections", connections,
                atOnce + " or more, since " + named(spec.client(), spec.strategy().blocking())
                        + " cannot hold to fewer over " + spec.protocol() + "; these can: " + bounded(spec.protocol()));
    }

    private static String bounded(Protocol protocol) {
        return Stream.of(Client.values())
                .flatMap(client -> client.forms().filter(blocking -> client.isBounded(blocking, protocol))
                        .map(blocking -> named(client, blocking)))
                .collect(Collectors.joining(", "));
    }

    private static String named(Client client, boolean blocking) {
        return client + (client.forms().count() == 1 ? "" : blocking ? " (blocking)" : " (asynchronous)");
    }

    /// What the fixture server would answer with status 400.
    private static void server(CellSpec spec) {
        Endpoint endpoint = (Endpoint) spec.value("endpoint");
        double delay = spec.delayMillis();
        double most = Math.min(MOST_MILLIS, endpoint.mostMillis());
        Comparison.require(delay >= 0 && delay <= MOST_MILLIS
                && Collections.max(((DelayPattern) spec.value("pattern")).delaysMillis(delay)) <= endpoint.mostMillis(),
                "delayMillis", delay, "0 to " + (long) most
                        + (endpoint.mostMillis() < MOST_MILLIS ? " for each call, with endpoint " + endpoint : ""));
        int bytes = (Integer) spec.value("bytes");
        Comparison.require(bytes >= 0 && bytes <= endpoint.mostBytes(), "bytes", bytes,
                "0 to " + endpoint.mostBytes() + " with endpoint " + endpoint);
    }
}
