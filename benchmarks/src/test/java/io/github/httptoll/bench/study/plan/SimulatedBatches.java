// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study.plan;

import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.workload.DrawnDelays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Batches of calls from event to event, for comparison with the arithmetic of [CostModel].
final class SimulatedBatches {
    private SimulatedBatches() {}

    /// Time of the first batch that counts, in milliseconds: of long ones batch 0, of others batch 1.
    ///
    /// @param window whether a call that has ended keeps its place until it is the oldest one
    static double millis(Parameters cell, boolean window) {
        double primed = millis(cell, 1, window);
        return primed + 0.1 * cell.calls() < 200 ? primed : millis(cell, 0, window);
    }

    private static double millis(Parameters cell, int batch, boolean window) {
        return millis(DrawnDelays.of(cell.server(), cell.delaysMillis(), cell.calls(), batch), cell.limit(), window);
    }

    private static double millis(List<Double> delays, int limit, boolean window) {
        Map<Integer, Double> inFlight = new HashMap<>();
        Set<Integer> notTaken = new TreeSet<>();
        int next = 0;
        int taken = 0;
        double now = 0;
        while (taken < delays.size()) {
            while (next < delays.size() && inFlight.size() + notTaken.size() < limit) {
                inFlight.put(next, now + delays.get(next));
                next++;
            }
            now = Collections.min(inFlight.values());
            double ended = now;
            inFlight.forEach((call, end) -> {
                if (end <= ended) {
                    notTaken.add(call);
                }
            });
            inFlight.keySet().removeAll(notTaken);
            if (window) {
                while (notTaken.remove(taken)) {
                    taken++;
                }
            } else {
                taken += notTaken.size();
                notTaken.clear();
            }
        }
        return now;
    }
}
