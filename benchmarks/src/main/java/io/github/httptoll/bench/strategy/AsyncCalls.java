// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.Outcome;
import org.jspecify.annotations.Nullable;

/// Asynchronous calls under a limit. Each gives its permit back before its end is reported.
final class AsyncCalls {
    private final AsyncClient client;
    private final Permits permits;

    AsyncCalls(AsyncClient client, int limit) {
        this.client = client;
        this.permits = new Permits(limit);
    }

    /// A permit for one call; null where there is none now.
    Permits.@Nullable Permit permit() {
        return permits.poll();
    }

    /// Takes back a permit that no call has used.
    void giveBack(Permits.Permit permit) {
        permits.give(permit, permit.freeSinceNanos());
    }

    /// Starts one call at once: another limit has let it through.
    ///
    /// @throws IllegalStateException if that lets more through than this one
    void startNow(Exchange exchange, long dueNanos, Runnable whenEnded) {
        start(exchange, dueNanos, permits.takeFree(), whenEnded);
    }

    /// Starts one call that is due since `dueNanos`.
    ///
    /// @param whenEnded run when it has its outcome and its permit is free again
    void start(Exchange exchange, long dueNanos, Permits.Permit permit, Runnable whenEnded) {
        exchange.timeline().permitted(dueNanos, permit.freeSinceNanos());
        exchange.timeline().started();
        try {
            client.start(exchange.call(), exchange.timeline(), outcome -> ended(exchange, permit, outcome, whenEnded));
        } catch (RuntimeException e) {
            // Clients promise not to throw. One that does must not keep its permit: the next call would wait for it forever.
            ended(exchange, permit, Outcome.Failure.of(e), whenEnded);
        }
    }

    private void ended(Exchange exchange, Permits.Permit permit, Outcome outcome, Runnable whenEnded) {
        long resumedNanos = exchange.timeline().resumed();
        exchange.ended(outcome);
        permits.give(permit, resumedNanos);
        whenEnded.run();
    }

    void close() {
        client.close();
    }
}
