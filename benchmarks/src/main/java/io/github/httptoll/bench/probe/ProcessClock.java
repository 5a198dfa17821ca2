// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.github.httptoll.bench.placement.LinuxFunction;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// CPU time and context switches of this process, ended threads included, asked of the Linux kernel through the C library:
/// `clock_gettime(2)` and `getrusage(2)`. Java's own `getProcessCpuTime()` steps by 10 ms.
///
/// Exact for threads that wait and for the one that asks. One that runs on another core meanwhile is counted up to its last tick, so
/// a reading can lack some milliseconds of it, which a later one has.
///
/// For one thread at a time.
public class ProcessClock {
    /// `<bits/time.h>`.
    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    /// `<bits/resource.h>`.
    private static final int RUSAGE_SELF = 0;
    /// `struct timespec` where `long` has 64 bits, so on x86_64 and aarch64: seconds, nanoseconds.
    private static final int TIMESPEC_LONGS = 2;
    /// `struct rusage` there: user and system time as seconds and microseconds, then 14 longs.
    private static final int RUSAGE_LONGS = 18;
    private static final int USER = 0;
    private static final int SYSTEM = 2;
    private static final int VOLUNTARY = 16;
    private static final int INVOLUNTARY = 17;

    private static final @Nullable CompilationMXBean JIT = ManagementFactory.getCompilationMXBean();
    private static final @Nullable MethodHandle CLOCK_GETTIME = link("clock_gettime");
    private static final @Nullable MethodHandle GETRUSAGE = link("getrusage");

    private final MemorySegment timespec = Arena.ofAuto().allocate(JAVA_LONG, TIMESPEC_LONGS);
    private final MemorySegment rusage = Arena.ofAuto().allocate(JAVA_LONG, RUSAGE_LONGS);

    /// One that does not know yet whether it has an answer; [#open] asks it.
    ProcessClock() {}

    /// A clock; null where this system has none or does not let us ask it.
    static @Nullable ProcessClock open() {
        ProcessClock clock = new ProcessClock();
        boolean answers = call(CLOCK_GETTIME, CLOCK_PROCESS_CPUTIME_ID, clock.timespec)
                && call(GETRUSAGE, RUSAGE_SELF, clock.rusage);
        return answers ? clock : null;
    }

    /// CPU time of this process so far, in nanoseconds: by this clock, or by Java's own where this system has none.
    public static LongSupplier cpu() {
        ProcessClock clock = open();
        return clock != null
                ? clock::cpuNanos
                : () -> ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /// CPU time of all threads since the process began, in nanoseconds.
    long cpuNanos() {
        call(CLOCK_GETTIME, CLOCK_PROCESS_CPUTIME_ID, timespec);
        return timespec.getAtIndex(JAVA_LONG, 0) * 1_000_000_000 + timespec.getAtIndex(JAVA_LONG, 1);
    }

    /// Takes the reading that the methods below show.
    void readUsage() {
        call(GETRUSAGE, RUSAGE_SELF, rusage);
    }

    /// CPU time outside of the kernel, in nanoseconds. The sum of both is as exact as [#cpuNanos], to the microsecond; how the kernel
    /// divides it is sampled at its ticks, so that it takes seconds of CPU to mean anything.
    long userNanos() {
        return timevalNanos(USER);
    }

    /// CPU time inside the kernel, in nanoseconds; see [#userNanos].
    long systemNanos() {
        return timevalNanos(SYSTEM);
    }

    /// How often a thread gave its core up to wait.
    long voluntarySwitches() {
        return rusage.getAtIndex(JAVA_LONG, VOLUNTARY);
    }

    /// How often a thread was put off its core.
    long involuntarySwitches() {
        return rusage.getAtIndex(JAVA_LONG, INVOLUNTARY);
    }

    private long timevalNanos(int seconds) {
        return rusage.getAtIndex(JAVA_LONG, seconds) * 1_000_000_000 + rusage.getAtIndex(JAVA_LONG, seconds + 1) * 1000;
    }

    /// Milliseconds that the JIT compiler has worked, empty where the JVM does not say. They are of all its threads together, so they can
    /// grow by more than the time that passes; a compilation counts when it ends.
    public static OptionalLong compilerMillis() {
        return JIT != null && JIT.isCompilationTimeMonitoringSupported()
                ? OptionalLong.of(JIT.getTotalCompilationTime())
                : OptionalLong.empty();
    }

    private static boolean call(@Nullable MethodHandle function, int which, MemorySegment out) {
        try {
            return function != null && (int) function.invokeExact(which, out) == 0;
        } catch (Throwable e) {
            throw new LinkageError("a call into the C library threw", e);
        }
    }

    /// `int name(int, void *)`.
    private static @Nullable MethodHandle link(String name) {
        return LinuxFunction.link(name, FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    }
}
