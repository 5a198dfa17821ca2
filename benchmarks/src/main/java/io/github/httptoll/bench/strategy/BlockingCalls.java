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
        make(exchange, dueNanos, permits.take());
    }

    /// Makes one call at once: another limit has let it through.
    ///
    /// @throws IllegalStateException if that lets more through than this one
    void makeNow(Exchange exchange, long dueNanos) {
        make(exchange, dueNanos, permits.takeFree());
    }

    private void make(Exchange exchange, long dueNanos, Permits.Permit permit) {
        permits.give(permit, make(exchange, dueNanos, permit.freeSinceNanos()));
    }

    /// Makes one call that another limit lets through.
    ///
    /// @param roomSinceNanos since when it does
    /// @return when the call had ended
    long make(Exchange exchange, long dueNanos, long roomSinceNanos) {
        exchange.timeline().permitted(dueNanos, roomSinceNanos);
        exchange.timeline().started();
        exchange.ended(outcome(exchange));
        return exchange.timeline().resumed();
    }

    /// Makes a call that is due at its own time, when there is a permit for it; not at all where its level is over then.
    void make(Arrival arrival) {
        Permits.Permit permit = permits.take();
        if (arrival.fires()) {
            make(arrival.exchange(), arrival.dueNanos(), permit);
            arrival.ended();
        } else {
            permits.give(permit, permit.freeSinceNanos());
        }
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
