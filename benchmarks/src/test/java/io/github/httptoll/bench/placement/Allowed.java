// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.placement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
        List<Path> tasks;
        try (Stream<Path> all = Files.list(Path.of("/proc", "" + process, "task"))) {
            tasks = all.toList();
        }
        Set<String> allowed = new TreeSet<>();
        for (Path task : tasks) {
            try (Stream<String> status = Files.lines(task.resolve("status"))) {
                status.filter(line -> line.startsWith(KEY)).forEach(line -> allowed.add(line.split("\\s+")[1]));
            } catch (NoSuchFileException | UncheckedIOException _) {
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
