// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.placement;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The cores of this process, and of its calling thread.
public final class OwnCore {
    private OwnCore() {}

    /// The cores that the calling thread may use, by the kernel's numbers; empty where threads cannot be pinned.
    public static List<Integer> usable() {
        try {
            return Cores.isAvailable() ? List.copyOf(Cores.of(0)) : List.of();
        } catch (CannotPlace _) {
            return List.of();
        }
    }

    /// Lets the calling thread run on that core alone. A thread that it starts begins there.
    ///
    /// @throws CannotPlace if the kernel refuses
    public static void pin(int core) throws CannotPlace {
        Cores.pinCaller(new TreeSet<>(List.of(core)));
    }

    /// Lets all threads of this process run on these cores alone.
    ///
    /// @throws CannotPlace if the kernel refuses
    public static void pinProcess(List<Integer> cores) throws CannotPlace {
        SortedSet<Integer> all = new TreeSet<>(cores);
        Cores.pin(ProcessHandle.current().pid(), all);
    }
}
