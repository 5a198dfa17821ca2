// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.fixture.ChildJvm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What threads allocate, by the JVM's own account of it.
///
/// In a JVM of its own, in which no thread ends meanwhile: for a moment the account lacks one that is just ending.
@Tag("slow")
class AllocationTest {
    private static final String PLATFORM = "platform";
    private static final int MEBIBYTE = 1 << 20;
    private static final int MEBIBYTES = 64;
    private static final int REQUESTS = 1000;

    private static volatile byte[] kept;
    private static volatile boolean allocated;

    @ParameterizedTest
    @ValueSource(strings = {PLATFORM, "virtual"})
    void whatAnyThreadAllocatesIsSharedByTheRequestsAndWhatComesBetweenIsNot(String threads) throws Exception {
        Process jvm = new ProcessBuilder(ChildJvm.java(), "--enable-native-access=ALL-UNNAMED", "-cp",
                ManagementFactory.getRuntimeMXBean().getClassPath(), AllocationTest.class.getName(), threads)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            double perRequest = Double.parseDouble(jvm.inputReader().readLine());
            double between = Double.parseDouble(jvm.inputReader().readLine());
            double expected = (double) MEBIBYTES * MEBIBYTE / REQUESTS;
            assertTrue(perRequest >= expected && perRequest < 2 * expected, perRequest + " for " + expected);
            assertTrue(between < MEBIBYTES * MEBIBYTE, between + " B");
        } finally {
            jvm.destroyForcibly().waitFor();
        }
    }

    static void main(String[] arguments) throws IOException {
        CostMeter meter = CostMeter.of(OptionalLong.empty());
        Thread.Builder threads = arguments[0].equals(PLATFORM) ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
        System.out.println(
                CostMeterTest.iteration(meter, REQUESTS, () -> allocateIn(threads)).get("costAllocated").value());
        meter.beginIteration();
        for (int batch = 0; batch < 2; batch++) {
            meter.beginBatch();
            meter.endBatch();
            allocate();
        }
        System.out.println(meter.endIteration(1).get("costAllocated").value());
    }

    /// The thread goes on, and a virtual one keeps its carrier.
    private static void allocateIn(Thread.Builder threads) {
        threads.start(() -> {
            allocate();
            allocated = true;
            while (true) {
                Thread.onSpinWait();
            }
        });
        while (!allocated) {
            Thread.onSpinWait();
        }
    }

    private static void allocate() {
        for (int i = 0; i < MEBIBYTES; i++) {
            kept = new byte[MEBIBYTE];
        }
    }
}
