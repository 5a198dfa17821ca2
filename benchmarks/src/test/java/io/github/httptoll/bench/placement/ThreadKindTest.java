// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadKindTest {
    @ParameterizedTest
    @CsvSource({"C1 CompilerThre, COMPILER", "C2 CompilerThre, COMPILER", "C2 Comp..hread0, COMPILER",
            "GC Thread#0, COLLECTOR",
            "G1 Main Marker, COLLECTOR", "G1 Conc#0, COLLECTOR", "G1 Service, COLLECTOR", "VM Thread, COLLECTOR",
            "ZWorkerYoung#0, COLLECTOR", "Shenandoah GC T, COLLECTOR", "VM Periodic Tas, OTHER",
            "VM Peri..Thread, OTHER", "java, OTHER",
            "JFR Periodic Ta, OTHER", "io.github.httpt, CALLER", "caller-7, CALLER", "ForkJoinPool.co, CALLER",
            "ForkJoinPool.commonPool-worker-1, CALLER", "boundedElastic-, CALLER", "ForkJoinPool-1-, CARRIER",
            "VirtualThread-u, CARRIER",
            "Read-Poller, CARRIER",
            "HttpClient-1-Se, CLIENT", "OkHttp Dispatch, CLIENT", "reactor-http-ep, CLIENT", "'', CLIENT"})
    void aThreadIsOfTheKindThatItsCutNameSays(String comm, ThreadKind kind) {
        assertEquals(kind, ThreadKind.of(comm));
    }
}
