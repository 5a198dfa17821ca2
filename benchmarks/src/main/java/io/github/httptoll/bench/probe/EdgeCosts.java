// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.httptoll.bench.placement.ThreadKind;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What an iteration cost from edge to edge, the harness' own work between the batches included: readings that are too dear for
/// each batch, and the server's, which is idle then.
///
/// Virtual threads (mounted, queued) are not read: at the edge of an iteration nothing runs and both are 0, and a thread that samples
/// them inside would itself take a core from what is measured.
final class EdgeCosts {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();
    private static final long OWN_PID = ProcessHandle.current().pid();
    /// The last reading of each process.
    private static final Map<Long, TaskStats> LAST = new ConcurrentHashMap<>();

    private final @Nullable ProcessClock clock;
    private final long wakeUps;
    private final OptionalLong serverPid;
    private final OptionalLong gcCount;
    private final OptionalLong gcMillis;
    private final OptionalLong jitMillis;
    private final @Nullable TaskStats server;
    private final @Nullable TaskStats own;

    private EdgeCosts(@Nullable ProcessClock clock, OptionalLong serverPid) {
        this.clock = clock;
        this.serverPid = serverPid;
        THREADS.resetPeakThreadCount();
        gcCount = collectors(GarbageCollectorMXBean::getCollectionCount);
        gcMillis = collectors(GarbageCollectorMXBean::getCollectionTime);
        jitMillis = ProcessClock.compilerMillis();
        server = server(serverPid);
        if (clock != null) {
            clock.readUsage();
        }
        wakeUps = clock == null ? 0 : clock.voluntarySwitches();
        own = read(OWN_PID);
    }

    /// An iteration begins.
    ///
    /// @param clock null: this system has none
    /// @param serverPid the server's process on this host, if it is there
    static EdgeCosts begin(@Nullable ProcessClock clock, OptionalLong serverPid) {
        return new EdgeCosts(clock, serverPid);
    }

    /// The iteration ends; adds what this system shows of it.
    void addTo(Costs costs) {
        addOwn(costs, read(OWN_PID));
        addServer(costs, server(serverPid));
        add(gcCount, collectors(GarbageCollectorMXBean::getCollectionCount), n -> costs.whole("costGcCount", n));
        add(gcMillis, collectors(GarbageCollectorMXBean::getCollectionTime), ms -> costs.wholeMillis("costGcTime", ms));
        add(jitMillis, ProcessClock.compilerMillis(), ms -> costs.wholeMillis("costJitTime", ms));
        costs.whole("costPeakThreads", THREADS.getPeakThreadCount());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            costs.whole("costDescriptors", unix.getOpenFileDescriptorCount());
        }
    }

    private void addOwn(Costs costs, @Nullable TaskStats now) {
        TaskStats.Totals used = now == null || own == null ? null : now.since(own);
        if (used != null) {
            costs.time("costJitCpu", used.of(ThreadKind.COMPILER).cpuNanos());
            costs.time("costRunQueue", used.all().waitNanos());
            costs.time("costRunQueueJit", used.of(ThreadKind.COMPILER).waitNanos());
            costs.time("costRunQueueGc", used.of(ThreadKind.COLLECTOR).waitNanos());
            addWakeUps(costs, used);
        }
    }

    /// By who was woken. A thread that ended meanwhile is in no list any more, but in the process' own count: what that has more than all
    /// lists is theirs.
    private void addWakeUps(Costs costs, TaskStats.Totals used) {
        long compiler = used.of(ThreadKind.COMPILER).wakeUps();
        long collector = used.of(ThreadKind.COLLECTOR).wakeUps();
        costs.events("wakeUpsCaller", used.of(ThreadKind.CALLER).wakeUps());
        costs.events("wakeUpsClient", used.of(ThreadKind.CLIENT).wakeUps());
        costs.events("wakeUpsCarrier", used.of(ThreadKind.CARRIER).wakeUps());
        costs.events("wakeUpsJvm", compiler + collector + used.of(ThreadKind.OTHER).wakeUps());
        if (clock != null) {
            clock.readUsage();
            costs.events("wakeUpsEnded", Math.max(0, clock.voluntarySwitches() - wakeUps - used.all().wakeUps()));
        }
    }

    private void addServer(Costs costs, @Nullable TaskStats now) {
        TaskStats.Totals used = now == null || server == null ? null : now.since(server);
        if (used != null) {
            costs.time("costServerCpu", used.all().cpuNanos());
            costs.time("costServerRunQueue", used.all().waitNanos());
        }
    }

    private static void add(OptionalLong before, OptionalLong now, LongConsumer to) {
        if (before.isPresent() && now.isPresent()) {
            to.accept(now.getAsLong() - before.getAsLong());
        }
    }

    private static @Nullable TaskStats server(OptionalLong pid) {
        return pid.isPresent() ? read(pid.getAsLong()) : null;
    }

    private static @Nullable TaskStats read(long pid) {
        TaskStats now = TaskStats.of(pid, LAST.get(pid));
        if (now != null) {
            LAST.put(pid, now);
        }
        return now;
    }

    /// A sum over the collectors; empty where one of them does not say. They count in whole milliseconds, and ZGC's cycles and
    /// pauses are two collectors.
    private static OptionalLong collectors(ToLongFunction<GarbageCollectorMXBean> count) {
        long[] values = COLLECTORS.stream().mapToLong(count).toArray();
        long sum = 0;
        for (long value : values) {
            if (value < 0) {
                return OptionalLong.empty();
            }
            sum += value;
        }
        return OptionalLong.of(sum);
    }
}
