// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.client.ClientSettings.Level;
import io.github.httptoll.bench.client.ClientSettings.SessionPolicy;
import io.github.httptoll.bench.strategy.CallbackPolicy;
import io.github.httptoll.bench.workload.Endpoint;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

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
    ///
    /// First come, first served, on both sides: each call takes the client's slot that is free first, and then the server's. It holds
    /// the server's only while it is there.
    double millis(CellSpec spec, List<Double> delaysMillis) {
        if (spec.client() == Client.NO_TRANSPORT) {
            return 0;
        }
        int slots = atOnce(spec, spec.strategy().most(spec.limit()));
        PriorityQueue<Double> client = free(slots);
        PriorityQueue<Double> server = free(Math.min(spec.calls(), servedAtOnce((Endpoint) spec.value("endpoint"))));
        double end = 0;
        for (int call = 0; call < spec.calls(); call++) {
            double arrived = client.remove() + onTheWay(spec, opens(spec, call, slots));
            double answered = Math.max(arrived, server.remove()) + delaysMillis.get(call % delaysMillis.size());
            server.add(answered);
            client.add(answered + roundTripMillis / 2);
            end = Math.max(end, answered + roundTripMillis / 2);
        }
        return end + callbacks(spec);
    }

    private static PriorityQueue<Double> free(int slots) {
        return new PriorityQueue<>(Collections.nCopies(slots, 0.0));
    }

    /// Most calls that caller, pool and library let through at once. A client for each call has limits that no call meets.
    ///
    /// @param caller most that the caller lets through
    static int atOnce(CellSpec spec, int caller) {
        int most = Math.min(spec.calls(), caller);
        if (spec.session() == SessionPolicy.PER_REQUEST) {
            return most;
        }
        int pool = spec.connections() == 0 || !spec.isBounded() ? Integer.MAX_VALUE : spec.connections();
        int hidden = spec.level() == Level.DEFAULT
                ? spec.client().defaultLimit(spec.strategy().blocking())
                : Integer.MAX_VALUE;
        return Math.min(most, Math.min(pool, hidden));
    }

    private int servedAtOnce(Endpoint endpoint) {
        return endpoint.computes() ? Math.min(cores, endpoint.atOnce()) : endpoint.atOnce();
    }

    /// True where the call has to open its connection: where it has one of its own; and at the library's own settings, where the
    /// batch before left fewer idle ones than the calls that are made at once. A later call takes that of an earlier one.
    private static boolean opens(CellSpec spec, int call, int slots) {
        boolean keepsAll = spec.level() != Level.DEFAULT || spec.protocol().multiplexed();
        return spec.session() != SessionPolicy.SHARED
                || (!keepsAll && call < slots && call >= spec.client().idleConnections(spec.strategy().blocking()));
    }

    /// Until a call arrives: half a round trip, a whole one where it opens its connection and another one for its TLS handshake,
    /// and what a self-test puts in.
    private double onTheWay(CellSpec spec, boolean opens) {
        int opening = !opens ? 0 : spec.protocol().secure() ? 2 : 1;
        return (opening + 0.5) * roundTripMillis + (Double) spec.value("injectedMillis");
    }

    /// What the callbacks' work adds: the answers arrive together, so none of it is done meanwhile.
    private double callbacks(CellSpec spec) {
        CallbackPolicy callback = (CallbackPolicy) spec.value("callback");
        int threads = spec.client().callsBack() ? spec.client().callbackThreads(cores) : 1;
        return callback.millis(spec.calls(), threads, cores);
    }
}
