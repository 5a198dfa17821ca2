// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.bench.client.Brought;
import io.github.httptoll.bench.client.BroughtLoader;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.client.OpenStrategy;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.StrategyDescription;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// A strategy that was brought, as its provider describes it, and where it was found.
record FoundStrategy(Brought origin, StrategyDescription description, BroughtLoader loader) {
    /// It runs its batch itself; what its limit counts is what it says.
    Set<Trait> traits() {
        return switch (description.limit()) {
            case SLOTS -> Set.of(Trait.COMPOSED);
            case WINDOW -> Set.of(Trait.COMPOSED, Trait.WINDOW);
            case UNKNOWN -> Set.of(Trait.COMPOSED, Trait.UNPREDICTED);
        };
    }

    Caller open(Client client, Opening with) {
        int limit = with.limit();
        IntFunction<? extends OpenStrategy<Supplier<Outcome>>> blocking = description.blocking();
        if (blocking != null) {
            return BroughtCaller.of(loader.within(() -> blocking.apply(limit)), client.openBlocking(with.settings()),
                    limit);
        }
        IntFunction<? extends OpenStrategy<Supplier<CompletableFuture<Outcome>>>> async = Objects
                .requireNonNull(description.async());
        return BroughtCaller.of(loader.within(() -> async.apply(limit)), client.openAsync(with.settings()), limit);
    }
}
