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

    /// Ends the strategy's threads, then closes the client.
    @Override
    void close();
}
