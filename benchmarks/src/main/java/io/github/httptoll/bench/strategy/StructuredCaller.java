// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.client.BlockingClient;
import java.util.List;

/// A `StructuredTaskScope` makes the calls of a batch: one virtual thread each, which makes its call when it has one of C permits. The
/// scope itself has no limit.
final class StructuredCaller implements Caller {
    private final BlockingCalls calls;

    StructuredCaller(BlockingClient client, int limit) {
        this.calls = new BlockingCalls(client, limit);
    }

    @Override
    public void run(List<Exchange> batch) {
        long dueNanos = System.nanoTime();
        try (TaskScope scope = TaskScope.open()) {
            batch.forEach(exchange -> scope.fork(() -> calls.make(exchange, dueNanos)));
            scope.join();
        }
    }

    @Override
    public void close() {
        calls.close();
    }
}
