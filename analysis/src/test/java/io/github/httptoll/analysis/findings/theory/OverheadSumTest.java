// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.theory.OverheadSum.InState;
import io.github.httptoll.analysis.findings.theory.OverheadSum.State;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class OverheadSumTest {
    private static final double EXACT = 1e-6;
    /// The means have a drift and a noise; those of one block cancel, but for the noise.
    private static final double NOISE = 0.1;

    private static TheoryRun onOneCore() {
        return new TheoryRun().placed("TOGETHER").call("RAW_SOCKET", "SEQUENTIAL", 0, 0, 32, 13.0).serverCpu(19)
                .wakes(1, 0, 0).call("JDK", "SEQUENTIAL", 0, 4, 142, 111.0).serverCpu(31).wakes(2, 9, 0)
                .call("OKHTTP", "SEQUENTIAL", 0, 0, 82, 50.0).serverCpu(19).wakes(1, 0, 0)
                .price("PLATFORM", "SAME_CORE", 3.0, 3.0, 3.0);
    }

    @Test
    void onOneCoreTheCpuOfBothProcessesIsTakenFromTheOverhead() {
        InState in = onOneCore().theory().overheadSum().states().getFirst();
        assertEquals(State.SEQUENTIAL_ON_ONE_CORE, in.state());
        OverheadSum.Row jdk = in.rows().getFirst();
        assertEquals(110, jdk.overhead().value(), NOISE);
        assertEquals(98, jdk.clientCpu().value(), EXACT);
        assertEquals(12, jdk.serverCpu().value(), EXACT);
        assertEquals(0, jdk.rest().value(), NOISE);
        assertTrue(Objects.requireNonNull(jdk.rest().interval()).high() < NOISE, "the drift of a block is in both");
        assertEquals(10, Objects.requireNonNull(jdk.wakeUps()).value(), EXACT);
        assertEquals(30, Objects.requireNonNull(jdk.priced()).value(), EXACT);
        OverheadSum.Row okHttp = in.rows().getLast();
        assertEquals(13.0 / 50, okHttp.restShare(), NOISE / 50);
        assertEquals(1, in.closed());
        assertEquals(13.0 / 50, in.largestShare(), NOISE / 50);
        assertNull(in.rankCorrelation(), "two clients have no order");
    }

    @Test
    void callsAtOnceTakeTimeOfAllCores() {
        InState in = new TheoryRun().fan("RAW_NIO", "FUTURES", 100, 0, 1.6, costs(12, 14))
                .fan("JDK", "FUTURES", 100, 0, 6.7, costs(97, 17))
                .fan("JDK", "FUTURES", 10, 0, 60, costs(500, 17)).theory().overheadSum().states().getFirst();
        assertEquals(State.AT_ONCE, in.state());
        assertEquals(2, in.cores());
        assertEquals(1, in.rows().size(), "a smaller limit is another state");
        OverheadSum.Row jdk = in.rows().getFirst();
        assertEquals(2 * 51, jdk.overhead().value(), NOISE);
        assertEquals(102 - 85 - 3, jdk.rest().value(), NOISE);
    }

    @Test
    void theCompilersCpuIsNoPartOfIt() {
        InState in = new TheoryRun().fan("RAW_NIO", "FUTURES", 100, 0, 1.6, compiling(12, 14, 0))
                .fan("JDK", "FUTURES", 100, 0, 6.7, compiling(137, 17, 40)).theory().overheadSum().states().getFirst();
        assertEquals(85, in.rows().getFirst().clientCpu().value(), EXACT);
        assertEquals(102 - 85 - 3, in.rows().getFirst().rest().value(), NOISE);
    }

    private static Map<String, Double> compiling(double client, double server, double compiler) {
        return Map.of("costCpu", client, "costServerCpu", server, "costJitCpu", compiler);
    }

    private static Map<String, Double> costs(double client, double server) {
        return Map.of("costCpu", client, "costServerCpu", server);
    }

    @Test
    void aStateWithoutTheServersCpuOrWithoutAFloorIsLeftOut() {
        assertEquals(List.of(), new TheoryRun().call("RAW_SOCKET", "SEQUENTIAL", 0, 0, 32, 13.0)
                .call("JDK", "SEQUENTIAL", 0, 4, 142, 111.0).theory().overheadSum().states());
        assertEquals(List.of(), new TheoryRun().call("JDK", "SEQUENTIAL", 0, 4, 142, 111.0).serverCpu(31)
                .theory().overheadSum().states());
    }
}
