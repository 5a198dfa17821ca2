// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.rate;

import io.github.httptoll.bench.strategy.Arrival;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.workload.Arrivals;
import io.github.httptoll.bench.workload.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One level: calls that are due at times fixed before, a ramp and a window long, each made whatever became of those before it.
///
/// Nothing is dropped or made up for. When the last call is handed over, the level waits for what is open, up to a cap. What is not fired
/// then is never made.
public final class OpenLoop {
    /// Shortest ramp: connections are opened, and cores wake.
    private static final long LEAST_RAMP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int WINDOWS_PER_RAMP = 4;
    /// Shortest cap of the drain.
    private static final long LEAST_CAP_NANOS = TimeUnit.SECONDS.toNanos(1);
    /// From the plan to the first due time.
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    /// What is in flight at the cap ends by its own timeout, or the client is broken.
    private static final long GRACE_SECONDS = 40;

    private final Arrivals kind;
    private final double perSecond;
    private final long seed;
    private final long rampNanos;
    private final long windowNanos;
    private final long[] dueNanos;
    private final AtomicInteger inFlight = new AtomicInteger();
    private List<Arrival> arrivals = List.of();
    private List<Arrival.State> atEnd = List.of();
    private long windowFrom;
    private long overNanos;
    private long spunNanos;

    private OpenLoop(Rate rate, Arrivals kind, long windowNanos, long seed) {
        this.kind = kind;
        this.perSecond = rate.number();
        this.seed = seed;
        this.windowNanos = windowNanos;
        this.rampNanos = rampNanos(windowNanos);
        this.dueNanos = kind.dueNanos(perSecond, rampNanos + windowNanos, seed);
    }

    /// A level that is about to begin; null where there is no rate. [Levels#seed] seeds it.
    ///
    /// @param rate in requests per second
    /// @throws IllegalArgumentException if no call is due in it, or the rate is a share
    public static @Nullable OpenLoop of(Rate rate, Arrivals kind, long windowNanos) {
        if (!rate.isOpen()) {
            return null;
        }
        if (rate.percent()) {
            throw new IllegalArgumentException("'rate' is '" + rate + "', expected requests per second: only a study"
                    + " measures the capacity that a share is of");
        }
        OpenLoop level = new OpenLoop(rate, kind, windowNanos, Levels.seed());
        if (level.dueNanos.length == 0) {
            throw new IllegalArgumentException("'rate' is '" + rate + "', expected one at which a call is due within "
                    + windowNanos / 1_000_000 + " ms");
        }
        return level;
    }

    /// Length of the ramp before a window of that length.
    public static long rampNanos(long windowNanos) {
        return Math.max(LEAST_RAMP_NANOS, windowNanos / WINDOWS_PER_RAMP);
    }

    /// How many calls are due in it.
    public int calls() {
        return dueNanos.length;
    }

    /// Makes the calls, and returns when all have ended or the cap is reached.
    ///
    /// @param calls as many as [#calls]
    /// @throws IllegalStateException if calls that were made do not end
    public void run(Caller caller, List<Exchange> calls) {
        CountDownLatch open = new CountDownLatch(calls.size());
        long began = System.nanoTime() + LEAD_NANOS;
        windowFrom = began + rampNanos;
        arrivals = IntStream.range(0, dueNanos.length)
                .mapToObj(i -> new Arrival(calls.get(i), began + dueNanos[i], inFlight, open)).toList();
        Pacer pacer = Pacer.ofThisThread();
        pacer.run(arrivals, caller::offer);
        spunNanos = pacer.spunNanos();
        await(open, windowFrom + windowNanos + capNanos() - System.nanoTime());
        overNanos = System.nanoTime();
        arrivals.forEach(Arrival::close);
        atEnd = arrivals.stream().map(Arrival::state).toList();
        if (!await(open, TimeUnit.SECONDS.toNanos(GRACE_SECONDS))) {
            throw new IllegalStateException(open.getCount() + " calls of a level did not end within " + GRACE_SECONDS
                    + " s after it");
        }
    }

    private static boolean await(CountDownLatch open, long nanos) {
        try {
            return open.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a level was interrupted", e);
        }
    }

