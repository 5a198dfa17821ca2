// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.placement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// On which cores the threads of a process may run, as the kernel shows it in `/proc`.
public final class Allowed {
    private static final String KEY = "Cpus_allowed_list:";

    private Allowed() {}

    /// One text for each set of cores that a thread of the process has; one in all where all threads have the same.
    public static Set<String> of(long process) throws IOException {
        return of(process, EnumSet.allOf(ThreadKind.class));
    }

    /// As [#of], of the threads that a placement pins: all but those of the JIT compilers.
    public static Set<String> placed(long process) throws IOException {
        return of(process, EnumSet.complementOf(EnumSet.of(ThreadKind.COMPILER)));
    }

    /// As [#of], of this JVM's threads of one kind.
    public static Set<String> here(ThreadKind kind) throws IOException {
        return of(ProcessHandle.current().pid(), EnumSet.of(kind));
    }

    private static Set<String> of(long process, Set<ThreadKind> kinds) throws IOException {
        List<Path> tasks;
        try (Stream<Path> all = Files.list(Path.of("/proc", "" + process, "task"))) {
            tasks = all.toList();
        }
        Set<String> allowed = new TreeSet<>();
        for (Path task : tasks) {
            try {
                if (kinds.contains(ThreadKind.of(Files.readString(task.resolve("comm"))))) {
                    allowed.add(Files.readString(task.resolve("status")).split(KEY)[1].strip().split("\\s+")[0]);
                }
            } catch (NoSuchFileException _) {
                continue;
            } catch (IOException e) {
                if (Files.exists(task)) {
                    throw e;
                }
            }
        }
        return allowed;
    }

    /// That of this JVM.
    public static Set<String> here() throws IOException {
        return of(ProcessHandle.current().pid());
    }
}
