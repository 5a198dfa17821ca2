// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.PriorityQueue;

/// What a batch must take by its parameters alone, if the client, the machine and the network took nothing: computed before the run
/// and registered with it, to be printed with what was measured.
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

    /// The batch of a cell in milliseconds; 0 where nothing in it waits or computes, empty where its parameters alone do not say.
    ///
    /// First come, first served, on both sides: each call takes the client's slot that is free first, and then the server's. It holds
    /// the server's only while it is there.
    OptionalDouble millis(Parameters cell) {
        return cell.isPredictable() ? OptionalDouble.of(makespan(cell)) : OptionalDouble.empty();
    }

    private double makespan(Parameters cell) {
        if (cell.client() == Client.NO_TRANSPORT) {
            return 0;
        }
        List<Double> delaysMillis = cell.delaysMillis();
        int slots = cell.atOnce(cell.strategy().maxInFlight(cell.limit()));
        PriorityQueue<Double> client = free(slots);
        PriorityQueue<Double> server = free(Math.min(cell.calls(), servedAtOnce(cell)));
        double end = 0;
        for (int call = 0; call < cell.calls(); call++) {
            double arrived = client.remove() + onTheWay(cell, opens(cell, call, slots));
            double answered = Math.max(arrived, server.remove()) + delaysMillis.get(call % delaysMillis.size());
            server.add(answered);
            client.add(answered + roundTripMillis / 2);
            end = Math.max(end, answered + roundTripMillis / 2);
        }
        return end + callbacks(cell);
    }

    private static PriorityQueue<Double> free(int slots) {
        return new PriorityQueue<>(Collections.nCopies(slots, 0.0));
    }

    private int servedAtOnce(Parameters cell) {
        return cell.endpoint().computes() ? Math.min(cores, cell.servedAtOnce()) : cell.servedAtOnce();
    }

    /// True where the call has to open its connection: where it has one of its own; and at the library's own settings, where the
    /// batch before left fewer idle ones than the calls that are made at once. A later call takes that of an earlier one.
    private static boolean opens(Parameters cell, int call, int slots) {
        boolean keepsAll = cell.level() != LimitPolicy.DEFAULT || cell.protocol().multiplexed();
        return cell.session() != SessionPolicy.SHARED
                || (!keepsAll && call < slots && call >= cell.client().idleConnections(cell.strategy().blocking()));
    }

    /// Until a call arrives: half a round trip, a whole one where it opens its connection and another one for its TLS handshake,
    /// its pauses between the pieces of a body, and what a self-test puts in.
    private double onTheWay(Parameters cell, boolean opens) {
        int opening = !opens ? 0 : cell.protocol().secure() ? 2 : 1;
        return (opening + 0.5) * roundTripMillis + cell.injectedMillis() + cell.request().pausesMillis();
    }

    /// What the callbacks' work adds: the answers arrive together, so none of it is done meanwhile.
    private double callbacks(Parameters cell) {
        int threads = cell.client().hasAsyncForm() ? cell.client().callbackThreads(cores) : 1;
        return cell.callback().millis(cell.calls(), threads, cores);
    }
}
