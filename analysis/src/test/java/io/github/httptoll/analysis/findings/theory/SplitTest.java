// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SplitTest {
    private static final double EXACT = 1e-6;

    @Test
    void overheadThatIsTheSameAtEachDelayIsTheIntercept() {
        Split split = split(120, 120, 120, 120);
        assertEquals(1, split.slope().value(), EXACT);
        assertEquals(1, split.ledgerSlope().value(), EXACT);
        assertEquals(120, split.interceptMicros().value(), EXACT);
        assertEquals(120, split.overheadMicros().value(), EXACT);
        assertEquals(0, split.riseMicros().value(), EXACT);
        split.delays().forEach(at -> assertEquals(0, at.disagreement(), EXACT));
    }

    @Test
    void overheadThatRisesWithTheDelayIsTakenForTheServers() {
        Split split = split(100, 150, 300, 600);
        assertEquals(1.01, split.slope().value(), EXACT);
        assertEquals(100, split.interceptMicros().value(), EXACT);
        assertEquals(287.5, split.overheadMicros().value(), EXACT);
        assertEquals(500, split.riseMicros().value(), EXACT);
        assertTrue(Objects.requireNonNull(split.riseMicros().interval()).low() > 450);
        assertEquals(List.of(0.0, 5.0, 20.0, 50.0), split.delays().stream().map(Split.AtDelay::delayMillis).toList());
        assertEquals(500.0 / 50_600, split.delays().getLast().disagreement(), EXACT);
    }

    @Test
    void jumpFromNoDelayToSomeFitsNoLine() {
        Split jump = split(100, 400, 400, 400);
        Split straight = split(100, 100, 100, 100);
        assertTrue(jump.delays().getFirst().disagreement() < -0.5);
        assertTrue(HopStepsTest.width(jump.interceptMicros()) > 10 * HopStepsTest.width(straight.interceptMicros()));
    }

    @Test
    void fourDelaysAreNeeded() {
        assertTrue(new TheoryRun().call("JDK", "SEQUENTIAL", 0, 2, 100).call("JDK", "SEQUENTIAL", 5, 2, 100)
                .call("JDK", "SEQUENTIAL", 20, 2, 100).theory().splits().isEmpty());
    }

    private static Split split(double none, double five, double twenty, double fifty) {
        return new TheoryRun().call("JDK", "SEQUENTIAL", 50, 2, fifty).call("JDK", "SEQUENTIAL", 5, 2, five)
                .call("JDK", "SEQUENTIAL", 20, 2, twenty).call("JDK", "SEQUENTIAL", 0, 2, none).theory().splits()
                .getFirst();
    }
}
