// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import java.util.List;

/// Makes batches of calls in one way of waiting, through one open client, under one limit.
public interface Caller extends AutoCloseable {
    /// Makes all calls and returns when each has ended and its callback's work is done. All of them are due when the
    /// method is entered; they start in list order. Failures are outcomes, not exceptions.
    void run(List<Exchange> batch);

    /// Makes all calls, each due when the one before it has ended, so that none waits for a limit.
    default void runOneByOne(List<Exchange> batch) {
        batch.forEach(exchange -> run(List.of(exchange)));
    }

    /// Takes one call that is due at its own time, and returns without waiting for its answer.
    ///
    /// @throws UnsupportedOperationException where [Strategy#takesArrivals] is false
    default void offer(Arrival arrival) {
        throw new UnsupportedOperationException("this way of waiting makes one batch after the other");
    }

    /// Ends the strategy's threads, then closes the client.
    @Override
    void close();
}
