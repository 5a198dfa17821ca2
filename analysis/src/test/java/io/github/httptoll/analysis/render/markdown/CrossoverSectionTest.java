// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.markdown;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.httptoll.analysis.findings.theory.Crossover.Entry;
import io.github.httptoll.analysis.findings.theory.Crossover;
import io.github.httptoll.analysis.read.Client;
import io.github.httptoll.analysis.read.TestClients;
import io.github.httptoll.analysis.statistics.Comparison.PairingKind;
import io.github.httptoll.analysis.statistics.Comparison;
import io.github.httptoll.analysis.statistics.Interval;
import io.github.httptoll.analysis.statistics.Quantity;
import io.github.httptoll.analysis.statistics.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CrossoverSectionTest {
    private static final Client JDK = TestClients.named("JDK");

    @Test
    void levelsThatWereNotMeasuredAreHolesAndBatchesOfAnotherSizeAreNamed() {
        String page = CrossoverSection.of(List.of(new Crossover(JDK, JDK, "FUTURES",
                List.of(entry(0, 1, 100), entry(0, 100, 100), entry(1, 100, 100), entry(50, 100, 100),
                        entry(50, 1_000, 1_000), entry(50, 1_000, 10_000)),
                null))).toString();
        assertTrue(page.contains("""
                | delay | C = 1 | C = 100 | C = 1,000, N = 1,000 | C = 1,000, N = 10,000 |
                | --- | --- | --- | --- | --- |
                | 0 ms | equal 1.00 [1.00, 1.00] | equal 1.00 [1.00, 1.00] | – | – |
                | 1 ms | – | equal 1.00 [1.00, 1.00] | – | – |
                | 50 ms | – | equal 1.00 [1.00, 1.00] | equal 1.00 [1.00, 1.00] | equal 1.00 [1.00, 1.00] |
                """), page);
    }

    private static Entry entry(double delay, int limit, int calls) {
        return new Entry(delay, limit, calls,
                new Comparison(new Quantity(1, Unit.ONE, new Interval(1, 1), 3), PairingKind.CONDITIONAL), List.of());
    }
}
