// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known of a strategy before it is opened. Begins with [#blocking] or [#async]; each further method adds one fact.
///
/// @param id its name in study files and results: capital letters, digits and underscores
/// @param displayName as people write it
/// @param limit what its limit counts
/// @param most calls that it ever has in flight, whatever its limit; `Integer.MAX_VALUE`: it has no such number
/// @param processThreads names, as regular expressions, of threads that its library has once in a process, so that [OpenStrategy#close]
///        does not end them
/// @param blocking opens it with a limit, over blocking calls; null: it makes asynchronous ones
/// @param async opens it with a limit, over asynchronous calls; null: it makes blocking ones
/// @since 1.1
public record StrategyDescription(String id, String displayName, Limit limit, int most, List<String> processThreads,
        @Nullable IntFunction<? extends OpenStrategy<Supplier<Outcome>>> blocking,
        @Nullable IntFunction<? extends OpenStrategy<Supplier<CompletableFuture<Outcome>>>> async) {
    /// @throws IllegalArgumentException if it makes no calls, or both kinds of them
    public StrategyDescription {
        processThreads = List.copyOf(processThreads);
        if ((blocking == null) == (async == null)) {
            throw new IllegalArgumentException("strategy " + id + " must make blocking calls or asynchronous ones");
        }
    }

    /// A strategy that makes blocking calls.
    ///
    /// @param opener its argument is the limit, 1 or more
    public static StrategyDescription blocking(String id, String displayName, Limit limit,
            IntFunction<? extends OpenStrategy<Supplier<Outcome>>> opener) {
        return new StrategyDescription(id, displayName, limit, Integer.MAX_VALUE, List.of(), opener, null);
    }

    /// A strategy that makes asynchronous calls.
    ///
    /// @param opener its argument is the limit, 1 or more
    public static StrategyDescription async(String id, String displayName, Limit limit,
            IntFunction<? extends OpenStrategy<Supplier<CompletableFuture<Outcome>>>> opener) {
        return new StrategyDescription(id, displayName, limit, Integer.MAX_VALUE, List.of(), null, opener);
    }

    /// It never has more calls in flight than that, such as the threads that it has.
    public StrategyDescription atMost(int calls) {
        return new StrategyDescription(id, displayName, limit, calls, processThreads, blocking, async);
    }

    /// Its library has threads with such names once in a process.
    public StrategyDescription processThreads(String... names) {
        return new StrategyDescription(id, displayName, limit, most, List.of(names), blocking, async);
    }

    /// What a limit counts, and so what a prediction by parameters alone follows.
    public enum Limit {
        /// Calls in flight: a call that ends makes room for the next one.
        SLOTS,
        /// Calls in flight and results that are not yet taken, in the order of the calls: room is made when the oldest call ends.
        WINDOW,
        /// Calls in flight, in a way that parameters do not tell: there is no prediction.
        UNKNOWN
    }
}
