// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.Call;
import io.github.httptoll.client.CancellableClient;
import java.time.Duration;
import java.util.Optional;

/// An open client whose calls have one shape, whether they block or not, and cannot hold up their caller.
sealed interface OpenClient {
    /// Longest that anything is waited for.
    Duration PATIENCE = Duration.ofSeconds(5);

    /// Starts a call on a thread of its own.
    ///
    /// @param caller the kind of that thread, which a blocking call holds
    default CallAttempt start(Call call, Thread.Builder caller) {
        return CallAttempt.start(caller, attempt -> send(call, attempt));
    }

    /// Sends on the calling thread and tells the attempt what comes of it.
    void send(Call call, CallAttempt attempt);

    /// Ends the client however long that takes.
    void close();

    /// Ends the client on a thread of its own.
    ///
    /// @return how long that took; empty: longer than [#PATIENCE]
    default Optional<Duration> closeInTime() throws InterruptedException {
        long beganNanos = System.nanoTime();
        Thread closer = Thread.ofPlatform().daemon().name("behaviour-closer").start(this::close);
        return closer.join(PATIENCE) ? Optional.of(Duration.ofNanos(System.nanoTime() - beganNanos)) : Optional.empty();
    }

    /// The caller waits for the answer; what gives up is an interrupt.
    record Blocking(BlockingClient client) implements OpenClient {
        @Override
        public void send(Call call, CallAttempt attempt) {
            attempt.canBeCancelled(Thread.currentThread()::interrupt);
            attempt.begins();
            attempt.ended(client.call(call, new Timeline()));
        }

        @Override
        public void close() {
            client.close();
        }
    }

    /// The client calls back.
    record Asynchronous(AsyncClient client) implements OpenClient {
        @Override
        public void send(Call call, CallAttempt attempt) {
            attempt.begins();
            if (client instanceof CancellableClient cancellable) {
                attempt.canBeCancelled(cancellable.startCancellable(call, new Timeline(), attempt::ended));
            } else {
                client.start(call, new Timeline(), attempt::ended);
                attempt.canBeCancelled(null);
            }
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
