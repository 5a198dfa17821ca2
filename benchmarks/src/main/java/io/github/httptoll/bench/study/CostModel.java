package io.github.httptoll.bench.study;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.workload.Endpoint;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// What a batch must take by its parameters alone, if the client, the machine and the network took nothing: computed before the run
/// and registered with it, to be printed beside what was measured.
///
/// @param cores that work is done on
/// @param roundTripMillis of the wire between client and server, 0 without one
record CostModel(int cores, double roundTripMillis) {
    CostModel {
        if (cores < 1 || roundTripMillis < 0) {
            throw new IllegalArgumentException("cores are " + cores + " and a round trip takes " + roundTripMillis
                    + " ms, expected 1 or more and 0 or more");
        }
    }

    /// The batch of a cell in milliseconds; 0 where nothing in it waits or computes.
    double millis(CellSpec spec, List<Double> delaysMillis) {
        if (spec.client() == Client.NO_TRANSPORT) {
            return 0;
        }
        Endpoint endpoint = (Endpoint) spec.value("endpoint");
        int slots = atOnce(spec, spec.strategy().most(spec.limit()));
        double calls = endpoint.computes()
                ? spec.calls() * delaysMillis.getFirst() / Math.min(Math.min(slots, cores), endpoint.atOnce())
                : makespan(spec.calls(), Math.min(slots, endpoint.atOnce()),
                        delaysMillis.stream().map(delay -> delay + beside(spec)).toList());
        return calls + callbacks(spec);
    }

    /// Most calls that caller, pool and library let through at once.
    ///
    /// @param caller most that the caller lets through
    static int atOnce(CellSpec spec, int caller) {
        int connections = (Integer) spec.value("connections");
        int pool = connections == 0 || spec.protocol().multiplexed() ? Integer.MAX_VALUE : connections;
        int hidden = spec.value("level") == Level.DEFAULT
                ? spec.client().defaultLimit(spec.strategy().blocking())
                : Integer.MAX_VALUE;
        return Math.min(Math.min(spec.calls(), caller), Math.min(pool, hidden));
    }

    /// What a call takes besides the server's delay: a round trip, one more where it has to open its connection and another
    /// one for its TLS handshake, and what a self-test puts in.
    private double beside(CellSpec spec) {
        int opening = spec.protocol().secure() ? 2 : 1;
        int roundTrips = spec.value("session") == SessionPolicy.SHARED ? 1 : 1 + opening;
        return roundTrips * roundTripMillis + (Double) spec.value("injectedMillis");
    }

    /// First come, first served: each call takes the slot that is free first.
    private static double makespan(int calls, int slots, List<Double> delaysMillis) {
        PriorityQueue<Double> free = new PriorityQueue<>(IntStream.range(0, slots).mapToObj(_ -> 0.0).toList());
        double end = 0;
        for (int call = 0; call < calls; call++) {
            double done = free.remove() + delaysMillis.get(call % delaysMillis.size());
            free.add(done);
            end = Math.max(end, done);
        }
        return end;
    }

    /// What the callbacks' work adds: the answers arrive together, so none of it is done meanwhile.
    private double callbacks(CellSpec spec) {
        CallbackPolicy callback = (CallbackPolicy) spec.value("callback");
        int threads = spec.client().callsBack() ? spec.client().callbackThreads(cores) : 1;
        return callback.millis(spec.calls(), threads, cores);
    }
}
