// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.theory.SpeedUp.Entry;
import io.github.httptoll.analysis.findings.theory.SpeedUp;
import io.github.httptoll.analysis.read.TestClients;
import io.github.httptoll.analysis.statistics.Comparison.PairingKind;
import io.github.httptoll.analysis.statistics.Comparison;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FanOutSectionsTest {
    @Test
    void levelsThatWereNotMeasuredAreHolesAndDriftIsMarked() {
        String page = FanOutSections.speedUps(List.of(new SpeedUp(TestClients.named("JDK"),
                List.of(new Entry(0, 10, new Comparison(new Quantity(1.5, Unit.ONE, null, 3), PairingKind.CONDITIONAL)),
                        new Entry(0, 1_000,
                                new Comparison(new Quantity(2, Unit.ONE, null, 3), PairingKind.CONDITIONAL)),
                        new Entry(20, 10,
                                new Comparison(new Quantity(9.5, Unit.ONE, new Interval(9.0, 10.0), 3),
                                        PairingKind.UNPAIRED))))))
                .toString();
        assertTrue(page.contains("""
                | delay | N = 10 | N = 1,000 |
                | --- | --- | --- |
                | 0 ms | 1.50 | 2.00 |
                | 20 ms | 9.50 [9.00, 10.0]* | – |
                """), page);
    }
}
