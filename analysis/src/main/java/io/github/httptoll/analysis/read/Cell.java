// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One combination that the study asked to measure, with what the server may see of it.
///
/// `strategy` is the id of a strategy of the suite, or the name of one that was brought.
/// `replica` 2 is a second JVM of the same contender; null is 1. `delaysMillis` are the server's delays in submit order, repeated
/// over the `calls`; empty where no call is made.
/// `handOffs` are the threads of the client's process that a warm request wakes; null in a run that does not say.
/// `pool` is how many calls the library's own pool lets through at once; null where it holds none back, or in a run that does not say.
/// `predictedMillis` is what a batch must take by its parameters alone; null where that is not computed, or in a run that does not say.
/// `otherJvm` names the JVM that measured it where that runs on another JDK, other flags or cores than the rest; null: it does not.
/// `floor` is the id of the cell whose transport is this cell's network share.
public record Cell(String id, String benchmark, Map<String, String> params, Client client, String strategy, int calls,
        int limit, @Nullable Integer replica, @Nullable Integer handOffs,
        @Nullable Integer pool, List<Double> delaysMillis, String settings,
        String session,
        String callback, @Nullable String floor,
        Expected expected, @Nullable Double predictedMillis, @JsonProperty("jvm") @Nullable String otherJvm) {
    /// The parameter that says how long a known delay a self-test put into each request.
    private static final String INJECTED = "injectedMillis";
    private static final Pattern MILLIS = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");

    public Cell {
        Require.check("cell id", id);
        Require.check("benchmark", benchmark);
        Require.check("params", params);
        Require.check("client", client);
        Require.check("strategy", strategy);
        Require.check("delaysMillis", delaysMillis);
        Require.check("settings", settings);
        Require.check("session", session);
        Require.check("callback", callback);
        Require.check("expected", expected);
        params = Map.copyOf(params);
        delaysMillis = List.copyOf(delaysMillis);
        if (calls < 1 || limit < 1) {
            throw new IllegalArgumentException(
                    "calls is " + calls + " and limit is " + limit + " in cell " + id + ", expected 1 or more");
        }
        if (!MILLIS.matcher(params.getOrDefault(INJECTED, "0")).matches()) {
            throw new IllegalArgumentException(INJECTED + " is '" + params.get(INJECTED) + "' in cell " + id
                    + ", expected milliseconds, 0 or more");
        }
        if (delaysMillis.stream().anyMatch(delay -> !(delay >= 0 && Double.isFinite(delay)))) {
            throw new IllegalArgumentException(
                    "delaysMillis is " + delaysMillis + " in cell " + id + ", expected 0 or more each");
        }
    }

    Cell by(String otherStrategy) {
        return new Cell(id, benchmark, params, client, otherStrategy, calls, limit, replica, handOffs, pool,
                delaysMillis, settings,
                session, callback, floor, expected, predictedMillis, otherJvm);
    }

    /// The known delay in milliseconds that was put into each request; 0 for none.
    public double injectedMillis() {
        return Double.parseDouble(params.getOrDefault(INJECTED, "0"));
    }

    /// The JVM that measured it in each set, as the study names it: the client, and which of several identical ones.
    public String jvm() {
        return otherJvm != null ? otherJvm : client.id() + (replica == null || replica == 1 ? "" : " #" + replica);
    }

    /// What the server may see of a cell in one iteration; null is not checked.
    ///
    /// `maxInFlight` is the most requests at once, `connectionsLow` and `connectionsHigh` bound the connections opened. With
    /// `connectionPerRequest` true they must equal the iteration's requests instead.
    public record Expected(@Nullable Long maxInFlight, @Nullable Long connectionsLow, @Nullable Long connectionsHigh,
            @Nullable Boolean connectionPerRequest) {
        /// True if each request must open a connection of its own.
        public boolean onePerRequest() {
            return Boolean.TRUE.equals(connectionPerRequest);
        }
    }
}
