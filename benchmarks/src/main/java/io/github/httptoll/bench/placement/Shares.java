// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.placement;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The cores that a study gives to its server, and those that it gives to the callers, which are its own JVM and the JVMs that it starts.
///
/// With four cores or more each side has half of them, so that the server never waits for a core that a client keeps busy. With fewer, and
/// where threads cannot be pinned, both sides have all cores.
///
/// @param callers by the kernel's numbers; empty: all
/// @param server the same
public record Shares(SortedSet<Integer> callers, SortedSet<Integer> server) {
    /// Both sides have all cores.
    public static final Shares NONE = new Shares(new TreeSet<>(), new TreeSet<>());
    private static final int LEAST = 4;

    /// The shares of the cores that this process may use.
    public static Shares here() {
        return of(new TreeSet<>(OwnCore.usable()));
    }

    /// The server's cores are the last ones, so that they are no second threads of a caller's core where neighbours are one core.
    static Shares of(SortedSet<Integer> usable) {
        if (usable.size() < LEAST) {
            return NONE;
        }
        List<Integer> cores = List.copyOf(usable);
        int half = cores.size() / 2;
        return new Shares(new TreeSet<>(cores.subList(0, half)), new TreeSet<>(cores.subList(half, cores.size())));
    }

    /// Whether each side has cores of its own.
    public boolean areApart() {
        return !server.isEmpty();
    }

    /// Keeps this JVM, and what it starts from now on, on the callers' cores.
    ///
    /// @return gives the cores back; null: both sides have all cores
    /// @throws CannotPlace if the kernel refuses
    public @Nullable Pinned keepCallers() throws CannotPlace {
        return areApart() ? Pinned.keep(callers) : null;
    }

    @Override
    public String toString() {
        return "callers " + text(callers) + "; server " + text(server);
    }

    /// Cores as text, as `taskset -c` takes them: numbers with commas between; empty for none.
    public static String text(SortedSet<Integer> cores) {
        return cores.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// Reads what [#text] has written.
    public static SortedSet<Integer> parse(String text) {
        return Arrays.stream(text.split(",")).filter(core -> !core.isEmpty()).map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
