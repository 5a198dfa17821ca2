// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import io.github.httptoll.client.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One call under way, and when its caller knew how it ended.
final class CallAttempt {
    private final CompletableFuture<Known> known = new CompletableFuture<>();
    private final CompletableFuture<Optional<Runnable>> canceller = new CompletableFuture<>();
    private volatile long begunNanos = System.nanoTime();

    private CallAttempt() {}

    /// @param send is handed the attempt on a new thread; what it throws is the outcome
    static CallAttempt start(Thread.Builder caller, Consumer<CallAttempt> send) {
        CallAttempt attempt = new CallAttempt();
        caller.start(() -> {
            try {
                send.accept(attempt);
            } catch (RuntimeException e) {
                attempt.ended(Outcome.Failure.of(e));
                attempt.canBeCancelled(null);
            }
        });
        return attempt;
    }

    void begins() {
        begunNanos = System.nanoTime();
    }

    void ended(Outcome outcome) {
        long nowNanos = System.nanoTime();
        known.complete(new Known(outcome, begunNanos, nowNanos));
    }

    /// @param how null: there is no way
    void canBeCancelled(@Nullable Runnable how) {
        canceller.complete(Optional.ofNullable(how));
    }

    /// Waits for the outcome.
    ///
    /// @return null if there is none in time
    @Nullable
    Known await(Duration patience) throws InterruptedException {
        return inTime(known, patience, null);
    }

    /// Cancels the call.
    ///
    /// @return when, on the clock of `System.nanoTime`; null: there is no way
    @Nullable
    Long cancel(Duration patience) throws InterruptedException {
        Optional<Runnable> how = inTime(canceller, patience, Optional.empty());
        if (how == null || how.isEmpty()) {
            return null;
        }
        long nowNanos = System.nanoTime();
        how.get().run();
        return nowNanos;
    }

    private static <T> @Nullable T inTime(Future<T> future, Duration patience, @Nullable T otherwise)
            throws InterruptedException {
        try {
            return future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return otherwise;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How a call ended.
    ///
    /// @param atNanos when its caller knew
    record Known(Outcome outcome, long begunNanos, long atNanos) {
        Duration took() {
            return Duration.ofNanos(atNanos - begunNanos);
        }
    }
}
