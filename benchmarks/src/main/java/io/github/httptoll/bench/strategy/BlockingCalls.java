// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Outcome;

/// Blocking calls under a limit, made on whatever thread asks for one.
final class BlockingCalls {
    private final BlockingClient client;
    private final Permits permits;

    BlockingCalls(BlockingClient client, int limit) {
        this.client = client;
        this.permits = new Permits(limit);
    }

    /// Makes one call that is due since `dueNanos`, when there is a permit for it.
    void make(Exchange exchange, long dueNanos) {
        Permits.Permit permit = permits.take();
        exchange.timeline().permitted(dueNanos, permit.freeSinceNanos());
        exchange.timeline().started();
        exchange.ended(outcome(exchange));
        permits.give(permit, exchange.timeline().resumed());
    }

    /// Clients promise not to throw. One that does must not keep its permit: the next call would wait for it forever.
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
