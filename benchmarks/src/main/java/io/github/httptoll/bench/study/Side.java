// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.client.Protocol;
import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Stamps;
import io.github.httptoll.bench.workload.DelayPattern;
import io.github.httptoll.bench.workload.Endpoint;
import io.github.httptoll.bench.workload.Workload;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One side of a comparison as a study file says it; what is not said is as a plain program would have it.
record Side(CellSpec spec) {
    private static final int MOST_CALLS = 10_000;

    Side {
        Refusals.check(spec);
    }

    @JsonCreator
    static Side of(@Nullable Client client, @Nullable Strategy strategy, @Nullable Integer calls,
            @Nullable Integer limit, @Nullable Integer connections, @Nullable Double delayMillis,
            @Nullable DelayPattern pattern, @Nullable Endpoint endpoint, @Nullable Integer bytes, @Nullable Level level,
            @Nullable SessionPolicy session, @Nullable CallbackPolicy callback, @Nullable Stamps stamps,
            @Nullable Protocol protocol, @Nullable Placement placement) {
        Comparison.require(client != null, "client", null, "one of " + List.of(Client.values()));
        Comparison.require(strategy != null, "strategy", null, "one of " + List.of(Strategy.values()));
        Strategy how = Objects.requireNonNull(strategy);
        int n = within("calls", calls, Survey.CALLS, 1);
        int c = within("limit", limit, how.oneByOne() ? 1 : 10, 1);
        CellSpec plain = CellSpec.of(Objects.requireNonNull(client), how, n, c, or(delayMillis, 50.0));
        return new Side(plain.with("connections", within("connections", connections, 0, 0))
                .with("pattern", or(pattern, DelayPattern.FIXED)).with("endpoint", or(endpoint, Endpoint.DELAY))
                .with("bytes", or(bytes, Workload.BYTES)).with("level", or(level, Level.TUNED))
                .with("session", or(session, SessionPolicy.SHARED))
                .with("callback", or(callback, CallbackPolicy.NOTHING)).with("stamps", or(stamps, Stamps.ON))
                .with(or(protocol, Protocol.HTTP_1_1)).with(or(placement, Placement.FREE)));
    }

    private static int within(String what, @Nullable Integer value, int absent, int least) {
        Comparison.require(value == null || (value >= least && value <= MOST_CALLS), what, value,
                least + " to " + MOST_CALLS);
        return value == null ? absent : value;
    }

    private static <T> T or(@Nullable T value, T absent) {
        return value == null ? absent : value;
    }
}
