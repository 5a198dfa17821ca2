// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.bench.client.BlockingClient;
import io.github.httptoll.bench.workload.Outcome;

/// Blocking calls under a limit, made on whatever thread asks for one.
final class BlockingCalls {
    private final BlockingClient client;
    private final Slots slots;

    BlockingCalls(BlockingClient client, int limit) {
        this.client = client;
        this.slots = new Slots(limit);
    }

    /// Makes one call that is due since `dueNanos`, when there is a slot for it.
    void make(Exchange exchange, long dueNanos) {
        Slots.Slot slot = slots.take();
        exchange.timeline().permitted(dueNanos, slot.freeSinceNanos());
        exchange.timeline().started();
        exchange.ended(outcome(exchange));
        slots.give(slot, exchange.timeline().resumed());
    }

    /// Clients promise not to throw. One that does must not keep its slot: the next call would wait for it forever.
    private Outcome outcome(Exchange exchange) {
        try {
            return client.call(exchange.call(), exchange.timeline());
        } catch (RuntimeException e) {
            return Outcome.Failure.of(e);
        }
    }

    void close() {
        client.close();
    }
}
