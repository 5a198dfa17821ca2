// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class HopStepsTest {
    private static final double EXACT = 1e-9;

    private final HopSteps hopSteps = TheoryRun.whole().theory().hopSteps();

    @Test
    void eachPartStandsOnTheOneThatItIsMadeOf() {
        Map<String, Double> steps = Map.of("EXECUTOR", 26.0, "VIRTUAL_THREAD", 24.0, "FUTURE", 17.0, "RAW_SOCKET", 44.0,
                "RAW_NIO", 15.0, "RAW_NIO_HAND_OFF", 20.0);
        steps.forEach((hop, micros) -> assertEquals(micros, step(hop).micros().value(), EXACT, hop));
        assertEquals("floor/RAW_SOCKET", step("RAW_NIO").below().cell().id());
        assertNull(rung("NO_HOP").rise());
    }

    @Test
    void clientStandsOnTheRawExchangeOfItsWayOfWaiting() {
        Map<String, Double> steps = hopSteps.steps().stream().filter(rung -> rung.hop() == null && rung.rise() != null)
                .collect(Collectors.toMap(rung -> rung.cell().id(),
                        rung -> Objects.requireNonNull(rung.rise()).micros().value()));
        assertEquals(List.of("single-call/APACHE_CLASSIC/SEQUENTIAL/0.0", "single-call/JDK/AWAIT_EACH/0.0",
                "single-call/JDK/AWAIT_EACH_POOLED/0.0", "single-call/JDK/SEQUENTIAL/0.0",
                "single-call/JETTY/AWAIT_EACH/0.0", "single-call/RAW_NIO/AWAIT_EACH_POOLED/0.0"),
                steps.keySet().stream().sorted().toList());
        assertEquals(46, steps.get("single-call/JDK/SEQUENTIAL/0.0"), EXACT);
        assertEquals(70, steps.get("single-call/JDK/AWAIT_EACH/0.0"), EXACT);
    }

    @Test
    void driftOfCommonBlocksIsInNoStep() {
        HopSteps.Rise paired = step("RAW_NIO_HAND_OFF");
        HopSteps.Rise apart = step("RAW_NIO");
        assertTrue(paired.paired());
        assertFalse(apart.paired());
        assertTrue(width(paired.micros()) < 0.1, () -> paired.micros().toString());
        assertTrue(width(apart.micros()) > 1, () -> apart.micros().toString());
    }

    @Test
    void handOffOfTheExecutorStandsInForThatOfTheSelector() {
        HopSteps.Hop selector = Objects.requireNonNull(hopSteps.hop());
        assertEquals("RAW_NIO_HAND_OFF", selector.to().hop());
        assertEquals(20, selector.difference().estimate().value(), EXACT);
        HopSteps.Hop executor = Objects.requireNonNull(
                new TheoryRun().hop("NO_HOP", 1, "g").hop("EXECUTOR", 27, "g").theory().hopSteps().hop());
        assertEquals("EXECUTOR", executor.to().hop());
        assertEquals(26, executor.difference().estimate().value(), EXACT);
    }

    @Test
    void totalReachesNoTimeBelowZero() {
        assertEquals(0, Objects.requireNonNull(
                new TheoryRun().hop("FUTURE", 0.7, "g").theory().hopSteps().steps().getFirst().micros().interval())
                .low());
    }

    @Test
    void missingRungsLeaveTheOthersWithoutAStep() {
        HopSteps alone = new TheoryRun().hop("RAW_NIO", 60, "g").call("JDK", "AWAIT_EACH", 0, 3, 130).theory()
                .hopSteps();
        assertEquals(2, alone.steps().size());
        assertTrue(alone.steps().stream().allMatch(rung -> rung.rise() == null));
        assertNull(alone.hop());
        assertNotNull(rung("RAW_NIO").rise());
    }

    private HopSteps.Step rung(String hop) {
        return hopSteps.steps().stream().filter(rung -> hop.equals(rung.hop())).findFirst().orElseThrow();
    }

    private HopSteps.Rise step(String hop) {
        return Objects.requireNonNull(rung(hop).rise());
    }

    static double width(Quantity quantity) {
        return Objects.requireNonNull(quantity.interval()).high() - Objects.requireNonNull(quantity.interval()).low();
    }
}
