// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One thing that is measured: a benchmark with all its parameters, what the server may see of it, and the effort spent.
///
/// @param id unique in the study
/// @param benchmark the JMH benchmark's full name
/// @param params its parameters as JMH takes them, all of them
/// @param calls N
/// @param limit C
/// @param replica which of several identical contenders measures it, from 1
/// @param handOffs threads that a warm request must wake in the client, see [Client#handOffs]
/// @param delaysMillis the server's delays in submit order, repeated over the calls
/// @param settings whose limits rule
/// @param floor id of the cell whose transport is this cell's network share; null: it is one, or there is none
/// @param sets sets of JVMs that measure it
/// @param blocks measurements in each set
/// @param slotMillis least length of a measurement
/// @param predictedMillis what a batch must take by its parameters alone, see [CostModel]
record Cell(String id, String benchmark, Map<String, String> params, Client client, Strategy strategy, int calls,
        int limit, int replica, int handOffs, List<Double> delaysMillis, Level settings, SessionPolicy session,
        CallbackPolicy callback, @Nullable String floor, Expected expected, int sets, int blocks, int slotMillis,
        double predictedMillis) {
    private static final String REPLICA = " #";
    private static final Set<String> USUAL = Set.of("TUNED", "SHARED", "NOTHING", "FREE");
    private static final double LONG_BATCH_MILLIS = 400;
    private static final double PRIMED_BELOW_MILLIS = 200;
    /// Least length of what runs uncounted at the beginning of a turn.
    static final int PRIMING_MILLIS = 5;
    private static final double TURN_MILLIS = 20;
    private static final int MOST_DRAWN = 100;
    private static final Pattern DRAWN = Pattern.compile("(blocked-loop|limits|composition|server-side)/");

    /// Who calls, and how: client × strategy.
    String contender() {
        return client + " × " + strategy + (replica == 1 ? "" : REPLICA + replica);
    }

    /// The JVM that measures this cell: one for each client of a set, whatever the way of waiting. Most of what a compiler works on is
    /// the library's own code, which all ways share.
    String jvm() {
        return client + (replica == 1 ? "" : REPLICA + replica);
    }

    /// The JVM of whose code that one is another; itself where it is none.
    static String original(String jvm) {
        int replica = jvm.indexOf(REPLICA);
        return replica < 0 ? jvm : jvm.substring(0, replica);
    }

    /// What the cells of one level have in common: everything but who calls, and how.
    String level() {
        String delays = delaysMillis.stream().map(delay -> delay % 1 == 0
                ? String.valueOf(delay.longValue())
                : delay.toString()).collect(Collectors.joining("/"));
        String usual = calls + " calls, C=" + limit + ", " + delays + " ms";
        String placement = params.getOrDefault(CellSpec.PLACEMENT, "FREE");
        return usual + Stream.concat(Stream.of(settings, session, callback).map(Enum::name), Stream.of(placement))
                .filter(name -> !USUAL.contains(name))
                .map(name -> ", " + name).collect(Collectors.joining());
    }

    /// The same cell with its floor.
    Cell withFloor(@Nullable String floorId) {
        return new Cell(id, benchmark, params, client, strategy, calls, limit, replica, handOffs, delaysMillis,
                settings, session,
                callback, floorId, expected, sets, blocks, slotMillis, predictedMillis);
    }

    /// The same cell with this effort.
    Cell withEffort(int inSets, int inBlocks, int leastMillis) {
        return new Cell(id, benchmark, params, client, strategy, calls, limit, replica, handOffs, delaysMillis,
                settings, session,
                callback, floor, expected, inSets, inBlocks, leastMillis, predictedMillis);
    }

    /// Rough time of a batch: what it must take, and a little for each call.
    double batchMillis() {
        return predictedMillis + calls * 0.1;
    }

    /// True where a picture of one batch shows what its numbers only say: limits and callbacks that make waves of the calls.
    @JsonIgnore
    boolean isDrawn() {
        return isDrawable() && (settings == Level.DEFAULT || DRAWN.matcher(id).lookingAt());
    }

    /// True where a picture of one batch can be looked at.
    @JsonIgnore
    boolean isDrawable() {
        return calls > 1 && calls <= MOST_DRAWN;
    }

    /// True where its calls wait for the server.
    boolean waits() {
        return delaysMillis.stream().anyMatch(delay -> delay > 0);
    }

    /// True where one batch takes about half a second or more.
    @JsonIgnore
    boolean isLong() {
        return batchMillis() >= LONG_BATCH_MILLIS;
    }

    /// True where a turn begins with a batch that is not counted: it refills caches and wakes threads that slept while others had the
    /// turn. A batch that takes as long as several others is not worth that.
    @JsonIgnore
    boolean isPrimed() {
        return batchMillis() < PRIMED_BELOW_MILLIS;
    }

    /// Rough time of one measurement, its uncounted batch included: for the estimate of the time left.
    double plannedMillis() {
        return TURN_MILLIS + (isPrimed() ? Math.max(PRIMING_MILLIS, batchMillis()) : 0)
                + Math.max(slotMillis, batchMillis());
    }

    /// What the server may see in a measurement; outside of it the cell is invalid.
    ///
    /// @param maxInFlight most requests at once
    /// @param connectionsLow fewest connections opened
    /// @param connectionsHigh most connections opened; null: not limited
    /// @param connectionPerRequest exactly one connection opened for each request instead
    record Expected(int maxInFlight, int connectionsLow, @Nullable Integer connectionsHigh,
            boolean connectionPerRequest) {}
}
