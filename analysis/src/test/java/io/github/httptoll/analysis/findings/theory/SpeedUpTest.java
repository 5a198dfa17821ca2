// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SpeedUpTest {
    private final TheoryRun run = new TheoryRun();

    @Test
    void timesAreThoseOfAllAtOnceByDelay() {
        pair("JDK", 20, 60);
        pair("JDK", 0, 1.5);
        run.fan("JDK", "FUTURES", 10, 20, 250, Map.of());
        SpeedUp grid = run.theory().speedUps().getFirst();
        assertEquals("JDK", grid.client().id());
        assertEquals(List.of(0.0, 20.0), grid.entries().stream().map(SpeedUp.Entry::delayMillis).toList());
        assertEquals(1.5, grid.entries().getFirst().times().ratio().value(), 1e-2);
        assertEquals(60, grid.entries().getLast().times().ratio().value(), 1);
    }

    @Test
    void oneLevelIsNoGridAndARawExchangeNoClient() {
        pair("OKHTTP", 20, 60);
        pair("RAW_NIO", 0, 2);
        pair("RAW_NIO", 20, 2);
        assertTrue(run.theory().speedUps().isEmpty());
    }

    private void pair(String client, double delay, double times) {
        run.fan(client, "SEQUENTIAL", 1, delay, 30 * times, Map.of()).fan(client, "FUTURES", 100, delay, 30, Map.of());
    }
}
