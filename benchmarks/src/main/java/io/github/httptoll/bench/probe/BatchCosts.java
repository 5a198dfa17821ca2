// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What the timed batches of an iteration cost this process, all its threads together, the JVM's own too.
///
/// Read right before and after each batch, so that what the harness does in between is not in it. The readings nest, CPU time
/// innermost, and allocate nothing.
final class BatchCosts {
    private static final int WARM_UP = 300;
    private static boolean warm;

    private final @Nullable ProcessClock clock;
    private final @Nullable LongSupplier allocatedBytes;
    private final Sum cpu = new Sum();
    private final Sum user = new Sum();
    private final Sum system = new Sum();
    private final Sum voluntary = new Sum();
    private final Sum involuntary = new Sum();
    private final Sum allocated = new Sum();

    /// @param clock null: this system has none
    /// @param allocatedBytes by all threads so far; null: this JVM does not count them
    BatchCosts(@Nullable ProcessClock clock, @Nullable LongSupplier allocatedBytes) {
        this.clock = clock;
        this.allocatedBytes = allocatedBytes;
    }

    /// The JVM's own account, ended threads included; null where it keeps none.
    ///
    /// It lacks a thread for the moment in which that has left the list of threads and is not yet added to those that ended. Where
    /// the total would fall by that, the JVM says the one before.
    static @Nullable LongSupplier allocatedBytes() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                && bean.isThreadAllocatedMemorySupported() && bean.isThreadAllocatedMemoryEnabled()
                        ? bean::getTotalThreadAllocatedBytes
                        : null;
    }

    /// Once in a JVM, reads so often that what it loads, links and compiles for the readings is behind it, and in no batch; forgets
    /// them.
    static synchronized void warmUp(@Nullable ProcessClock clock, @Nullable LongSupplier allocatedBytes) {
        if (warm) {
            return;
        }
        warm = true;
        BatchCosts costs = new BatchCosts(clock, allocatedBytes);
        for (int reading = 0; reading < WARM_UP; reading++) {
            costs.beginBatch();
            costs.endBatch();
        }
    }

    void beginBatch() {
        if (allocatedBytes != null) {
            allocated.begin(allocatedBytes.getAsLong());
        }
        if (clock != null) {
            clock.readUsage();
            user.begin(clock.userNanos());
            system.begin(clock.systemNanos());
            voluntary.begin(clock.voluntarySwitches());
            involuntary.begin(clock.involuntarySwitches());
            cpu.begin(clock.cpuNanos());
        }
    }

    void endBatch() {
        if (clock != null) {
            cpu.end(clock.cpuNanos());
            clock.readUsage();
            user.end(clock.userNanos());
            system.end(clock.systemNanos());
            voluntary.end(clock.voluntarySwitches());
            involuntary.end(clock.involuntarySwitches());
        }
        if (allocatedBytes != null) {
            allocated.end(allocatedBytes.getAsLong());
        }
    }

    /// Adds the sums over all batches.
    void addTo(Costs costs) {
        if (clock != null) {
            costs.time("costCpu", cpu.sum);
            costs.time("costCpuUser", user.sum);
            costs.time("costCpuSystem", system.sum);
            costs.events("costSwitchesVoluntary", voluntary.sum);
            costs.events("costSwitchesInvoluntary", involuntary.sum);
        }
        if (allocatedBytes != null) {
            costs.bytes("costAllocated", allocated.sum);
        }
    }

    /// What a counter grew by between the beginnings and the ends.
    private static final class Sum {
        private long atBegin;
        private long sum;

        void begin(long value) {
            atBegin = value;
        }

        void end(long value) {
            sum += value - atBegin;
        }
    }
}
