// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CpuCeilingTest {
    private static final double EXACT = 1e-9;
    private static final Map<String, Double> COSTS = Map.of("costCpu", 150.0, "costServerCpu", 50.0);

    @Test
    void coresAndCostsBoundTheThroughput() {
        CpuCeiling cpuCeiling = run(COSTS).fan("JDK", "FUTURES", 100, 50, 55, COSTS).theory().cpuCeiling();
        CpuCeiling.Row row = cpuCeiling.rows().getFirst();
        assertEquals(1, cpuCeiling.rows().size());
        assertEquals(100, cpuCeiling.limit());
        assertEquals(10_000, row.bound().value(), EXACT);
        assertEquals(8_000, row.measured().value(), EXACT);
        assertTrue(HopStepsTest.width(row.measured()) > 0);
        assertEquals(List.of(50.0), row.knees().stream().map(CpuCeiling.Knee::delayMillis).toList());
        assertEquals(502, row.knees().getFirst().calls().value(), EXACT);
    }

    @Test
    void lowerLimitsAreNotAtTheWall() {
        CpuCeiling cpuCeiling = run(COSTS).fan("OKHTTP", "FUTURES", 10, 0, 20, COSTS).theory().cpuCeiling();
        assertEquals(List.of("JDK"),
                cpuCeiling.rows().stream().map(row -> row.cell().parameters().client().id()).toList());
    }

    @Test
    void withoutCostsOrCoresOrASharedMachineThereIsNoWall() {
        assertTrue(run(Map.of()).theory().cpuCeiling().rows().isEmpty());
        assertTrue(run(Map.of("costCpu", 150.0)).theory().cpuCeiling().rows().isEmpty());
        assertTrue(run(COSTS).fact("cores", "not visible").theory().cpuCeiling().rows().isEmpty());
        assertTrue(run(COSTS).fact("shares", "callers 0,1; server 2,3").theory().cpuCeiling().rows().isEmpty());
        assertTrue(run(COSTS).remote().theory().cpuCeiling().rows().isEmpty());
    }

    private static TheoryRun run(Map<String, Double> costs) {
        return new TheoryRun().fan("JDK", "FUTURES", 100, 0, 12.5, costs);
    }
}
