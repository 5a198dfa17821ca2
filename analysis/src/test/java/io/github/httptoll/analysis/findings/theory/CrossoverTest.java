// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.findings.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.httptoll.analysis.statistics.Comparison.BandPosition;
import io.github.httptoll.analysis.statistics.Comparison.PairingKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CrossoverTest {
    private final TheoryRun run = new TheoryRun();

    @Test
    void cornerIsWhereTheOtherWayIsSlowerThroughout() {
        pair(0, 1, 1.0);
        pair(0, 10, 1.3);
        pair(0, 100, 1.4);
        pair(50, 1, 1.0);
        pair(50, 10, 1.0);
        pair(50, 100, 1.2);
        Crossover map = run.theory().crossovers().getFirst();
        assertEquals(new Crossover.Corner(0, 10, 2), map.slower());
        assertEquals(3, map.equal());
        assertEquals(3, map.poolFaster());
        assertEquals(1.3, map.entries().get(1).ratio().ratio().value(), 1e-2);
        assertEquals(List.of(1, 10, 100, 1, 10, 100), map.entries().stream().map(Crossover.Entry::limit).toList());
    }

    @Test
    void largerCornerIsTaken() {
        pair(0, 10, 1.3);
        pair(0, 100, 1.3);
        pair(5, 100, 1.3);
        pair(50, 100, 1.3);
        pair(5, 10, 0.8);
        assertEquals(new Crossover.Corner(50, 100, 3), run.theory().crossovers().getFirst().slower());
    }

    @Test
    void oneEntryIsNoRegion() {
        pair(0, 100, 1.4);
        pair(50, 100, 0.7);
        Crossover map = run.theory().crossovers().getFirst();
        assertNull(map.slower());
        assertEquals(1, map.poolSlower());
        assertEquals(1, map.poolFaster());
    }

    @Test
    void cellsWithoutCommonBlocksHaveTheDriftInTheirRatio() {
        pair(0, 100, 1.0);
        run.fan("OKHTTP", "PLATFORM_POOL", 1, 0, 1, Map.of()).fan("OKHTTP", "VIRTUAL_THREADS", 1, 0, 1,
                Map.of("alone", 1.0));
        List<Crossover> maps = run.theory().crossovers();
        assertEquals(PairingKind.CONDITIONAL, maps.getFirst().entries().getFirst().ratio().basis());
        assertEquals(PairingKind.UNPAIRED, maps.getLast().entries().getFirst().ratio().basis());
        assertEquals(BandPosition.ACROSS, maps.getLast().entries().getFirst().ratio().position());
        assertEquals(1, maps.getLast().undecided());
    }

    @Test
    void sizesOfABatchAreLevelsOfTheirOwn() {
        pair(50, 100, 1.0);
        run.fan("JDK", "PLATFORM_POOL", 1_000, 50, 100, Map.of()).fan("JDK", "FUTURES", 1_000, 50, 130, Map.of());
        assertEquals(List.of(100, 1_000),
                run.theory().crossovers().getFirst().entries().stream().map(Crossover.Entry::limit).toList());
    }

    @Test
    void apachesTwoClientsAreOneLibrary() {
        run.fan("APACHE_CLASSIC", "PLATFORM_POOL", 10, 0, 20, Map.of()).fan("APACHE_ASYNC", "FUTURES", 10, 0, 30,
                Map.of());
        Crossover map = run.theory().crossovers().getFirst();
        assertEquals("APACHE_ASYNC", map.client().id());
        assertNotNull(map.entries().getFirst().ratio().ratio().interval());
    }

    private void pair(double delay, int limit, double ratio) {
        run.fan("JDK", "PLATFORM_POOL", limit, delay, 100, Map.of()).fan("JDK", "FUTURES", limit, delay, 100 * ratio,
                Map.of());
    }
}