    private long capNanos() {
        return Math.max(LEAST_CAP_NANOS, windowNanos);
    }

    /// The calls that were due in the window and had ended when the level did.
    public List<Exchange> counted() {
        return IntStream.range(0, arrivals.size())
                .filter(i -> isCounted(arrivals.get(i)) && atEnd.get(i) == Arrival.State.ENDED)
                .mapToObj(i -> arrivals.get(i).exchange()).toList();
    }

    private boolean isCounted(Arrival arrival) {
        return arrival.dueNanos() >= windowFrom;
    }

    /// Calls that were fired, those before the window too.
    public long made() {
        return atEnd.stream().filter(state -> state != Arrival.State.UNFIRED).count();
    }

    /// What became of it.
    ///
    /// @param delaysNanos of the server in submit order, repeated over the calls
    /// @param limit most calls that the caller lets through at once
    public RateLevel level(List<Long> delaysNanos, int limit) {
        Tally tally = new Tally();
        List<Integer> found = new ArrayList<>();
        double inFlightNanos = 0;
        int firedInWindow = 0;
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            long doneNanos = doneNanos(arrival, atEnd.get(i));
            if (atEnd.get(i) != Arrival.State.UNFIRED) {
                inFlightNanos += inWindow(doneNanos) - inWindow(arrival.firedNanos());
                firedInWindow += isInWindow(arrival.firedNanos()) ? 1 : 0;
            }
            if (isCounted(arrival)) {
                found.add(arrival.inFlightBefore());
                add(arrival, atEnd.get(i), doneNanos, delaysNanos.get(i % delaysNanos.size()), tally);
            }
        }
        double counted = found.stream().mapToInt(Integer::intValue).average().orElse(0);
        return new RateLevel(kind.name(), seed, perSecond, rampNanos / 1e6, windowNanos / 1e6,
                Math.max(0, overNanos - windowFrom - windowNanos) / 1e6, capNanos() / 1e6, tally.counts(),
                firedInWindow / (windowNanos / 1e9), carried(limit), made(), spunNanos / 1e3 / Math.max(1, made()),
                tally.fromDue.micros(99) / 1e3,
                RateLevel.Validity.of(tally.lag, tally.fromDue, counted, inFlightNanos / windowNanos), tally.open(),
                null);
    }

    private @Nullable Double carried(int limit) {
        List<Carried.Fired> calls = IntStream.range(0, arrivals.size()).mapToObj(i -> new Carried.Fired(
                arrivals.get(i).dueNanos(),
                atEnd.get(i) == Arrival.State.UNFIRED ? Long.MAX_VALUE : arrivals.get(i).firedNanos(),
                arrivals.get(i).inFlightBefore())).toList();
        return Carried.atRate(calls, limit, windowFrom + windowNanos, windowNanos / 2);
    }

    private static void add(Arrival arrival, Arrival.State state, long doneNanos, long delayNanos, Tally tally) {
        tally.lag.add(arrival.lagNanos());
        tally.fromDue.add(doneNanos - arrival.dueNanos());
        if (state == Arrival.State.UNFIRED) {
            tally.wait.add(doneNanos - arrival.dueNanos() - arrival.lagNanos());
            tally.unfired();
            return;
        }
        tally.wait.add(arrival.firedNanos() - arrival.dueNanos() - arrival.lagNanos());
        tally.fromFired(arrival.firedNanos(), doneNanos);
        if (state == Arrival.State.ENDED) {
            tally.ended(arrival.exchange(), delayNanos);
        } else {
            tally.unanswered();
        }
    }

    /// When the caller had the answer; where it had none, when the level was over.
    private long doneNanos(Arrival arrival, Arrival.State state) {
        return state == Arrival.State.ENDED
                ? arrival.dueNanos() + arrival.exchange().timeline().totalNanos()
                : overNanos;
    }

    private boolean isInWindow(long nanos) {
        return nanos >= windowFrom && nanos < windowFrom + windowNanos;
    }

    private long inWindow(long nanos) {
        return Math.clamp(nanos, windowFrom, windowFrom + windowNanos);
    }
}
