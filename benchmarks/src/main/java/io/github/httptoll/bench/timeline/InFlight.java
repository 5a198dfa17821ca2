package io.github.httptoll.bench.timeline;

import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Counts, from outside and while a batch runs, how many of its requests are in flight.
///
/// Little's law says what that must be: the time that all of them spent between [Timeline#started] and [Timeline#resumed], over
/// the time of the batch. Stamps that are taken elsewhere than where they claim to be break it.
public final class InFlight implements Runnable {
    private static final long PERIOD_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private final List<Timeline> batch;
    private volatile boolean over;
    private double countedNanos;

    private InFlight(List<Timeline> batch) {
        this.batch = batch;
    }

    /// Makes the calls, counts beside them, and adds both sides of the law to the ledger of the iteration.
    ///
    /// @param calls returns when every request of the batch has been resumed
    public static void during(List<Timeline> batch, Runnable calls) {
        InFlight counter = new InFlight(batch);
        Thread counting = Thread.ofPlatform().daemon().name("in-flight").start(counter);
        long began = System.nanoTime();
        calls.run();
        long wallNanos = System.nanoTime() - began;
        counter.end(counting);
        IterationLedger.current().inFlight(counter.countedNanos,
                batch.stream().mapToLong(Timeline::inFlightNanos).sum(), wallNanos);
    }

    /// Each count stands for the time since the one before it, together with that one: where this thread had to wait for a core,
    /// few counts would otherwise stand for a time in which much was going on.
    @Override
    public void run() {
        long lastNanos = System.nanoTime();
        long last = count();
        while (!over) {
            LockSupport.parkNanos(PERIOD_NANOS);
            long now = count();
            long nowNanos = System.nanoTime();
            countedNanos += (last + now) / 2.0 * (nowNanos - lastNanos);
            last = now;
            lastNanos = nowNanos;
        }
    }

    private long count() {
        VarHandle.acquireFence();
        return batch.stream().filter(Timeline::inFlight).count();
    }

    private void end(Thread counting) {
        over = true;
        LockSupport.unpark(counting);
        boolean interrupted = false;
        while (counting.isAlive()) {
            try {
                counting.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
