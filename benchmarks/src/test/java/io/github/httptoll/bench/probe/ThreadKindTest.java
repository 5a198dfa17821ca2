// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadKindTest {
    @ParameterizedTest
    @CsvSource({"C1 CompilerThre, JIT", "C2 CompilerThre, JIT", "C2 Comp..hread0, JIT", "GC Thread#0, GC",
            "G1 Main Marker, GC", "G1 Conc#0, GC", "G1 Service, GC", "VM Thread, GC", "ZWorkerYoung#0, GC",
            "Shenandoah GC T, GC", "VM Periodic Tas, OTHER", "VM Peri..Thread, OTHER", "java, OTHER",
            "ForkJoinPool-1-, OTHER", "HttpClient-1-Se, OTHER", "'', OTHER"})
    void aThreadIsOfTheKindThatItsCutNameSays(String comm, ThreadKind kind) {
        assertEquals(kind, ThreadKind.of(comm));
    }
}
