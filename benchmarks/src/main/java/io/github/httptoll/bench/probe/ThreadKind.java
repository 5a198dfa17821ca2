// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import java.util.List;

/// What a thread of a HotSpot JVM is for, by the name that the kernel shows.
enum ThreadKind {
    /// Compiles.
    JIT("C1 Comp", "C2 Comp"),
    /// Collects garbage: G1, Serial, Parallel, ZGC, Shenandoah. The VM thread, which leads a pause, is one of them although
    /// it has other work too.
    GC("GC Thr", "G1 ", "VM Thre", "ZWorker", "ZDriver", "ZDirect", "Shenand"),
    /// All others: callers, the client's own threads, carriers of virtual threads.
    OTHER;

    private final List<String> prefixes;

    ThreadKind(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /// The kind of a thread.
    ///
    /// @param comm its name as in `/proc/<pid>/task/<tid>/comm`, which holds 15 characters: JDK 25 cuts the end off, later ones the
    ///        middle after 7
    static ThreadKind of(String comm) {
        for (ThreadKind kind : values()) {
            if (kind.prefixes.stream().anyMatch(comm::startsWith)) {
                return kind;
            }
        }
        return OTHER;
    }
}
