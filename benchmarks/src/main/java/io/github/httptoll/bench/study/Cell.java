package io.github.httptoll.bench.study;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.strategy.Strategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that is measured: a benchmark with all its parameters, what the server may see of it, and the effort spent.
///
/// @param id unique in the study
/// @param benchmark the JMH benchmark's full name
/// @param params its parameters as JMH takes them, all of them
/// @param calls N
/// @param limit C
/// @param delaysMillis the server's delays in submit order, repeated over the calls
/// @param settings whose limits rule
/// @param floor id of the cell whose transport is this cell's network share; null: it is one, or there is none
record Cell(String id, String benchmark, Map<String, String> params, Client client, Strategy strategy, int calls,
        int limit, List<Double> delaysMillis, Level settings, SessionPolicy session, CallbackPolicy callback,
        @Nullable String floor, Expected expected, int warmups, int iterations, int iterationMillis) {

    /// The JVM that measures this cell: one for each client × strategy of an experiment.
    String contender() {
        return client + " × " + strategy;
    }

    /// The same cell with its floor.
    Cell withFloor(@Nullable String floorId) {
        return new Cell(id, benchmark, params, client, strategy, calls, limit, delaysMillis, settings, session,
                callback,
                floorId, expected, warmups, iterations, iterationMillis);
    }

    /// Rough time to measure this cell, in milliseconds: for the estimate of the time left.
    double plannedMillis() {
        double batchMillis = batchMillis(calls, Math.min(limit, expected.rounds()), delaysMillis);
        return (warmups + iterations) * Math.max(iterationMillis, batchMillis) + 60;
    }

    /// Rough time of a batch: its delays over its slots, and a little for each call.
    static double batchMillis(int calls, int slots, List<Double> delaysMillis) {
        double mean = delaysMillis.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return Math.ceilDiv(calls, Math.max(1, slots)) * mean + calls * 0.1;
    }

    /// What the server may see in an iteration; outside of it the cell is invalid.
    ///
    /// @param maxInFlight most requests at once
    /// @param connectionsLow fewest connections opened
    /// @param connectionsHigh most connections opened; null: not limited
    /// @param connectionPerRequest exactly one connection opened for each request instead
    record Expected(int maxInFlight, int connectionsLow, @Nullable Integer connectionsHigh,
            boolean connectionPerRequest) {
        int rounds() {
            return Math.max(1, maxInFlight);
        }
    }
}
