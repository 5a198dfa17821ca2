// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.trust.Attribution.InFlightCheck;
import io.github.httptoll.analysis.findings.trust.Attribution.Result;
import io.github.httptoll.analysis.read.TestClients;
import io.github.httptoll.analysis.render.words.AttributionWords;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AttributionSectionTest {
    private static final InFlightCheck HOLDS = new InFlightCheck(TestClients.named("JDK"), "FUTURES", 10, quantity(9.3),
            quantity(9.25),
            quantity(1.005), Result.PASS);
    private static final InFlightCheck BREAKS = new InFlightCheck(TestClients.named("JETTY"), "FUTURES", 10,
            quantity(9.3), quantity(8),
            quantity(1.1625), Result.FAIL);
    private static final InFlightCheck UNSEEN = new InFlightCheck(TestClients.named("OKHTTP"), "FUTURES", 10, null,
            null, null,
            Result.UNDECIDED);

    @Test
    void bothNumbersAndTheirRatioStandInOneRow() {
        String page = AttributionSection.inFlight(List.of(HOLDS, BREAKS, UNSEEN));
        assertTrue(page.contains("| JDK futures | 10 | 9.30 | 9.25 | 1.005 (no interval) | yes |\n"), page);
        assertTrue(page.contains("| Jetty futures | 10 | 9.30 | 8.00 | 1.163 (no interval) | no |\n"), page);
        assertTrue(page.contains("| OkHttp futures | 10 | – | – | – | not observable |\n"), page);
    }

    @Test
    void pointCountsWhereTheLawHolds() {
        assertTrue(AttributionWords.inFlight(List.of(HOLDS, BREAKS, UNSEEN)).toString()
                .contains("within 2.00 % in 1 of 3 cells"));
        assertTrue(AttributionWords.inFlight(List.of(UNSEEN)).toString().contains("not observable"));
        assertTrue(AttributionWords.inFlight(List.of()).toString().contains("not observable"));
        assertEquals("", AttributionSection.inFlight(List.of()));
    }

    private static Quantity quantity(double value) {
        return new Quantity(value, Unit.ONE, null, 1);
    }
}
