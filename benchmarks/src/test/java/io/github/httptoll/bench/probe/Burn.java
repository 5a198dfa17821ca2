// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// Uses a known amount of CPU.
final class Burn {
    private Burn() {}

    /// Uses at least `nanos` of CPU in this thread, by the JVM's own account of it.
    ///
    /// @return how much it was
    static long here(long nanos) {
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long used = 0;
        while (used < nanos) {
            Thread.onSpinWait();
            used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
        }
        return used;
    }

    /// A thread that has used CPU and now waits; it ends when it is closed.
    static Waiting inAThreadThatStays(long nanos) throws InterruptedException {
        CountDownLatch burned = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicLong used = new AtomicLong();
        Thread thread = Thread.ofPlatform().start(() -> {
            used.set(here(nanos));
            burned.countDown();
            try {
                end.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        burned.await();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        return new Waiting(end, used.get());
    }

    record Waiting(CountDownLatch end, long usedNanos) implements AutoCloseable {
        @Override
        public void close() {
            end.countDown();
        }
    }
}
