// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import io.github.httptoll.bench.placement.ThreadKind;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the threads of a process that live now have used so far, and waited for: `/proc/<pid>/task/*/schedstat`, `status` and `comm` of
/// Linux. `/proc/<pid>/schedstat` is one thread's, the group leader's.
///
/// @param began when the process began, in the kernel's ticks; tells it from a later one with the same id
/// @param tasks by thread id
record TaskStats(String began, Map<Long, Task> tasks) {
    private static final File PROC = new File("/proc");
    /// In bytes; no file that is read here is as long, though `status` lists all groups of the user.
    private static final int LONGEST = 64 * 1024;
    /// Fields of `/proc/<pid>/stat` after the name in parentheses, see `proc_pid_stat(5)`.
    private static final int STATE = 0;
    private static final int START_TIME = 19;
    private static final String ENDED = "Z";
    private static final Pattern SPACES = Pattern.compile(" ");

    /// The process now; null where there is no such process, where it has ended, even if its parent has not yet asked for its
    /// status, or where the kernel does not show or does not count this.
    static @Nullable TaskStats of(long pid) {
        return of(pid, null);
    }

    /// The same. Of a thread that has not run since an earlier reading one file says that, and the others are not read again: most threads
    /// of a client or a server are idle from one measurement to the next.
    ///
    /// @param earlier reading; null: there is none
    static @Nullable TaskStats of(long pid, @Nullable TaskStats earlier) {
        File process = new File(PROC, Long.toString(pid));
        byte[] buffer = new byte[LONGEST];
        Map<Long, Task> tasks = tasks(new File(process, "task"), earlier == null ? Map.of() : earlier.tasks, buffer);
        try {
            String stat = read(new File(process, "stat"), buffer);
            List<String> fields = fields(stat.substring(stat.lastIndexOf(')') + 2));
            String began = fields.get(START_TIME);
            if (earlier != null && !earlier.began.equals(began)) {
                return of(pid, null);
            }
            boolean ended = fields.get(STATE).equals(ENDED);
            return ended || tasks.isEmpty() ? null : new TaskStats(began, tasks);
        } catch (IOException _) {
            return null;
        }
    }

    private static Map<Long, Task> tasks(File directory, Map<Long, Task> earlier, byte[] buffer) {
        Map<Long, Task> tasks = new HashMap<>();
        String[] ids = directory.list();
        for (String text : ids == null ? new String[0] : ids) {
            Long id = Long.valueOf(text);
            Task task = task(new File(directory, text), earlier.get(id), buffer);
            if (task != null) {
                tasks.put(id, task);
            }
        }
        return tasks;
    }

    private static @Nullable Task task(File thread, @Nullable Task earlier, byte[] buffer) {
        try {
            String schedstat = read(new File(thread, "schedstat"), buffer);
            return earlier != null && earlier.schedstat.equals(schedstat)
                    ? earlier
                    : Task.of(read(new File(thread, "comm"), buffer), schedstat,
                            read(new File(thread, "status"), buffer));
        } catch (IOException _) {
            return null; // the thread has ended meanwhile, or this is another kernel
        }
    }

    /// Not by [java.nio.file.Files], whose ways are long and fill memory where files are many and small.
    private static String read(File file, byte[] buffer) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            int length = in.read(buffer);
            if (length <= 0) {
                throw new IOException(file + " is empty");
            }
            return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        }
    }

    private static List<String> fields(String line) {
        return SPACES.splitAsStream(line.strip()).toList();
    }

    /// What the threads that live now used since `before`, those that are new with all they used. Null if `before` is of another process.
    ///
    /// Left out: what a thread that has ended used after `before`, so all of a thread that came and went in between. Where threads
    /// end, as with a client for each call, this is too small. Also left out: what a running thread used since its last tick, and a
    /// wait that has not ended.
    @Nullable
    Totals since(TaskStats before) {
        if (!began.equals(before.began)) {
            return null;
        }
        Map<ThreadKind, Use> byKind = new EnumMap<>(ThreadKind.class);
        for (Map.Entry<Long, Task> task : tasks.entrySet()) {
            Task used = task.getValue().since(before.tasks.get(task.getKey()));
            byKind.merge(used.kind, used.use, Use::plus);
        }
        return new Totals(byKind);
    }

    /// What one thread, or several together, used.
    ///
    /// @param cpuNanos on a core, in nanoseconds
    /// @param waitNanos ready to run, but without a core: in the run queue, in nanoseconds
    /// @param wakeUps how often it gave its core up to wait, `voluntary_ctxt_switches`: each such wait ends with a wake-up
    record Use(long cpuNanos, long waitNanos, long wakeUps) {
        private static final Use NOTHING = new Use(0, 0, 0);

        Use plus(Use other) {
            return new Use(cpuNanos + other.cpuNanos, waitNanos + other.waitNanos, wakeUps + other.wakeUps);
        }

        private Use minus(Use other) {
            return new Use(cpuNanos - other.cpuNanos, waitNanos - other.waitNanos, wakeUps - other.wakeUps);
        }

        private boolean isLessThan(Use other) {
            return cpuNanos < other.cpuNanos || waitNanos < other.waitNanos || wakeUps < other.wakeUps;
        }
    }

    /// One thread since it began.
    ///
    /// @param schedstat its file of that name, which changes whenever it gets a core
    record Task(ThreadKind kind, Use use, String schedstat) {
        private static final String SWITCHES = "\nvoluntary_ctxt_switches:";

        /// What the three files say; null where the thread has not run, which is also what a kernel says that does not count, and where
        /// the switches are missing.
        ///
        /// @param schedstat time on a core, time in the run queue, both in nanoseconds, and how often it got a core
        static @Nullable Task of(String comm, String schedstat, String status) {
            List<String> fields = fields(schedstat);
            int at = status.indexOf(SWITCHES);
            if (fields.get(2).equals("0") || at < 0) {
                return null;
            }
            long switches = Long
                    .parseLong(status.substring(at + SWITCHES.length()).lines().findFirst().orElse("").strip());
            return new Task(ThreadKind.of(comm),
                    new Use(Long.parseLong(fields.get(0)), Long.parseLong(fields.get(1)), switches), schedstat);
        }

        /// What it used since; all of it if it is new, so also if `before` used more: that one had the same id, and has ended.
        private Task since(@Nullable Task before) {
            return before == null || use.isLessThan(before.use)
                    ? this
                    : new Task(kind, use.minus(before.use), schedstat);
        }
    }

    /// Sums over threads, by what they are for.
    record Totals(Map<ThreadKind, Use> byKind) {
        /// All threads together.
        Use all() {
            return byKind.values().stream().reduce(Use.NOTHING, Use::plus);
        }

        Use of(ThreadKind kind) {
            return byKind.getOrDefault(kind, Use.NOTHING);
        }
    }
}
