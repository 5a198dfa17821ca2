// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.theory.Prediction.Model;
import io.github.httptoll.analysis.statistics.Quantity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PredictionTest {
    private static final double EXACT = 1e-9;

    private final Prediction prediction = Objects.requireNonNull(TheoryRun.whole().theory().prediction());

    @Test
    void predictedIsTheRawExchangeAndAHopForEachHandOff() {
        assertGuess(Model.HOPS, "JDK", "SEQUENTIAL", 84, 6);
        assertGuess(Model.HOPS, "JDK", "AWAIT_EACH", 120, 10);
        assertGuess(Model.HOPS, "APACHE_CLASSIC", "SEQUENTIAL", 44, 6);
        assertGuess(Model.HOPS, "JETTY", "AWAIT_EACH", 80, -10);
        assertEquals(4, prediction.rows().size());
    }

    @Test
    void processorTimeIsCountedWithoutThatOfTheHops() {
        assertEquals(15, Objects.requireNonNull(prediction.hopCpuMicros()).value(), EXACT);
        assertEquals(3, cpu("JDK", "SEQUENTIAL"), EXACT);
        assertEquals(12, cpu("JDK", "AWAIT_EACH"), EXACT);
        assertEquals(10, cpu("APACHE_CLASSIC", "SEQUENTIAL"), EXACT);
        assertGuess(Model.HOPS_AND_CPU, "JDK", "SEQUENTIAL", 87, 3);
        assertGuess(Model.HOPS_AND_CPU, "JDK", "AWAIT_EACH", 132, -2);
        assertGuess(Model.HOPS_AND_CPU, "APACHE_CLASSIC", "SEQUENTIAL", 54, -4);
    }

    @Test
    void partsAndWhatIsUnexplainedAddUpToTheToll() {
        for (Prediction.Row row : prediction.rows()) {
            Quantity cpu = row.cpu();
            assertEquals(row.toll().value(),
                    row.hops().value() + (cpu == null ? 0 : cpu.value()) + row.unexplained().value(), EXACT);
        }
    }

    @Test
    void clientWhoseProcessorTimeIsNotKnownHasOnePrediction() {
        Prediction.Row row = row("JETTY", "AWAIT_EACH");
        assertNull(row.cpu());
        assertEquals(List.of(Model.HOPS), List.copyOf(row.guesses().keySet()));
        assertEquals(-10, row.unexplained().value(), EXACT);
        assertEquals(3, fit(Model.HOPS_AND_CPU).n());
        assertEquals(2, prediction.between());
    }

    @Test
    void hopWhoseProcessorTimeIsNotKnownLeavesNoneToCount() {
        Prediction other = Objects.requireNonNull(new TheoryRun().hop("NO_HOP", 1, "g").hop("EXECUTOR", 27, "g")
                .call("RAW_SOCKET", "SEQUENTIAL", 0, 0, 44, 20.0).call("JDK", "SEQUENTIAL", 0, 1, 90, 50.0).theory()
                .prediction());
        assertNull(other.hopCpuMicros());
        assertNull(other.rows().getFirst().cpu());
        assertTrue(other.fit(Model.HOPS_AND_CPU).isEmpty());
        assertEquals(0, other.between());
    }

    @Test
    void worstIsByItsShareOfTheTotal() {
        assertEquals("JETTY", fit(Model.HOPS).worst().cell().parameters().client().id());
        assertEquals(-10.0 / 70, fit(Model.HOPS).worstShare(), EXACT);
        assertEquals(-4.0 / 50, fit(Model.HOPS_AND_CPU).worstShare(), EXACT);
    }

    @Test
    void tollsAreRankedAboveTheRawExchange() {
        assertEquals(1, Objects.requireNonNull(fit(Model.HOPS).rankCorrelation()), EXACT);
        Prediction other = Objects.requireNonNull(raw().call("A", "SEQUENTIAL", 0, 1, 90)
                .call("B", "SEQUENTIAL", 0, 2, 80).call("C", "SEQUENTIAL", 0, 3, 70).theory().prediction());
        assertEquals(-1, Objects.requireNonNull(other.fit(Model.HOPS).orElseThrow().rankCorrelation()), EXACT);
    }

    @Test
    void intervalOfWhatIsMissingHoldsTheHopsOwnWidth() {
        Prediction.Row none = row("APACHE_CLASSIC", "SEQUENTIAL");
        Prediction.Row three = row("JDK", "AWAIT_EACH");
        assertTrue(none.paired());
        assertEquals(HopStepsTest.width(none.toll()), HopStepsTest.width(guess(Model.HOPS, none).missing()), EXACT);
        assertTrue(HopStepsTest.width(guess(Model.HOPS, three).missing()) > HopStepsTest.width(three.toll()));
    }

    @Test
    void completionsThroughAPoolAreNotPredictedHere() {
        assertTrue(prediction.rows().stream().noneMatch(row -> row.cell().parameters().isPooled()));
    }

    @Test
    void withoutCountsOrAHopNothingIsPredicted() {
        assertNull(raw().call("JDK", "SEQUENTIAL", 0, null, 90).theory().prediction());
        assertNull(raw().call("JDK", "AWAIT_EACH", 0, 3, 90).theory().prediction());
        assertNull(new TheoryRun().call("RAW_SOCKET", "SEQUENTIAL", 0, 0, 44).call("JDK", "SEQUENTIAL", 0, 2, 90)
                .theory().prediction());
        assertNotNull(raw().call("JDK", "SEQUENTIAL", 0, 2, 90).theory().prediction());
    }

    private static TheoryRun raw() {
        return new TheoryRun().hop("NO_HOP", 1, "g").hop("EXECUTOR", 27, "g").call("RAW_SOCKET", "SEQUENTIAL", 0, 0,
                44);
    }

    private void assertGuess(Model model, String client, String strategy, double predicted, double missing) {
        Prediction.Guess guess = guess(model, row(client, strategy));
        assertEquals(predicted, guess.predicted().value(), EXACT);
        assertEquals(missing, guess.missing().value(), EXACT);
    }

    private static Prediction.Guess guess(Model model, Prediction.Row row) {
        return Objects.requireNonNull(row.guesses().get(model));
    }

    private double cpu(String client, String strategy) {
        return Objects.requireNonNull(row(client, strategy).cpu()).value();
    }

    private Prediction.Fit fit(Model model) {
        return prediction.fit(model).orElseThrow();
    }

    private Prediction.Row row(String client, String strategy) {
        return prediction.rows().stream().filter(row -> row.cell().parameters().client().id().equals(client))
                .filter(row -> row.cell().parameters().strategy().equals(strategy)).findFirst().orElseThrow();
    }
}
