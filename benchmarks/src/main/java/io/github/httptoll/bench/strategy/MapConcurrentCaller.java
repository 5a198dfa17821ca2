// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.client.BlockingClient;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;

/// A stream makes the calls, by `Gatherers.mapConcurrent`: each on a virtual thread, and the results come in the order of the calls.
///
/// Its limit is a window: calls in flight and results that are not yet taken are C at most. So a call that takes long holds back the
/// calls behind it, though fewer than C are in flight.
final class MapConcurrentCaller implements Caller {
    private final BlockingCalls calls;
    private final int limit;

    MapConcurrentCaller(BlockingClient client, int limit) {
        this.calls = new BlockingCalls(client, limit);
        this.limit = limit;
    }

    @Override
    public void run(List<Exchange> batch) {
        long dueNanos = System.nanoTime();
        Window window = new Window(batch.size(), limit);
        IntStream.range(0, batch.size()).boxed()
                .gather(Gatherers.mapConcurrent(limit,
                        number -> calls.make(batch.get(number), dueNanos, window.roomSinceNanos(number))))
                .forEach(window::taken);
    }

    @Override
    public void close() {
        calls.close();
    }

    /// Since when there is room for each call. The caller takes a result before it starts the thread of the call that comes in, which so
    /// sees what is written here.
    private static final class Window {
        private final long[] roomSinceNanos;
        private int next;
        private long latestNanos = Long.MIN_VALUE;

        Window(int calls, int limit) {
            roomSinceNanos = new long[calls + limit];
            Arrays.fill(roomSinceNanos, 0, limit, Long.MIN_VALUE);
            next = limit;
        }

        long roomSinceNanos(int call) {
            return roomSinceNanos[call];
        }

        /// The oldest result is taken. It could be since its call had ended, and all before it.
        void taken(long endedNanos) {
            latestNanos = Math.max(latestNanos, endedNanos);
            roomSinceNanos[next++] = latestNanos;
        }
    }
}
