// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.behaviour;

import io.github.httptoll.bench.client.ProcessThreads;
import io.github.httptoll.bench.fixture.FixtureControl;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What this process holds at one moment.
///
/// @param threads its platform threads
/// @param descriptors its open descriptors; null: the system does not show them
/// @param connections open ones at the fixture server
record ResourceUsage(Set<Thread> threads, @Nullable Integer descriptors, long connections) {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int COLLECTIONS = 4;

    /// Those of the process, and the callers of this package.
    private static final Pattern SHARED = Pattern.compile(ProcessThreads.names() + "|behaviour-.*");

    /// The counters are asked first: the connection that asks is then in every count of descriptors, or in none.
    static ResourceUsage now(FixtureControl control) throws IOException {
        long connections = control.counters().connectionsOpen();
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> SHARED.matcher(thread.getName()).matches());
        return new ResourceUsage(threads, descriptorCount(), connections);
    }

    private static @Nullable Integer descriptorCount() throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return null;
        }
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return (int) open.count();
        }
    }

    /// Collects garbage, and with it what is only closed then.
    static void collect() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
    }

    /// Bytes of the heap in use, after collections.
    static long heapBytes() {
        collect();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// What has come since.
    Held since(ResourceUsage before) {
        Set<Thread> more = new HashSet<>(threads);
        more.removeAll(before.threads);
        return new Held(more.size(),
                descriptors == null || before.descriptors == null ? null : descriptors - before.descriptors,
                connections - before.connections);
    }

    /// Numbers of what clients hold.
    record Held(int threads, @Nullable Integer descriptors, long connections) {
        boolean nothing() {
            return threads <= 0 && connections <= 0 && (descriptors == null || descriptors <= 0);
        }
    }
}
