// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers;

import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.Stamps;
import java.util.Set;

/// A layer whose calls hold the calling thread.
///
/// It hands over the whole answer at once, so head and body have one stamp.
///
/// @param timeouts the engine's own exceptions that say that a time is over
public record BlockingLayer(Exchange exchange, Set<Class<? extends Throwable>> timeouts, Runnable closing)
        implements
            BlockingClient {
    /// One call by the layer.
    @FunctionalInterface
    public interface Exchange {
        /// The answer, with its whole body read; whatever the layer throws where there is none.
        Outcome.Reply make(Call call) throws Exception;
    }

    /// A layer above an engine that throws what the JDK has.
    public BlockingLayer(Exchange exchange, Runnable closing) {
        this(exchange, Set.of(), closing);
    }

    @Override
    public Outcome call(Call call, Stamps stamps) {
        try {
            Outcome.Reply reply = exchange.make(call);
            stamps.headers();
            stamps.done();
            return reply;
        } catch (Exception e) {
            return Failures.of(e, timeouts);
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
