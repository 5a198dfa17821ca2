// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// One call that is due at its own time, whatever became of the calls before it.
///
/// The pacer hands it over, a strategy fires it, and it ends; or the level is over before it is fired. [#fires] and [#ended] make what was
/// written before visible to every thread that sees [#state].
public final class Arrival {
    private final Exchange exchange;
    private final long dueNanos;
    private final AtomicInteger inFlight;
    private final CountDownLatch open;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private long lagNanos;
    private long firedNanos;
    private int inFlightBefore;

    /// How far a call has come.
    public enum State {
        WAITING, FIRED, ENDED,
        /// The level was over before the call was fired. It is never made.
        UNFIRED
    }

    /// @param dueNanos when it is due, as [System#nanoTime]
    /// @param inFlight counts the calls of the level that are fired and have not ended
    /// @param open counts down when the call needs no further waiting
    public Arrival(Exchange exchange, long dueNanos, AtomicInteger inFlight, CountDownLatch open) {
        this.exchange = exchange;
        this.dueNanos = dueNanos;
        this.inFlight = inFlight;
        this.open = open;
    }

    /// The call.
    public Exchange exchange() {
        return exchange;
    }

    /// When it is due.
    public long dueNanos() {
        return dueNanos;
    }

    /// The pacer hands it over now.
    ///
    /// @param lag by how much the pacer itself is late
    public void handedOver(long lag) {
        lagNanos = lag;
        inFlightBefore = inFlight.get();
    }

    /// The strategy is about to make the call.
    ///
    /// @return false: the level is over, and the call must not be made
    boolean fires() {
        firedNanos = System.nanoTime();
        boolean fired = state.compareAndSet(State.WAITING, State.FIRED);
        if (fired) {
            inFlight.incrementAndGet();
        }
        return fired;
    }

    /// The call has its outcome, and the caller knows it.
    void ended() {
        inFlight.decrementAndGet();
        state.set(State.ENDED);
        open.countDown();
    }

    /// The level is over. What is not fired now never is.
    public void close() {
        if (state.compareAndSet(State.WAITING, State.UNFIRED)) {
            open.countDown();
        }
    }

    /// How far it has come.
    public State state() {
        return Objects.requireNonNull(state.get());
    }

    /// By how much the pacer itself was late.
    public long lagNanos() {
        return lagNanos;
    }

    /// When it was fired; without meaning before.
    public long firedNanos() {
        return firedNanos;
    }

    /// Calls in flight when it was handed over.
    public int inFlightBefore() {
        return inFlightBefore;
    }
}
