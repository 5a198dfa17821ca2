// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.util.List;

/// An open way to wait for the calls of a batch, under one limit. One batch is made at a time.
///
/// @param <C> one call: a `Supplier<Outcome>` holds its thread until the call has ended; a `Supplier<CompletableFuture<Outcome>>` starts
///        the call, and its future completes when that has ended
/// @since 1.1
public interface OpenStrategy<C> extends AutoCloseable {
    /// Makes each call once, and returns when all have ended. The calls begin in the order of the list, and no more are in flight than
    /// the limit allows.
    ///
    /// A call without an answer ends with an [Outcome.Failure]: it throws nothing, and its future does not fail. A call beyond the limit,
    /// or made twice, throws an [IllegalStateException]. The strategy passes it on.
    void run(List<C> calls);

    /// Ends its threads. Called once, with no batch open.
    @Override
    default void close() {}
}
