// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.rate;

import io.github.httptoll.bench.strategy.Exchange;
import java.util.List;

/// A batch as a closed loop reports it: each time begins when the call is made, so what kept it from being made earlier is in none.
public final class ClosedLoop {
    private ClosedLoop() {}

    /// What became of a batch.
    ///
    /// @param batch calls that have ended
    /// @param limit most of them at once
    /// @param delaysNanos of the server in submit order, repeated over the calls
    /// @param nanos time of the batch
    public static RateLevel level(List<Exchange> batch, int limit, List<Long> delaysNanos, long nanos) {
        Tally tally = new Tally();
        for (int i = 0; i < batch.size(); i++) {
            tally.ended(batch.get(i), delaysNanos.get(i % delaysNanos.size()));
            tally.fromFired.add(batch.get(i).timeline().inFlightNanos());
        }
        return new RateLevel("CLOSED", null, null, 0, nanos / 1e6, 0, 0, tally.counts(), batch.size() / (nanos / 1e9),
                Carried.inLoop(batch.stream().mapToLong(call -> call.timeline().startedNanos()), limit),
                batch.size(), null, tally.fromFired.micros(99) / 1e3, null, tally.closed(), null);
    }
}
