// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.workload.DrawnDelays;
import io.github.httptoll.client.ClientSettings.SessionPolicy;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.IntStream;
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
    /// More batches have the mean of all.
    private static final int MOST_DRAWN = 1_000;
    /// Threads of Reactor's `boundedElastic()` for each core.
    private static final int ELASTIC_THREADS = 10;

    CostModel {
        if (cores < 1 || roundTripMillis < 0) {
            throw new IllegalArgumentException("cores are " + cores + " and a round trip takes " + roundTripMillis
                    + " ms, expected 1 or more and 0 or more");
        }
    }

    /// The batch of a cell in milliseconds; 0 where nothing in it waits or computes, empty where its parameters alone do not say. With
    /// delays that are drawn, the mean of the batches that a measurement of that length counts: their delays are known.
    OptionalDouble millis(Parameters cell, int slotMillis) {
        if (!cell.isPredictable() || dependsOnMore(cell)) {
            return OptionalDouble.empty();
        }
        if (!cell.server().draws()) {
            return OptionalDouble.of(makespan(cell, 0));
        }
        double primed = mean(cell, 1, slotMillis);
        return OptionalDouble.of(Cell.isPrimed(cell, primed) ? primed : mean(cell, 0, slotMillis));
    }

    /// What counts only over a wire that takes time: a server that closes idle connections lets a batch open them again, if it came late
    /// enough; and a large body may have to wait for a window.
    private boolean dependsOnMore(Parameters cell) {
        int window = cell.protocol().multiplexed() ? H2_WINDOW_BYTES : RELAY_BYTES;
        return roundTrip(cell) > 0
                && (cell.server().idleMillis() > 0 || Math.max(cell.bytes(), cell.requestBytes()) > window);
    }

    /// Mean of the batches from one on that fill so much time.
    private double mean(Parameters cell, int first, int slotMillis) {
        double sum = 0;
        int batch = first;
        do {
            sum += makespan(cell, batch++);
        } while (sum < slotMillis && batch < first + MOST_DRAWN);
        return sum / (batch - first);
    }

    /// First come, first served: each call takes the caller's place that is free first, then the library's, and then the server's. It
    /// holds the server's only while it is there. In a window it takes the place of the oldest call, which is free when that one and all
    /// before it have ended.
    ///
    /// @param batch its number, from which the server draws delays
    private double makespan(Parameters cell, int batch) {
        if (cell.client() == Client.NO_TRANSPORT) {
            return 0;
        }
        List<Double> delaysMillis = DrawnDelays.of(cell.server(), cell.delaysMillis(), cell.calls(), batch);
        boolean window = cell.strategy().isWindow();
        PriorityQueue<Double> places = free(cell.asked(letThrough(cell)));
        Queue<Double> caller = window ? new ArrayDeque<>(places) : places;
        PriorityQueue<Double> pool = free(Math.min(cell.calls(), cell.pool()));
        PriorityQueue<Double> server = free(Math.min(cell.calls(), servedAtOnce(cell)));
        double[] onTheWay = onTheWay(cell, Math.min(caller.size(), pool.size()));
        double back = roundTrip(cell) / 2 + cell.wire().millisFor(cell.bytes());
        double end = 0;
        for (int call = 0; call < cell.calls(); call++) {
            double arrived = Math.max(caller.remove(), pool.remove()) + onTheWay[call];
            double answered = Math.max(arrived, server.remove()) + delaysMillis.get(call);
            server.add(answered);
            pool.add(answered + back);
            end = Math.max(end, answered + back);
            caller.add(window ? end : answered + back);
        }
        return end + callbacks(cell);
    }

    /// Most calls that the caller lets through at once: its limit, or the threads of its JVM.
    private int letThrough(Parameters cell) {
        return cell.strategy() == Strategy.BOUNDED_ELASTIC
                ? Math.min(cell.limit(),
                        cell.jvm().property(Strategy.ELASTIC_SIZE, ELASTIC_THREADS * cell.jvm().coresOf(cores)))
                : cell.strategy().maxInFlight(cell.limit());
    }

    private static PriorityQueue<Double> free(int slots) {
        return new PriorityQueue<>(Collections.nCopies(slots, 0.0));
    }

    private int servedAtOnce(Parameters cell) {
        return cell.endpoint().computes() ? Math.min(cores, cell.servedAtOnce()) : cell.servedAtOnce();
    }

    /// Of each call. It opens its connection where none is shared; and at the library's own settings, where the batch before left fewer
    /// idle ones than the calls that are made at once. A later call takes that of an earlier one.
    private double[] onTheWay(Parameters cell, int slots) {
        boolean shares = cell.session() == SessionPolicy.SHARED;
        int left = shares ? cell.idle() : 0;
        int opened = shares ? slots : cell.calls();
        double opening = onTheWay(cell, true);
        double open = onTheWay(cell, false);
        return IntStream.range(0, cell.calls()).mapToDouble(call -> call >= left && call < opened ? opening : open)
                .toArray();
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
