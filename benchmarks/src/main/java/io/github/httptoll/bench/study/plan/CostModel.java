// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// What a batch must take by its parameters alone, if the client, the machine and the network took nothing: computed before the run
/// and registered with it, to be printed with what was measured.
///
/// @param cores that work is done on
/// @param roundTripMillis of the wire between client and server, 0 without one
record CostModel(int cores, double roundTripMillis) {
    /// The window of a stream of HTTP/2 where nothing else is said.
    private static final int H2_WINDOW_BYTES = 65_535;
    /// What the relay holds in each direction of a connection.
    private static final int RELAY_BYTES = 1 << 20;

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
        return cell.isPredictable() && !dependsOnMore(cell)
                ? OptionalDouble.of(makespan(cell))
                : OptionalDouble.empty();
    }

    /// What counts only over a wire that takes time: a server that closes idle connections lets a batch open them again, if it came late
    /// enough; and a large body may have to wait for a window.
    private boolean dependsOnMore(Parameters cell) {
        int window = cell.protocol().multiplexed() ? H2_WINDOW_BYTES : RELAY_BYTES;
        return roundTrip(cell) > 0
                && (cell.server().idleMillis() > 0 || Math.max(cell.bytes(), cell.requestBytes()) > window);
    }

    private double makespan(Parameters cell) {
        if (cell.client() == Client.NO_TRANSPORT) {
            return 0;
        }
        List<Double> delaysMillis = cell.delaysMillis();
        int slots = cell.atOnce(cell.strategy().maxInFlight(cell.limit()));
        PriorityQueue<Double> client = free(slots);
        PriorityQueue<Double> server = free(Math.min(cell.calls(), servedAtOnce(cell)));
        double back = roundTrip(cell) / 2 + cell.wire().millisFor(cell.bytes());
        double end = 0;
        for (int call = 0; call < cell.calls(); call++) {
            double arrived = client.remove() + onTheWay(cell, opens(cell, call, slots));
            double answered = Math.max(arrived, server.remove()) + delaysMillis.get(call % delaysMillis.size());
            server.add(answered);
            client.add(answered + back);
            end = Math.max(end, answered + back);
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
        return cell.session() != SessionPolicy.SHARED || (call < slots && call >= cell.idle());
    }

    /// Until a call arrives: half a round trip, a whole one where it opens its connection and another one for its TLS handshake, one where
    /// it asks first, its pauses between the pieces of a body, and what a self-test puts in.
    private double onTheWay(Parameters cell, boolean opens) {
        int opening = !opens ? 0 : cell.protocol().secure() ? 2 : 1;
        int asking = cell.request().expectContinue() ? 1 : 0;
        return (opening + asking + 0.5) * roundTrip(cell) + cell.injectedMillis() + cell.request().pausesMillis()
                + cell.wire().millisFor(cell.requestBytes());
    }

    private double roundTrip(Parameters cell) {
        return cell.wire().exists() ? cell.wire().roundTripMillis() : roundTripMillis;
    }

    /// What the callbacks' work adds: the answers arrive together, so none of it is done meanwhile.
    private double callbacks(Parameters cell) {
        int own = cell.jvm().coresOf(cores);
        return cell.callback().millis(cell.calls(), cell.callbackThreads(own), own, cell.callbackMillis());
    }
}
