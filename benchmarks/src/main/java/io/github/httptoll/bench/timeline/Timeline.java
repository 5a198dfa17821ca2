package io.github.httptoll.bench.timeline;

import org.jspecify.annotations.Nullable;

/// The stamps of one request, all `System.nanoTime()` of the process that took them.
///
/// Written by the strategy (submitted, permitted, started, resumed), the client (headers, done) and, from the answer's
/// stamps header, the server (arrived, handling, released). Each writer hands the object on through a
/// happens-before edge (a queue, a future), so the fields are plain.
public final class Timeline {
    private long submittedNanos;
    private long permittedNanos;
    private long startedNanos;
    private long arrivedNanos;
    private long handlingNanos;
    private long releasedNanos;
    private long headersNanos;
    private long doneNanos;
    private long resumedNanos;
    private boolean serverStamped;

    /// t0 and t1: the caller handed the request over at `dueNanos`; the limit let it through when its slot was free.
    public void permitted(long dueNanos, long slotFreeSinceNanos) {
        submittedNanos = dueNanos;
        permittedNanos = Math.max(dueNanos, slotFreeSinceNanos);
    }

    /// t2: the code that makes the call runs now.
    public void started() {
        startedNanos = System.nanoTime();
    }

    /// t6: the client has parsed the response's headers.
    public void headers() {
        headersNanos = System.nanoTime();
    }

    /// t7: the client has the whole body.
    public void done() {
        doneNanos = System.nanoTime();
    }

    /// t8: the caller has the answer. Returns the stamp: the moment its slot becomes free.
    public long resumed() {
        resumedNanos = System.nanoTime();
        return resumedNanos;
    }

    /// Takes t3, t4 and t5 from the server's header `arrived,handling,released`. A missing or damaged header leaves
    /// the request without server stamps.
    public void server(@Nullable String header) {
        if (header == null) {
            return;
        }
        int first = header.indexOf(',');
        int second = header.indexOf(',', first + 1);
        if (first <= 0 || second <= first) {
            return;
        }
        arrivedNanos = Long.parseLong(header, 0, first, 10);
        handlingNanos = Long.parseLong(header, first + 1, second, 10);
        releasedNanos = Long.parseLong(header, second + 1, header.length(), 10);
        serverStamped = true;
    }

    /// True where the server's stamps arrived; without them `send`, `server` and `receive` are not observable.
    public boolean serverStamped() {
        return serverStamped;
    }

    /// Length of a phase in nanoseconds; below zero only where clocks or stamping are wrong.
    public long nanos(Phase phase) {
        return switch (phase) {
            case PERMIT -> permittedNanos - submittedNanos;
            case DISPATCH -> startedNanos - permittedNanos;
            case SEND -> arrivedNanos - startedNanos;
            case SERVER -> releasedNanos - arrivedNanos;
            case RECEIVE -> doneNanos - releasedNanos;
            case RESUME -> resumedNanos - doneNanos;
        };
    }

    /// Time between start and body that the server did not have, in nanoseconds: `send` + `receive`, computed without
    /// comparing two processes' clocks.
    public long transportNanos() {
        return (doneNanos - startedNanos) - (releasedNanos - arrivedNanos);
    }

    /// Submitted to resumed, in nanoseconds.
    public long totalNanos() {
        return resumedNanos - submittedNanos;
    }

    /// True where every stamp that was taken in one process follows its predecessor there.
    public boolean ordered() {
        return permittedNanos >= submittedNanos && startedNanos >= permittedNanos && headersNanos >= startedNanos
                && doneNanos >= headersNanos && resumedNanos >= doneNanos && handlingNanos >= arrivedNanos
                && releasedNanos >= handlingNanos;
    }
}
