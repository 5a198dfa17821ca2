// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.placement;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The cores that the threads of a process may run on, asked of the Linux kernel and set there through the C library:
/// `sched_getaffinity(2)` and `sched_setaffinity(2)`.
///
/// A process is pinned thread by thread. A thread begins on the cores of the one that starts it.
final class Cores {
    private static final int CALLING_THREAD = 0;
    /// `<errno.h>`: no such process.
    private static final int ESRCH = 3;
    /// Room for 8,192 cores, the most that a kernel is built for. It refuses a mask that is too short for its own.
    private static final int MASK_BYTES = 1024;
    private static final int MOST_WALKS = 50;
    private static final String ERRNO = "errno";

    private static final @Nullable MethodHandle GET = link("sched_getaffinity");
    private static final @Nullable MethodHandle SET = link("sched_setaffinity");
    private static final boolean AVAILABLE = GET != null && SET != null && answers();

    private Cores() {}

    /// False elsewhere than on a 64-bit Linux, and where it does not let us choose.
    static boolean isAvailable() {
        return AVAILABLE;
    }

    /// How many cores the calling thread may run on; empty where that cannot be chosen.
    static OptionalInt usable() {
        try {
            return AVAILABLE ? OptionalInt.of(of(CALLING_THREAD).size()) : OptionalInt.empty();
        } catch (CannotPlace _) {
            return OptionalInt.empty();
        }
    }

    /// The cores that the first thread of a process may run on, by the kernel's numbers; empty where there is no such process any more.
    ///
    /// @throws CannotPlace if the kernel does not say
    static SortedSet<Integer> of(long process) throws CannotPlace {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
            int error = call(GET, arena, Math.toIntExact(process), mask);
            if (error != 0 && error != ESRCH) {
                throw new CannotPlace("the kernel does not say on which cores " + process + " may run: error " + error);
            }
            return BitSet.valueOf(mask.toArray(JAVA_BYTE)).stream().boxed()
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /// Lets all threads of a process run on these cores and no others. A process that has ended has none.
    ///
    /// @throws CannotPlace if the kernel refuses, or threads are started faster than they are found
    static void pin(long process, SortedSet<Integer> cores) throws CannotPlace {
        pin(process, cores, _ -> true);
    }

    /// As [#pin(long, SortedSet)], but the threads of a JIT compiler stay where they are. On one core with the code that they compile,
    /// each turn would contain their work, and they would take several times as long.
    static void pinAllButCompilers(long process, SortedSet<Integer> cores) throws CannotPlace {
        pin(process, cores, thread -> !compiles(process, thread));
    }

    /// The walk over the threads is repeated until it finds none that is elsewhere, since a thread that was not pinned yet may have
    /// started another one.
    private static void pin(long process, SortedSet<Integer> cores, IntPredicate which) throws CannotPlace {
        for (int walk = 0; walk < MOST_WALKS; walk++) {
            boolean all = true;
            for (int thread : threads(process)) {
                SortedSet<Integer> before = of(thread);
                if (!before.isEmpty() && !before.equals(cores) && which.test(thread)) {
                    set(thread, cores);
                    all = false;
                }
            }
            if (all) {
                return;
            }
        }
        throw new CannotPlace(
                "threads of process " + process + " are still not on " + cores + " alone after " + MOST_WALKS
                        + " walks over all of them");
    }

    /// Lets the calling thread run on these cores and no others.
    ///
    /// @throws CannotPlace if the kernel refuses
    static void pinCaller(SortedSet<Integer> cores) throws CannotPlace {
        set(CALLING_THREAD, cores);
    }

    private static void set(int thread, SortedSet<Integer> cores) throws CannotPlace {
        BitSet bits = new BitSet();
        cores.forEach(bits::set);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
            mask.copyFrom(MemorySegment.ofArray(bits.toByteArray()));
            int error = call(SET, arena, thread, mask);
            if (error != 0 && error != ESRCH) {
                throw new CannotPlace(
                        "the kernel does not let thread " + thread + " run on " + cores + ": error " + error);
            }
        }
    }

    private static List<Integer> threads(long process) throws CannotPlace {
        List<Integer> threads = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc", "" + process, "task"))) {
            tasks.forEach(task -> threads.add(Integer.valueOf(task.getFileName().toString())));
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            if (ProcessHandle.of(process).isEmpty()) {
                return List.of();
            }
            throw new CannotPlace("the threads of process " + process + " cannot be listed: " + e.getMessage());
        }
        return threads;
    }

    /// By its name. A thread that has ended since does not.
    private static boolean compiles(long process, int thread) {
        try {
            return ThreadKind.of(Files
                    .readString(Path.of("/proc", "" + process, "task", "" + thread, "comm"))) == ThreadKind.COMPILER;
        } catch (IOException _) {
            return false;
        }
    }

    /// Whether the kernel says where the calling thread may run, and takes the same for an answer.
    private static boolean answers() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
            return call(GET, arena, CALLING_THREAD, mask) == 0 && call(SET, arena, CALLING_THREAD, mask) == 0;
        }
    }

    /// @return 0, or the number of the error
    private static int call(@Nullable MethodHandle function, Arena arena, int thread, MemorySegment mask) {
        if (function == null) {
            throw new IllegalStateException("this system lets no program choose the cores of its threads");
        }
        MemoryLayout layout = Linker.Option.captureStateLayout();
        MemorySegment state = arena.allocate(layout);
        try {
            return (int) function.invokeExact(state, thread, (long) MASK_BYTES, mask) == 0
                    ? 0
                    : state.get(JAVA_INT, layout.byteOffset(MemoryLayout.PathElement.groupElement(ERRNO)));
        } catch (Throwable e) {
            throw new LinkageError("a call into the C library threw", e);
        }
    }

    /// `int name(pid_t, size_t, cpu_set_t *)`.
    private static @Nullable MethodHandle link(String name) {
        return LinuxFunction.link(name, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                Linker.Option.captureCallState(ERRNO));
    }
}
