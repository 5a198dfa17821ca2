package io.github.httptoll.analysis.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PredictionTest {
    private static final double EXACT = 1e-9;

    private final Prediction prediction = Objects.requireNonNull(TheoryRun.whole().theory().prediction());

    @Test
    void predictedIsTheRawExchangeAndAHopForEachHandOff() {
        assertRow("JDK", "SEQUENTIAL", 84, 90, 6);
        assertRow("JDK", "AWAIT_EACH", 120, 130, 10);
        assertRow("APACHE_CLASSIC", "SEQUENTIAL", 44, 50, 6);
        assertRow("JETTY", "AWAIT_EACH", 80, 70, -10);
        assertEquals(4, prediction.rows().size());
    }

    @Test
    void worstIsByItsShareOfTheTotal() {
        assertEquals("JETTY", prediction.worst().cell().parameters().client());
        assertEquals(-10.0 / 70, prediction.worst().share(), EXACT);
    }

    @Test
    void tollsAreRankedAboveTheRawExchange() {
        assertEquals(1, Objects.requireNonNull(prediction.rankCorrelation()), EXACT);
        Prediction other = Objects.requireNonNull(raw().call("A", "SEQUENTIAL", 0, 1, 90)
                .call("B", "SEQUENTIAL", 0, 2, 80).call("C", "SEQUENTIAL", 0, 3, 70).theory().prediction());
        assertEquals(-1, Objects.requireNonNull(other.rankCorrelation()), EXACT);
    }

    @Test
    void intervalOfWhatIsMissingHoldsTheHopsOwnWidth() {
        Prediction.Row none = row("APACHE_CLASSIC", "SEQUENTIAL");
        Prediction.Row three = row("JDK", "AWAIT_EACH");
        assertTrue(none.paired());
        assertEquals(LadderTest.width(none.toll()), LadderTest.width(none.missing()), EXACT);
        assertTrue(LadderTest.width(three.missing()) > LadderTest.width(three.toll()));
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

    private void assertRow(String client, String strategy, double predicted, double measured, double missing) {
        Prediction.Row row = row(client, strategy);
        assertEquals(predicted, row.predicted().value(), EXACT);
        assertEquals(measured, row.measured().value(), EXACT);
        assertEquals(missing, row.missing().value(), EXACT);
    }

    private Prediction.Row row(String client, String strategy) {
        return prediction.rows().stream().filter(row -> row.cell().parameters().client().equals(client))
                .filter(row -> row.cell().parameters().strategy().equals(strategy)).findFirst().orElseThrow();
    }
}
