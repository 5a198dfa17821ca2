package io.github.httptoll.bench.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.client.Protocol;
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
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    @JsonCreator
    static Side of(@Nullable Client client, @Nullable Strategy strategy, @Nullable Integer calls,
            @Nullable Integer limit, @Nullable Integer connections, @Nullable Double delayMillis,
            @Nullable DelayPattern pattern, @Nullable Endpoint endpoint, @Nullable Integer bytes, @Nullable Level level,
            @Nullable SessionPolicy session, @Nullable CallbackPolicy callback, @Nullable Stamps stamps,
            @Nullable Protocol protocol) {
        Comparison.require(client != null, "client", null, "one of " + List.of(Client.values()));
        Comparison.require(strategy != null, "strategy", null, "one of " + List.of(Strategy.values()));
        Client who = Objects.requireNonNull(client);
        Strategy how = Objects.requireNonNull(strategy);
        Comparison.require(how.drives(who), "strategy", how, "one that drives " + who);
        Comparison.require(callback == null || callback == CallbackPolicy.NOTHING || how == Strategy.FUTURES,
                "callback", callback, "NOTHING, since " + how + " has no completion callback");
        Comparison.require(level != Level.DEFAULT || who.ownsItsPool(), "level", level,
                "TUNED, since " + who + " has no settings but the process's");
        Protocol over = or(protocol, Protocol.HTTP_1_1);
        Comparison.require(who.protocols().contains(over), "protocol", over, "one of " + who.protocols());
        Comparison.require(!over.multiplexed() || (level != Level.DEFAULT && session != SessionPolicy.KEEP_ALIVE_OFF),
                "protocol", over, "HTTP_1_1 or HTTP_1_1_TLS with level DEFAULT and with session KEEP_ALIVE_OFF");
        int n = within("calls", calls, Survey.CALLS, 1, MOST_CALLS);
        int c = within("limit", limit, how.oneByOne() ? 1 : 10, 1, MOST_CALLS);
        Comparison.require(c == 1 || !how.oneByOne(), "limit", c, "1, since " + how + " calls one by one");
        double delay = delayMillis == null ? 50 : delayMillis;
        Comparison.require(delay >= 0 && delay <= 10_000, "delayMillis", delay, "0 to 10000");
        CellSpec plain = CellSpec.of(who, how, n, c, delay);
        return new Side(plain.with("connections", within("connections", connections, 0, 0, MOST_CALLS))
                .with("pattern", or(pattern, DelayPattern.FIXED)).with("endpoint", or(endpoint, Endpoint.DELAY))
                .with("bytes", within("bytes", bytes, Workload.BYTES, 0, MOST_BYTES))
                .with("level", or(level, Level.TUNED)).with("session", or(session, SessionPolicy.SHARED))
                .with("callback", or(callback, CallbackPolicy.NOTHING)).with("stamps", or(stamps, Stamps.ON))
                .with(over));
    }

    private static int within(String what, @Nullable Integer value, int absent, int least, int most) {
        Comparison.require(value == null || (value >= least && value <= most), what, value, least + " to " + most);
        return value == null ? absent : value;
    }

    private static <T> T or(@Nullable T value, T absent) {
        return value == null ? absent : value;
    }
}
