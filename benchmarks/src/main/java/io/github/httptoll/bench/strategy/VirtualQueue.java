// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.strategy;

import io.github.httptoll.bench.timeline.IterationLedger;
import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/// How many virtual threads are ready to run and have no carrier.
final class VirtualQueue {
    private static final VirtualThreadSchedulerMXBean SCHEDULER = ManagementFactory
            .getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    private VirtualQueue() {}

    /// Enters the number at this moment in the ledger of the iteration. Nothing where the JVM does not say it.
    static void look() {
        long queued = SCHEDULER.getQueuedVirtualThreadCount();
        if (queued >= 0) {
            IterationLedger.current().virtualQueue(queued);
        }
    }
}
