// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.placement;

import java.util.List;

/// What a thread of a HotSpot JVM is for, by its name: Java's, or what the kernel shows of it.
public enum ThreadKind {
    /// Compiles.
    COMPILER("C1 Comp", "C2 Comp"),
    /// Collects garbage: G1, Serial, Parallel, ZGC, Shenandoah. The VM thread, which leads a pause, is one of them although
    /// it has other work too.
    COLLECTOR("GC Thr", "G1 ", "VM Thre", "ZWorker", "ZDriver", "ZDirect", "Shenand"),
    /// Makes the calls and waits for them: JMH's worker, the threads of a strategy, the common pool, and Reactor's scheduler.
    CALLER("io.gith", "caller-", "ForkJoinPool.co", "bounded"),
    /// Carries virtual threads, or wakes them when their time or their socket is ready. A client's
    /// own `ForkJoinPool` would be taken for one.
    CARRIER("ForkJoi", "Virtual", "Read-Po", "Write-P", "MasterP"),
    /// The JVM's and the harness' other threads. The first thread and `main` are both named after the program.
    OTHER("java", "main", "VM Peri", "Signal ", "Service", "Monitor", "Referen", "Finaliz", "Common-", "Cleaner", "Notific",
            "Attach ", "JFR ", "process", "StringD", "command", "in-flig"),
    /// All others: the threads of the client.
    CLIENT;

    private final List<String> prefixes;

    ThreadKind(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /// The kind of a thread.
    ///
    /// @param name as Java has it, or as in `/proc/<pid>/task/<tid>/comm`, which holds 15 characters: JDK 25 cuts the end off, later ones
    ///        the middle after 7
    public static ThreadKind of(String name) {
        for (ThreadKind kind : values()) {
            if (kind.prefixes.stream().anyMatch(name::startsWith)) {
                return kind;
            }
        }
        return CLIENT;
    }
}
