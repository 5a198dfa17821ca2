// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.Findings;
import io.github.httptoll.analysis.findings.answer.Finding;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PoolingTest {
    private static final double EXACT = 1e-9;

    private final Pooling pooling = Objects.requireNonNull(TheoryRun.whole().theory().pooling());

    @Test
    void oneHopIsPredictedForEachClient() {
        assertEquals(List.of("RAW_NIO", "JDK"),
                pooling.rows().stream().map(row -> row.direct().parameters().client().id()).toList());
        assertEquals(20, pooling.hopMicros().value(), EXACT);
        assertRow(pooling.rows().getFirst(), 20, 0);
        assertRow(pooling.rows().getLast(), 18, -2);
        assertEquals(1, pooling.predicted());
    }

    @Test
    void pooledCompletionStandsOnTheDirectOne() {
        HopSteps.Step rung = TheoryRun.whole().theory().hopSteps().steps().stream()
                .filter(other -> other.cell().id().equals("single-call/JDK/AWAIT_EACH_POOLED/0.0")).findFirst()
                .orElseThrow();
        assertEquals("single-call/JDK/AWAIT_EACH/0.0", Objects.requireNonNull(rung.rise()).below().cell().id());
    }

    @Test
    void withoutAHopOrTheDirectCallNothingIsPredicted() {
        assertNull(new TheoryRun().call("JDK", "AWAIT_EACH", 0, 1, 90).call("JDK", "AWAIT_EACH_POOLED", 0, 1, 100)
                .theory().pooling());
        assertNull(new TheoryRun().hop("NO_HOP", 1, "g").hop("EXECUTOR", 27, "g")
                .call("JDK", "AWAIT_EACH_POOLED", 0, 1, 100).theory().pooling());
    }

    @Test
    void poolIsNoAsynchronousClientsToll() {
        List<Finding> findings = Findings.of(new TheoryRun().call("RAW_SOCKET", "SEQUENTIAL", 0, 0, 44)
                .call("JDK", "SEQUENTIAL", 0, 1, 90).call("JDK", "AWAIT_EACH_POOLED", 0, 1, 100).run()).findings();
        assertEquals(1, findings.size());
        Finding.ClientToll toll = (Finding.ClientToll) findings.getFirst();
        assertEquals(List.of("SEQUENTIAL"),
                toll.contrasts().stream().map(contrast -> contrast.first().parameters().strategy()).toList());
    }

    private static void assertRow(Pooling.Row row, double more, double missing) {
        assertEquals(more, row.more().value(), EXACT);
        assertEquals(missing, row.missing().value(), EXACT);
        assertTrue(row.paired());
    }
}
