// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.findings.theory.Clocks.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ClocksTest {
    private static final double EXACT = 1e-9;

    @Test
    void eachClockStartsLater() {
        Clocks clocks = clocks(new TheoryRun().fan("JDK", "PLATFORM_POOL", 10, 50, 520, Map.of()));
        Clocks.Row row = clocks.rows().getFirst();
        assertEquals(286, millis(row, Clock.SUBMIT), EXACT);
        assertEquals(52, millis(row, Clock.PERMIT), EXACT);
        assertEquals(49.4, millis(row, Clock.START), EXACT);
        assertEquals(52, millis(row, Clock.ROUND), EXACT);
        assertEquals(Clock.SUBMIT, row.longest());
        assertEquals(Clock.START, row.shortest());
        assertEquals(286 / 49.4, row.ratio().ratio().value(), 1e-3);
    }

    @Test
    void largestDelayAndOneClientAreShownByStrategyAndLimit() {
        TheoryRun run = new TheoryRun().fan("OKHTTP", "FUTURES", 10, 50, 500, Map.of())
                .fan("JDK", "FUTURES", 10, 50, 500, Map.of()).fan("JDK", "FUTURES", 1, 50, 5000, Map.of())
                .fan("JDK", "FUTURES", 10, 5, 50, Map.of()).fan("JDK", "SEQUENTIAL", 1, 50, 5000, Map.of());
        Clocks clocks = clocks(run);
        assertEquals(50, clocks.delayMillis());
        assertEquals(List.of("SEQUENTIAL/1", "FUTURES/1", "FUTURES/10"), clocks.rows().stream()
                .map(row -> row.cell().parameters().strategy() + "/" + row.cell().parameters().limit()).toList());
        assertEquals(1, clocks.widest().cell().parameters().limit());
    }

    @Test
    void oneClientIsShownThatWithTheMostCells() {
        Clocks clocks = clocks(new TheoryRun().fan("OKHTTP", "FUTURES", 10, 50, 500, Map.of())
                .fan("JETTY", "FUTURES", 10, 50, 500, Map.of()).fan("JETTY", "FUTURES", 1, 50, 5000, Map.of()));
        assertEquals("JETTY", clocks.rows().getFirst().cell().parameters().client().id());
        assertNull(new TheoryRun().theory().clocks());
    }

    private static Clocks clocks(TheoryRun run) {
        return Objects.requireNonNull(run.theory().clocks());
    }

    private static double millis(Clocks.Row row, Clock clock) {
        return Objects.requireNonNull(row.millis().get(clock)).value();
    }
}
