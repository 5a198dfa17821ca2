// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.placement;

import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where the threads of the client's process and of the server's sit during a turn.
///
/// A thread that wakes another one on its own core is done sooner than one that wakes another core. Left alone, the kernel puts client and
/// server together for some seconds, and apart for the next ones.
public enum Placement {
    /// Wherever the kernel puts them.
    FREE(0),
    /// Both processes on one core.
    TOGETHER(1),
    /// Each on a core of its own.
    APART(2);

    private final int cores;

    Placement(int cores) {
        this.cores = cores;
    }

    /// How many cores this process may use; 0 where a process cannot be kept to some.
    public static int usableCores() {
        return Cores.usable().orElse(0);
    }

    /// The first so many of them, by the kernel's numbers, with commas between.
    ///
    /// @throws IllegalStateException if they cannot be chosen here
    public static String firstCores(int number) {
        try {
            return Shares.text(Cores.of(ProcessHandle.current().pid()).stream().limit(number)
                    .collect(Collectors.toCollection(TreeSet::new)));
        } catch (CannotPlace e) {
            throw new IllegalStateException(e);
        }
    }

    /// What keeps this machine from it, in words; null: nothing.
    public @Nullable String obstacle() {
        return this == FREE ? null : obstacle(Cores.usable());
    }

    /// @param usable cores that this process may run on; empty where threads cannot be pinned
    @Nullable
    String obstacle(OptionalInt usable) {
        if (this == FREE || usable.orElse(0) >= cores) {
            return null;
        }
        return usable.isEmpty()
                ? "this system lets no program choose the cores of its threads; a 64-bit Linux does"
                : "it needs " + cores + " cores, and this process may use " + usable.getAsInt();
    }
}
