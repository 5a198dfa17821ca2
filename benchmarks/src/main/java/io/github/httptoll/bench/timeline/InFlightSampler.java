// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.timeline;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Counts, from outside and while a batch runs, how many of its requests are in flight.
///
/// Little's law says what that must be: the time that all of them spent between [Timeline#started] and [Timeline#resumed], over
/// the time of the batch. Stamps that are taken elsewhere than where they claim to be break it.
public final class InFlightSampler implements Runnable {
    private static final long PERIOD_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private final List<Timeline> batch;
    private volatile boolean over;
    private final List<Sample> samples = new ArrayList<>();

    private InFlightSampler(List<Timeline> batch) {
        this.batch = batch;
    }

    /// Makes the calls, counts meanwhile, and adds both sides of the law to the ledger of the iteration.
    ///
    /// @param calls returns when every request of the batch has been resumed
    public static void around(List<Timeline> batch, Runnable calls) {
        InFlightSampler counter = new InFlightSampler(batch);
        Thread counting = Thread.ofPlatform().daemon().name("in-flight").start(counter);
        long began = System.nanoTime();
        calls.run();
        long ended = System.nanoTime();
        counter.end(counting);
        IterationLedger.current().inFlight(counter.countedNanos(began, ended),
                batch.stream().mapToLong(Timeline::inFlightNanos).sum(), ended - began);
    }

    @Override
    public void run() {
        sample();
        while (!over) {
            LockSupport.parkNanos(PERIOD_NANOS);
            sample();
        }
    }

    private void sample() {
        long count = count();
        samples.add(new Sample(System.nanoTime(), count));
    }

    /// Requests times nanoseconds. Each count stands for the time since the one before it, together with that one: where this thread had
    /// to wait for a core, few counts would otherwise stand for a time in which much was going on. What it saw before the batch began
    /// or after it ended stands for none of it.
    private double countedNanos(long began, long ended) {
        double sum = 0;
        for (int i = 1; i < samples.size(); i++) {
            Sample last = samples.get(i - 1);
            Sample now = samples.get(i);
            long from = last.nanos - began > 0 ? last.nanos : began;
            long to = now.nanos - ended < 0 ? now.nanos : ended;
            sum += (last.count + now.count) / 2.0 * Math.max(0, to - from);
        }
        return sum;
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

    /// How many were in flight at that time.
    private record Sample(long nanos, long count) {}
}
