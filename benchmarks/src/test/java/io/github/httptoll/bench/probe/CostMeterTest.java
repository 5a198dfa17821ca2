// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.bench.timeline.IterationLedger.Metric;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class CostMeterTest {
    private static final OptionalLong OWN_PID = OptionalLong.of(ProcessHandle.current().pid());
    private static final long BURN_NANOS = 50_000_000;
    private static final Runnable NOTHING = () -> {};

    @Test
    void everyCostHasItsNameAndItsUnit() {
        Map<String, String> units = new TreeMap<>();
        iteration(CostMeter.of(OWN_PID), 1, NOTHING).forEach((name, metric) -> units.put(name, metric.unit()));
        assertEquals(Map.ofEntries(Map.entry("costCpu", "us/req"), Map.entry("costCpuUser", "us/req"),
                Map.entry("costCpuSystem", "us/req"), Map.entry("costJitCpu", "us/req"),
                Map.entry("costSwitchesVoluntary", "#/req"),
                Map.entry("costSwitchesInvoluntary", "#/req"), Map.entry("costAllocated", "B/req"),
                Map.entry("costRunQueue", "us/req"), Map.entry("costRunQueueJit", "us/req"),
                Map.entry("costRunQueueGc", "us/req"), Map.entry("costServerCpu", "us/req"),
                Map.entry("costServerRunQueue", "us/req"), Map.entry("costGcCount", "#"),
                Map.entry("costGcTime", "us"), Map.entry("costJitTime", "us"), Map.entry("costPeakThreads", "#"),
                Map.entry("costDescriptors", "#"), Map.entry("wakeUpsCaller", "#/req"),
                Map.entry("wakeUpsClient", "#/req"),
                Map.entry("wakeUpsCarrier", "#/req"), Map.entry("wakeUpsJvm", "#/req"),
                Map.entry("wakeUpsEnded", "#/req")), units);
    }

    @Test
    void whatTheBatchesUsedAddsUpAndIsSharedByTheRequests() {
        CostMeter meter = CostMeter.of(OptionalLong.empty());
        meter.beginIteration();
        long used = 0;
        for (int batch = 0; batch < 2; batch++) {
            meter.beginBatch();
            used += Burn.here(BURN_NANOS);
            meter.endBatch();
        }
        assertTrue(meter.endIteration(10).get("costCpu").value() >= used / 1e3 / 10);
    }

    @Test
    void whatIsDoneBetweenTheBatchesIsNotCounted() {
        Counters counters = new Counters();
        CostMeter meter = counters.meter();
        meter.beginIteration();
        for (int batch = 0; batch < 2; batch++) {
            counters.advance(1_000_000);
            meter.beginBatch();
            counters.advance(30);
            meter.endBatch();
        }
        assertEquals(counters.costs(60, 6), batchCosts(meter.endIteration(6)));
    }

    @Test
    void anIterationForgetsTheOneBefore() {
        Counters counters = new Counters();
        CostMeter meter = counters.meter();
        iteration(meter, 1, () -> counters.advance(1_000_000));
        assertEquals(counters.costs(40, 1), batchCosts(iteration(meter, 1, () -> counters.advance(40))));
    }

    /// Those of the batches alone.
    private static Map<String, Metric> batchCosts(Map<String, Metric> costs) {
        Map<String, Metric> those = new TreeMap<>(costs);
        those.keySet().retainAll(new Counters().costs(1, 1).keySet());
        return those;
    }

    @Test
    void noRequestsMeanNoCosts() {
        assertEquals(Map.of(), iteration(CostMeter.of(OWN_PID), 0, NOTHING));
    }

    @Test
    void aSystemWithoutTheClockLeavesOutWhatItWouldShow() {
        Map<String, Metric> costs = iteration(new CostMeter(null, BatchCosts.allocatedBytes(), OWN_PID), 1, NOTHING);
        assertFalse(costs.keySet().stream().anyMatch(name -> name.startsWith("costCpu") || name.contains("Switches")));
        assertTrue(costs.containsKey("costAllocated") && costs.containsKey("costRunQueue"));
    }

    @Test
    void aServerThatIsNotKnownHasNoCosts() {
        for (OptionalLong pid : new OptionalLong[]{OptionalLong.empty(), OptionalLong.of(Long.MAX_VALUE)}) {
            Map<String, Metric> costs = iteration(CostMeter.of(pid), 1, NOTHING);
            assertFalse(costs.keySet().stream().anyMatch(name -> name.contains("Server")), costs.toString());
        }
    }

    @Test
    void theServersCpuIsItsOwnAndEndsWithIt() throws IOException, InterruptedException {
        Process server = new ProcessBuilder("sh", "-c",
                "echo ready; read go; i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; echo done; read end").start();
        assertEquals("ready", server.inputReader().readLine());
        CostMeter meter = CostMeter.of(OptionalLong.of(server.pid()));
        Map<String, Metric> idle = iteration(meter, 1, NOTHING);
        Map<String, Metric> busy = iteration(meter, 1, () -> answer(server));
        assertTrue(busy.get("costServerCpu").value() > idle.get("costServerCpu").value(), idle + " " + busy);
        meter.beginIteration();
        server.destroy();
        server.waitFor();
        assertFalse(meter.endIteration(1).containsKey("costServerCpu"));
    }

    private static void answer(Process server) {
        try {
            server.outputWriter().append('\n').flush();
            assertEquals("done", server.inputReader().readLine());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void callsOutOfOrderAreRefused() {
        CostMeter meter = CostMeter.of(OptionalLong.empty());
        assertThrows(IllegalStateException.class, meter::beginBatch);
        assertThrows(IllegalStateException.class, () -> meter.endIteration(1));
        meter.beginIteration();
        assertThrows(IllegalStateException.class, meter::endBatch);
        meter.beginBatch();
        meter.endBatch();
        assertThrows(IllegalStateException.class, meter::endBatch);
    }

    static Map<String, Metric> iteration(CostMeter meter, long requests, Runnable batch) {
        meter.beginIteration();
        meter.beginBatch();
        batch.run();
        meter.endBatch();
        return meter.endIteration(requests);
    }
}
