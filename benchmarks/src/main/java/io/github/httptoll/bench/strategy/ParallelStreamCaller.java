// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.client.BlockingClient;
import java.util.List;

/// A parallel stream makes the calls: on the caller's thread and those of the common pool, however many calls may be in flight.
final class ParallelStreamCaller implements Caller {
    private final BlockingCalls calls;

    ParallelStreamCaller(BlockingClient client, int limit) {
        this.calls = new BlockingCalls(client, limit);
    }

    @Override
    public void run(List<Exchange> batch) {
        long dueNanos = System.nanoTime();
        batch.parallelStream().forEach(exchange -> calls.make(exchange, dueNanos));
    }

    @Override
    public void close() {
        calls.close();
    }
}
